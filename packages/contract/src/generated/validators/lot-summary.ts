/* Generated from the schemas by `npm run generate`. Do not edit. */
import { boolean, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { LotSummary } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'status': string, 'phase?': string, 'closesAt': instant, 'currentPriceFen?': integer, 'leadingBidderCode?': string, 'nextAmountFen?': integer, 'bidCount': integer, 'bidderCount': integer, 'extensions': integer, 'reserveMet?': boolean, 'headHash?': string, 'version': integer });

/** Whether a value has the form of a {@link LotSummary}. */
export const validate: Validator<LotSummary> = /* @__PURE__ */ validator<LotSummary>(check);
