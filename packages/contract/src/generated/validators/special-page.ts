/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { SpecialPage } from '../types.js';
import { check as SpecialCheck } from './special.js';

export const check: Check = /* @__PURE__ */ object({ 'items': /* @__PURE__ */ array(SpecialCheck), 'nextCursor?': string, 'total?': integer, 'asOf': instant });

/** Whether a value has the form of a {@link SpecialPage}. */
export const validate: Validator<SpecialPage> = /* @__PURE__ */ validator<SpecialPage>(check);
