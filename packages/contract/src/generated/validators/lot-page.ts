/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { LotPage } from '../types.js';
import { check as LotCheck } from './lot.js';

export const check: Check = /* @__PURE__ */ object({ 'items': /* @__PURE__ */ array(LotCheck), 'nextCursor?': string, 'total?': integer, 'asOf': instant });

/** Whether a value has the form of a {@link LotPage}. */
export const validate: Validator<LotPage> = /* @__PURE__ */ validator<LotPage>(check);
