/* Generated from the schemas by `npm run generate`. Do not edit. */
import { object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { FieldError } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'path': string, 'code': string, 'message': string });

/** Whether a value has the form of a {@link FieldError}. */
export const validate: Validator<FieldError> = /* @__PURE__ */ validator<FieldError>(check);
