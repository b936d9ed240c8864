/* Generated from the schemas by `npm run generate`. Do not edit. */
import { integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { PayLaterTerms } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'trialMonths': integer, 'upfrontFen': integer, 'trigger': string, 'feeFen?': integer, 'royaltyBp?': integer, 'capFen?': integer, 'conversionDeadline?': string, 'onFailure': string });

/** Whether a value has the form of a {@link PayLaterTerms}. */
export const validate: Validator<PayLaterTerms> = /* @__PURE__ */ validator<PayLaterTerms>(check);
