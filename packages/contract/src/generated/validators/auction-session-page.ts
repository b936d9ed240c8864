/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { AuctionSessionPage } from '../types.js';
import { check as AuctionSessionCheck } from './auction-session.js';

export const check: Check = /* @__PURE__ */ object({ 'items': /* @__PURE__ */ array(AuctionSessionCheck), 'nextCursor?': string, 'total?': integer, 'asOf': instant });

/** Whether a value has the form of a {@link AuctionSessionPage}. */
export const validate: Validator<AuctionSessionPage> = /* @__PURE__ */ validator<AuctionSessionPage>(check);
