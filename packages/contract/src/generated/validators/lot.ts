/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, boolean, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Lot } from '../types.js';
import { check as LotRulesCheck } from './lot-rules.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'rev': integer, 'no': string, 'listingId': string, 'listing': /* @__PURE__ */ object({ 'id': string, 'title': string, 'fields': /* @__PURE__ */ array(string) }), 'sessionId': string, 'attempt': integer, 'previousLotId?': string, 'status': string, 'phase?': string, 'rules': LotRulesCheck, 'rulesHash?': string, 'announcementId?': string, 'hasReserve': boolean, 'reserveMet?': boolean, 'currentPriceFen?': integer, 'leadingBidderCode?': string, 'nextAmountFen?': integer, 'bidCount': integer, 'bidderCount': integer, 'extensions': integer, 'opensAt': instant, 'closesAt': instant, 'headHash?': string, 'version': integer, 'createdAt': instant, 'updatedAt': instant });

/** Whether a value has the form of a {@link Lot}. */
export const validate: Validator<Lot> = /* @__PURE__ */ validator<Lot>(check);
