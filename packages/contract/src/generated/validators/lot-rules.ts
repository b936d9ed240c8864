/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, literal, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { LotRules } from '../types.js';
import { check as IncrementCheck } from './increment.js';

export const check: Check = /* @__PURE__ */ object({ 'preset': string, 'pricing': string, 'startPriceFen': integer, 'incrementMode': string, 'maxJumpSteps': integer, 'depositFen': integer, 'minBidders': integer, 'singleBidderPolicy': string, 'windowMs': integer, 'extendMs': integer, 'extendFrom': string, 'maxExtensions?': integer, 'closeGraceMs': integer, 'paymentDueDays?': integer, 'confirmWithinDays': integer, 'announceDaysMin': integer, 'displayDaysMin': integer, 'increment': IncrementCheck, 'registerUntil?': instant, 'opensAt': instant, 'scheduledCloseAt': instant, 'preemption?': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'partyId': string, 'rank': integer })), 'allowProxy': /* @__PURE__ */ literal(false), 'sellerPartyIds': /* @__PURE__ */ array(string), 'reserveCommitment?': string });

/** Whether a value has the form of a {@link LotRules}. */
export const validate: Validator<LotRules> = /* @__PURE__ */ validator<LotRules>(check);
