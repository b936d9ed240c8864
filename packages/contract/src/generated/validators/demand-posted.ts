/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { DemandPosted } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'demandId': string, 'no': string, 'status': string, 'postedAt': instant });

/** Whether a value has the form of a {@link DemandPosted}. */
export const validate: Validator<DemandPosted> = /* @__PURE__ */ validator<DemandPosted>(check);
