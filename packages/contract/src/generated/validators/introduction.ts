/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Introduction } from '../types.js';
import { check as RegistrationCheck } from './registration.js';

export const check: Check = /* @__PURE__ */ object({ 'partyId': string, 'displayName': string, 'roles': /* @__PURE__ */ array(string), 'registrations': /* @__PURE__ */ array(RegistrationCheck) });

/** Whether a value has the form of a {@link Introduction}. */
export const validate: Validator<Introduction> = /* @__PURE__ */ validator<Introduction>(check);
