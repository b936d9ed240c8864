/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Problem } from '../types.js';
import { check as FieldErrorCheck } from './field-error.js';

export const check: Check = /* @__PURE__ */ object({ 'type': string, 'title': string, 'status': integer, 'code': string, 'detail?': string, 'requestId': string, 'errors?': /* @__PURE__ */ array(FieldErrorCheck) });

/** Whether a value has the form of a {@link Problem}. */
export const validate: Validator<Problem> = /* @__PURE__ */ validator<Problem>(check);
