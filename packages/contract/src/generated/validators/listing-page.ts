/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { ListingPage } from '../types.js';
import { check as ListingCheck } from './listing.js';

export const check: Check = /* @__PURE__ */ object({ 'items': /* @__PURE__ */ array(ListingCheck), 'nextCursor?': string, 'total?': integer, 'asOf': instant });

/** Whether a value has the form of a {@link ListingPage}. */
export const validate: Validator<ListingPage> = /* @__PURE__ */ validator<ListingPage>(check);
