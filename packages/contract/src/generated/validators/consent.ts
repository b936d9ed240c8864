/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Consent } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'kind': string, 'subject': /* @__PURE__ */ object({ 'type': string, 'id': string }), 'textVersion': integer, 'textHash': string, 'method': string, 'signedAt': instant, 'revokedAt?': instant });

/** Whether a value has the form of a {@link Consent}. */
export const validate: Validator<Consent> = /* @__PURE__ */ validator<Consent>(check);
