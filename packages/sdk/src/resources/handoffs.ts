import {
  handoffsCreateOperation,
  handoffsRetrieveOperation,
  type Handoff,
  type HandoffCreate,
  type HandoffDraft,
  type HandoffResult,
  type Introduction,
  type OwnSolution,
} from '@jtop/contract';
import type { ApiPromise } from '../core/promise.js';
import type { Core, RequestOptions, WriteOptions } from '../core/types.js';
import { requestWrite } from '../core/write.js';

export type { Handoff, HandoffCreate, HandoffDraft, HandoffResult, Introduction, OwnSolution };

const draft = () => import('@jtop/contract/validators/handoff-draft');
const one = () => import('@jtop/contract/validators/handoff');

/** See {@link Handoffs.create}. */
export function createHandoff(
  core: Core,
  body: HandoffCreate,
  options?: WriteOptions,
): ApiPromise<HandoffDraft> {
  return requestWrite(core, handoffsCreateOperation, { body, validator: draft }, options);
}

/** See {@link Handoffs.retrieve}. */
export function retrieveHandoff(
  core: Core,
  { id, secret }: Pick<HandoffDraft, 'id' | 'secret'>,
  options?: RequestOptions,
): ApiPromise<Handoff> {
  const headers = { Authorization: `Handoff ${secret}` };
  return core.request(handoffsRetrieveOperation, { id, validator: one, options, headers });
}

/** Acts of consequence that a page drafts and a person confirms on the platform's own page. */
export class Handoffs {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Drafts an act. The person has to be sent to `confirmUrl`; `secret` asks what became of it.
   *
   * @example
   * const { confirmUrl } = await jtop.handoffs.create({
   *   siteKey: 'pk_demo', operation: 'lots.bids.place', params: { lotId }, body: { amountFen: 13_000_000 },
   * });
   * @throws PermissionError `handoff.site_key`, `handoff.origin`
   */
  create(body: HandoffCreate, options?: WriteOptions): ApiPromise<HandoffDraft> {
    return createHandoff(this.#core, body, options);
  }

  /**
   * Where a hand-off stands, and what came of it.
   *
   * @throws NotFoundError `not_found`, also for a wrong secret
   */
  retrieve(draft: Pick<HandoffDraft, 'id' | 'secret'>, options?: RequestOptions): ApiPromise<Handoff> {
    return retrieveHandoff(this.#core, draft, options);
  }
}
