/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, integer, literal, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { ResumedEntry } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'lotId': string, 'index': integer, 'type': /* @__PURE__ */ literal("resumed"), 'at': instant, 'data': /* @__PURE__ */ object({ 'reason?': string, 'closesAtAfter?': instant }), 'prevHash': string, 'hash': string });

/** Whether a value has the form of a {@link ResumedEntry}. */
export const validate: Validator<ResumedEntry> = /* @__PURE__ */ validator<ResumedEntry>(check);
