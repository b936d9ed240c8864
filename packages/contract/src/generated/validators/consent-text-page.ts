/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { ConsentTextPage } from '../types.js';
import { check as ConsentTextCheck } from './consent-text.js';

export const check: Check = /* @__PURE__ */ object({ 'items': /* @__PURE__ */ array(ConsentTextCheck), 'nextCursor?': string, 'total?': integer, 'asOf': instant });

/** Whether a value has the form of a {@link ConsentTextPage}. */
export const validate: Validator<ConsentTextPage> = /* @__PURE__ */ validator<ConsentTextPage>(check);
