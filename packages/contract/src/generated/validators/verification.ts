/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Verification } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'kind': string, 'outcome': string, 'encumbrances': /* @__PURE__ */ array(string), 'checkedAt': instant, 'checkedBy': string, 'expiresAt': instant });

/** Whether a value has the form of a {@link Verification}. */
export const validate: Validator<Verification> = /* @__PURE__ */ validator<Verification>(check);
