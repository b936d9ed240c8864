import {
  consentTextsCreateOperation,
  consentTextsListOperation,
  consentTextsRetrieveOperation,
  consentsRevokeOperation,
  consentsSignOperation,
  type Consent,
  type ConsentRevoke,
  type ConsentSign,
  type ConsentText,
  type ConsentTextCreate,
} from '@jtop/contract';
import { requestList, type ListOf } from '../core/list.js';
import type { ApiPromise } from '../core/promise.js';
import type { Core, Params, RequestOptions, WriteOptions } from '../core/types.js';
import { requestWrite } from '../core/write.js';

export type { Consent, ConsentRevoke, ConsentSign, ConsentText, ConsentTextCreate };

const texts = () => import('@jtop/contract/validators/consent-text-page');
const text = () => import('@jtop/contract/validators/consent-text');
const one = () => import('@jtop/contract/validators/consent');

/** See {@link ConsentTexts.list}. */
export function listConsentTexts(
  core: Core,
  params?: Params<'consentTexts.list'>,
  options?: RequestOptions,
): ListOf<'consentTexts.list'> {
  return requestList(core, consentTextsListOperation, texts, params, options);
}

/** See {@link ConsentTexts.retrieve}. */
export function retrieveConsentText(
  core: Core,
  id: string,
  options?: RequestOptions,
): ApiPromise<ConsentText> {
  return core.request(consentTextsRetrieveOperation, { id, validator: text, options });
}

/** See {@link ConsentTexts.create}. */
export function createConsentText(
  core: Core,
  body: ConsentTextCreate,
  options?: WriteOptions,
): ApiPromise<ConsentText> {
  return requestWrite(core, consentTextsCreateOperation, { body, validator: text }, options);
}

/** See {@link Consents.sign}. */
export function signConsent(core: Core, body: ConsentSign, options?: WriteOptions): ApiPromise<Consent> {
  return requestWrite(core, consentsSignOperation, { body, validator: one }, options);
}

/** See {@link Consents.revoke}. */
export function revokeConsent(
  core: Core,
  id: string,
  body: ConsentRevoke = {},
  options?: WriteOptions,
): ApiPromise<Consent> {
  return requestWrite(core, consentsRevokeOperation, { id, body, validator: one }, options);
}

/** The texts that parties sign (《免责声明》 and others). */
export class ConsentTexts {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Texts that are or were in force, newest first; with `scheduled`, those that begin later.
   *
   * @example
   * const [nda] = await jtop.consentTexts.list({ kind: 'nda' }).toArray({ limit: 1 });
   */
  list(params?: Params<'consentTexts.list'>, options?: RequestOptions): ListOf<'consentTexts.list'> {
    return listConsentTexts(this.#core, params, options);
  }

  /**
   * One text in one version.
   *
   * @throws NotFoundError `not_found`
   */
  retrieve(id: string, options?: RequestOptions): ApiPromise<ConsentText> {
    return retrieveConsentText(this.#core, id, options);
  }

  /**
   * Stores the next version of a text, for the operator. Version and hash are the platform's; a text is never changed, and
   * what was signed of the version before stays good.
   *
   * @param body - `validFrom` now or later; left out, the text is in force at once
   * @throws ConflictError `consent.text_order { earliestValidFrom }`
   * @throws BadRequestError `request.invalid` for a `validFrom` that is past
   * @example
   * await jtop.consentTexts.create({ kind: 'nda', title: { zh: '保密承诺书' }, text: { zh } });
   */
  create(body: ConsentTextCreate, options?: WriteOptions): ApiPromise<ConsentText> {
    return createConsentText(this.#core, body, options);
  }
}

/** Consents of the caller. Those that it gave: `jtop.me.consents.list()`. */
export class Consents {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Signs the current text of a kind, for one thing; again, it gives the consent that there is.
   *
   * @example
   * await jtop.consents.sign({
   *   kind: nda.kind, textVersion: nda.version, textHash: nda.textHash, subject: { type: 'solution', id },
   * });
   * @throws ConflictError `consent.text_stale { textVersion, textHash }`, `consent.text_missing` while there is none
   */
  sign(body: ConsentSign, options?: WriteOptions): ApiPromise<Consent> {
    return signConsent(this.#core, body, options);
  }

  /**
   * Takes a consent back. It counts at once: a contest that stood on it halts.
   *
   * @throws ConflictError `consent.state`
   */
  revoke(id: string, body?: ConsentRevoke, options?: WriteOptions): ApiPromise<Consent> {
    return revokeConsent(this.#core, id, body, options);
  }
}
