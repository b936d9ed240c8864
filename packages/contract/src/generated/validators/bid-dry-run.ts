/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, integer, literal, object, validator, type Check, type Validator } from '../../common/validator.js';
import type { BidDryRun } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'wouldAccept': /* @__PURE__ */ literal(true), 'nextAmountFen': integer, 'closesAtAfter': instant });

/** Whether a value has the form of a {@link BidDryRun}. */
export const validate: Validator<BidDryRun> = /* @__PURE__ */ validator<BidDryRun>(check);
