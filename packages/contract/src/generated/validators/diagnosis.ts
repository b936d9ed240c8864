/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Diagnosis } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'panel?': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'kind': string, 'name': string })), 'validity': string, 'clarity': integer, 'difficulty': integer, 'marketValue': integer, 'suggestedIpc': /* @__PURE__ */ array(string), 'comments?': string, 'at': instant });

/** Whether a value has the form of a {@link Diagnosis}. */
export const validate: Validator<Diagnosis> = /* @__PURE__ */ validator<Diagnosis>(check);
