/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { IpRight } from '../types.js';
import { check as VerificationCheck } from './verification.js';

export const check: Check = /* @__PURE__ */ object({ 'form': string, 'formNote?': string, 'number?': string, 'kind?': string, 'title': string, 'applicants': /* @__PURE__ */ array(string), 'owners': /* @__PURE__ */ array(string), 'filedOn?': string, 'grantedOn?': string, 'expiresOn?': string, 'legalStatus': string, 'verification?': VerificationCheck });

/** Whether a value has the form of a {@link IpRight}. */
export const validate: Validator<IpRight> = /* @__PURE__ */ validator<IpRight>(check);
