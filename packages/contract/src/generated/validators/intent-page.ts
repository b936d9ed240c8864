/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { IntentPage } from '../types.js';
import { check as IntentCheck } from './intent.js';

export const check: Check = /* @__PURE__ */ object({ 'items': /* @__PURE__ */ array(IntentCheck), 'nextCursor?': string, 'total?': integer, 'asOf': instant });

/** Whether a value has the form of a {@link IntentPage}. */
export const validate: Validator<IntentPage> = /* @__PURE__ */ validator<IntentPage>(check);
