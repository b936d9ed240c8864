/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Deposit } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'amountFen': integer, 'method?': string, 'status': string, 'paidAt?': instant, 'releaseDueAt?': instant });

/** Whether a value has the form of a {@link Deposit}. */
export const validate: Validator<Deposit> = /* @__PURE__ */ validator<Deposit>(check);
