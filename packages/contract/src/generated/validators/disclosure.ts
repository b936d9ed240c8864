/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Disclosure } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'level': string, 'hiddenFields': /* @__PURE__ */ array(string), 'aliasName?': string });

/** Whether a value has the form of a {@link Disclosure}. */
export const validate: Validator<Disclosure> = /* @__PURE__ */ validator<Disclosure>(check);
