/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { BidPage } from '../types.js';
import { check as BidCheck } from './bid.js';

export const check: Check = /* @__PURE__ */ object({ 'items': /* @__PURE__ */ array(BidCheck), 'nextCursor?': string, 'total?': integer, 'asOf': instant });

/** Whether a value has the form of a {@link BidPage}. */
export const validate: Validator<BidPage> = /* @__PURE__ */ validator<BidPage>(check);
