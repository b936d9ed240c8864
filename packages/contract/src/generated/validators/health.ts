/* Generated from the schemas by `npm run generate`. Do not edit. */
import { object, record, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Health } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'status': string, 'checks?': /* @__PURE__ */ record(string) });

/** Whether a value has the form of a {@link Health}. */
export const validate: Validator<Health> = /* @__PURE__ */ validator<Health>(check);
