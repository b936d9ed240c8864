/* Generated from the schemas by `npm run generate`. Do not edit. */
import { object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { RedactionMark } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'path': string, 'method': string, 'reason': string, 'until?': string });

/** Whether a value has the form of a {@link RedactionMark}. */
export const validate: Validator<RedactionMark> = /* @__PURE__ */ validator<RedactionMark>(check);
