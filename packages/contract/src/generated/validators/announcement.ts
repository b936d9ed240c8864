/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Announcement } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'kind': string, 'lotIds': /* @__PURE__ */ array(string), 'text': string, 'hash': string, 'publishedAt': instant });

/** Whether a value has the form of a {@link Announcement}. */
export const validate: Validator<Announcement> = /* @__PURE__ */ validator<Announcement>(check);
