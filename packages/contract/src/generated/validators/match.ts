/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Match } from '../types.js';
import { check as MatchReasonCheck } from './match-reason.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'rev': integer, 'demandId': string, 'demandTitle': string, 'counterpart': /* @__PURE__ */ object({ 'type': string, 'id': string, 'title': string }), 'scoreBp': integer, 'method': string, 'reasons': /* @__PURE__ */ array(MatchReasonCheck), 'status': string, 'proposedBy?': string, 'declineReason?': string, 'note?': string, 'createdAt': instant, 'updatedAt': instant });

/** Whether a value has the form of a {@link Match}. */
export const validate: Validator<Match> = /* @__PURE__ */ validator<Match>(check);
