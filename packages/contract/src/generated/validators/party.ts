/* Generated from the schemas by `npm run generate`. Do not edit. */
import { boolean, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Party } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'rev': integer, 'displayName': string, 'organizationId?': string, 'legalForm': string, 'realNameVerifiedAt?': instant, 'banned': boolean, 'bannedUntil?': instant });

/** Whether a value has the form of a {@link Party}. */
export const validate: Validator<Party> = /* @__PURE__ */ validator<Party>(check);
