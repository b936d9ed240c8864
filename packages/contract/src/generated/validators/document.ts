/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Document } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'name': string, 'mime': string, 'bytes': integer, 'hash': string, 'kind': string, 'uploadedAt': instant, 'expiresAt?': instant });

/** Whether a value has the form of a {@link Document}. */
export const validate: Validator<Document> = /* @__PURE__ */ validator<Document>(check);
