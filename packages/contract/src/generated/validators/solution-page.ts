/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { SolutionPage } from '../types.js';
import { check as SolutionCheck } from './solution.js';

export const check: Check = /* @__PURE__ */ object({ 'items': /* @__PURE__ */ array(SolutionCheck), 'nextCursor?': string, 'total?': integer, 'asOf': instant });

/** Whether a value has the form of a {@link SolutionPage}. */
export const validate: Validator<SolutionPage> = /* @__PURE__ */ validator<SolutionPage>(check);
