/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, boolean, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { MatchReason } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'code': string, 'weightBp': integer, 'facts': /* @__PURE__ */ object({ 'terms?': /* @__PURE__ */ array(string), 'depth?': string, 'symbol?': string, 'field?': string, 'near?': boolean, 'trl?': /* @__PURE__ */ object({ 'min': integer, 'max': integer }), 'asked?': /* @__PURE__ */ object({ 'min': integer, 'max': integer }), 'within?': boolean, 'level?': string, 'note?': string }) });

/** Whether a value has the form of a {@link MatchReason}. */
export const validate: Validator<MatchReason> = /* @__PURE__ */ validator<MatchReason>(check);
