/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { PushPage } from '../types.js';
import { check as PushCheck } from './push.js';

export const check: Check = /* @__PURE__ */ object({ 'items': /* @__PURE__ */ array(PushCheck), 'nextCursor?': string, 'total?': integer, 'asOf': instant });

/** Whether a value has the form of a {@link PushPage}. */
export const validate: Validator<PushPage> = /* @__PURE__ */ validator<PushPage>(check);
