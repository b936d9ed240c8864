/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { PushCoverage } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'published': integer, 'pushed': integer, 'coverageBp': integer, 'fields': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'field': string, 'published': integer, 'pushed': integer })), 'asOf': instant });

/** Whether a value has the form of a {@link PushCoverage}. */
export const validate: Validator<PushCoverage> = /* @__PURE__ */ validator<PushCoverage>(check);
