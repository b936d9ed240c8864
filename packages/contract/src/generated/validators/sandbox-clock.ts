/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, integer, object, validator, type Check, type Validator } from '../../common/validator.js';
import type { SandboxClock } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'now': instant, 'advancedMs': integer });

/** Whether a value has the form of a {@link SandboxClock}. */
export const validate: Validator<SandboxClock> = /* @__PURE__ */ validator<SandboxClock>(check);
