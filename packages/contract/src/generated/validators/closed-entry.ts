/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, integer, literal, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { ClosedEntry } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'lotId': string, 'index': integer, 'type': /* @__PURE__ */ literal("closed"), 'at': instant, 'data': /* @__PURE__ */ object({ 'result': string, 'winnerBidderCode?': string, 'priceFen?': integer, 'bidCount': integer, 'extensions': integer, 'reserve?': /* @__PURE__ */ object({ 'priceFen': integer, 'salt': string }) }), 'prevHash': string, 'hash': string });

/** Whether a value has the form of a {@link ClosedEntry}. */
export const validate: Validator<ClosedEntry> = /* @__PURE__ */ validator<ClosedEntry>(check);
