/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { AuctionSession } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'rev': integer, 'seasonId': string, 'kind': string, 'date': string, 'opensAt': instant, 'closesAt?': instant, 'specialSessionId?': string, 'specialTitle?': string, 'lotCount': integer, 'starredCount?': integer });

/** Whether a value has the form of a {@link AuctionSession}. */
export const validate: Validator<AuctionSession> = /* @__PURE__ */ validator<AuctionSession>(check);
