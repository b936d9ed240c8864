/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { HandoffDraft } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'secret': string, 'confirmUrl': string, 'expiresAt': instant });

/** Whether a value has the form of a {@link HandoffDraft}. */
export const validate: Validator<HandoffDraft> = /* @__PURE__ */ validator<HandoffDraft>(check);
