/* Generated from the schemas by `npm run generate`. Do not edit. */
import { either, validator, type Check, type Validator } from '../../common/validator.js';
import type { BidOutcome } from '../types.js';
import { check as BidAcceptedCheck } from './bid-accepted.js';
import { check as BidDryRunCheck } from './bid-dry-run.js';

export const check: Check = /* @__PURE__ */ either(BidAcceptedCheck, BidDryRunCheck);

/** Whether a value has the form of a {@link BidOutcome}. */
export const validate: Validator<BidOutcome> = /* @__PURE__ */ validator<BidOutcome>(check);
