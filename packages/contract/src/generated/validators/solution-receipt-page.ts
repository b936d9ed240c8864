/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { SolutionReceiptPage } from '../types.js';
import { check as SolutionReceiptCheck } from './solution-receipt.js';

export const check: Check = /* @__PURE__ */ object({ 'items': /* @__PURE__ */ array(SolutionReceiptCheck), 'nextCursor?': string, 'total?': integer, 'asOf': instant });

/** Whether a value has the form of a {@link SolutionReceiptPage}. */
export const validate: Validator<SolutionReceiptPage> = /* @__PURE__ */ validator<SolutionReceiptPage>(check);
