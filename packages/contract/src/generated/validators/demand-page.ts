/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { DemandPage } from '../types.js';
import { check as DemandCheck } from './demand.js';

export const check: Check = /* @__PURE__ */ object({ 'items': /* @__PURE__ */ array(DemandCheck), 'nextCursor?': string, 'total?': integer, 'asOf': instant });

/** Whether a value has the form of a {@link DemandPage}. */
export const validate: Validator<DemandPage> = /* @__PURE__ */ validator<DemandPage>(check);
