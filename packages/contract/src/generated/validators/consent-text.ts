/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { ConsentText } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'kind': string, 'version': integer, 'title': /* @__PURE__ */ object({ 'zh': string, 'en?': string }), 'text': /* @__PURE__ */ object({ 'zh': string, 'en?': string }), 'textHash': string, 'validFrom': instant, 'validTo?': instant });

/** Whether a value has the form of a {@link ConsentText}. */
export const validate: Validator<ConsentText> = /* @__PURE__ */ validator<ConsentText>(check);
