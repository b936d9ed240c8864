/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Organization } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'rev': integer, 'name': string, 'shortName?': string, 'kind': string, 'roles': /* @__PURE__ */ array(string), 'legalForm': string, 'uscc?': string, 'adcode': string, 'contact?': /* @__PURE__ */ object({ 'people?': string, 'phone?': string, 'email?': string, 'address?': string }), 'logoUrl?': string, 'verifiedAt?': instant });

/** Whether a value has the form of a {@link Organization}. */
export const validate: Validator<Organization> = /* @__PURE__ */ validator<Organization>(check);
