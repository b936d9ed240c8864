/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, integer, literal, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { BidEntry } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'lotId': string, 'index': integer, 'type': /* @__PURE__ */ literal("bid"), 'at': instant, 'data': /* @__PURE__ */ object({ 'seq': integer, 'bidderCode': string, 'amountFen': integer, 'kind': string, 'receivedAt': instant, 'acceptedAt': instant, 'closesAtBefore': instant, 'closesAtAfter': instant }), 'prevHash': string, 'hash': string });

/** Whether a value has the form of a {@link BidEntry}. */
export const validate: Validator<BidEntry> = /* @__PURE__ */ validator<BidEntry>(check);
