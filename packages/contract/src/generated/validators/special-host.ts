/* Generated from the schemas by `npm run generate`. Do not edit. */
import { object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { SpecialHost } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'orgId': string, 'name': string, 'role': string });

/** Whether a value has the form of a {@link SpecialHost}. */
export const validate: Validator<SpecialHost> = /* @__PURE__ */ validator<SpecialHost>(check);
