/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Registration } from '../types.js';
import { check as DepositCheck } from './deposit.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'lotId': string, 'bidderCode': string, 'qualification': string, 'agreedRulesHash': string, 'agreedAt': instant, 'deposit': DepositCheck });

/** Whether a value has the form of a {@link Registration}. */
export const validate: Validator<Registration> = /* @__PURE__ */ validator<Registration>(check);
