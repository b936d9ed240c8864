/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Bid } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'lotId': string, 'seq': integer, 'bidderCode': string, 'amountFen': integer, 'kind': string, 'receivedAt': instant, 'acceptedAt': instant, 'closesAtBefore': instant, 'closesAtAfter': instant, 'hash': string });

/** Whether a value has the form of a {@link Bid}. */
export const validate: Validator<Bid> = /* @__PURE__ */ validator<Bid>(check);
