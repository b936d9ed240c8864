/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { OrganizationPage } from '../types.js';
import { check as OrganizationCheck } from './organization.js';

export const check: Check = /* @__PURE__ */ object({ 'items': /* @__PURE__ */ array(OrganizationCheck), 'nextCursor?': string, 'total?': integer, 'asOf': instant });

/** Whether a value has the form of a {@link OrganizationPage}. */
export const validate: Validator<OrganizationPage> = /* @__PURE__ */ validator<OrganizationPage>(check);
