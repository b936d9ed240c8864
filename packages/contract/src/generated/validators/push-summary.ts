/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { PushSummary } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'demandId': string, 'audience': string, 'sentCount': integer, 'skippedCount': integer, 'at': instant });

/** Whether a value has the form of a {@link PushSummary}. */
export const validate: Validator<PushSummary> = /* @__PURE__ */ validator<PushSummary>(check);
