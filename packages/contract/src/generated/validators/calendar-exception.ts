/* Generated from the schemas by `npm run generate`. Do not edit. */
import { object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { CalendarException } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'date': string, 'action': string, 'to?': string, 'reason': string });

/** Whether a value has the form of a {@link CalendarException}. */
export const validate: Validator<CalendarException> = /* @__PURE__ */ validator<CalendarException>(check);
