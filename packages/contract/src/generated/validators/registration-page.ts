/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { RegistrationPage } from '../types.js';
import { check as RegistrationCheck } from './registration.js';

export const check: Check = /* @__PURE__ */ object({ 'items': /* @__PURE__ */ array(RegistrationCheck), 'nextCursor?': string, 'total?': integer, 'asOf': instant });

/** Whether a value has the form of a {@link RegistrationPage}. */
export const validate: Validator<RegistrationPage> = /* @__PURE__ */ validator<RegistrationPage>(check);
