/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { SeasonPage } from '../types.js';
import { check as SeasonCheck } from './season.js';

export const check: Check = /* @__PURE__ */ object({ 'items': /* @__PURE__ */ array(SeasonCheck), 'nextCursor?': string, 'total?': integer, 'asOf': instant });

/** Whether a value has the form of a {@link SeasonPage}. */
export const validate: Validator<SeasonPage> = /* @__PURE__ */ validator<SeasonPage>(check);
