/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { BidToken } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'accessToken': string, 'lotId': string, 'maxAmountFen': integer, 'origin': string, 'expiresAt': instant });

/** Whether a value has the form of a {@link BidToken}. */
export const validate: Validator<BidToken> = /* @__PURE__ */ validator<BidToken>(check);
