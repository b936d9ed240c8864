/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Push } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'demandId': string, 'audience': string, 'channel': string, 'batchNo?': integer, 'recipient?': /* @__PURE__ */ object({ 'partyId': string, 'name': string }), 'matchId?': string, 'sentAt': instant, 'openedAt?': instant, 'respondedAt?': instant });

/** Whether a value has the form of a {@link Push}. */
export const validate: Validator<Push> = /* @__PURE__ */ validator<Push>(check);
