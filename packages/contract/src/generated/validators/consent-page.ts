/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { ConsentPage } from '../types.js';
import { check as ConsentCheck } from './consent.js';

export const check: Check = /* @__PURE__ */ object({ 'items': /* @__PURE__ */ array(ConsentCheck), 'nextCursor?': string, 'total?': integer, 'asOf': instant });

/** Whether a value has the form of a {@link ConsentPage}. */
export const validate: Validator<ConsentPage> = /* @__PURE__ */ validator<ConsentPage>(check);
