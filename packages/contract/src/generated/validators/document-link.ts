/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { DocumentLink } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'url': string, 'expiresAt': instant });

/** Whether a value has the form of a {@link DocumentLink}. */
export const validate: Validator<DocumentLink> = /* @__PURE__ */ validator<DocumentLink>(check);
