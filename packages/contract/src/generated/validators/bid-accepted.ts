/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { BidAccepted } from '../types.js';
import { check as BidCheck } from './bid.js';

export const check: Check = /* @__PURE__ */ object({ 'bid': BidCheck, 'receipt': string, 'lot': /* @__PURE__ */ object({ 'currentPriceFen': integer, 'nextAmountFen': integer, 'closesAt': instant, 'bidCount': integer, 'version': integer }) });

/** Whether a value has the form of a {@link BidAccepted}. */
export const validate: Validator<BidAccepted> = /* @__PURE__ */ validator<BidAccepted>(check);
