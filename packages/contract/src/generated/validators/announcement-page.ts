/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { AnnouncementPage } from '../types.js';
import { check as AnnouncementCheck } from './announcement.js';

export const check: Check = /* @__PURE__ */ object({ 'items': /* @__PURE__ */ array(AnnouncementCheck), 'nextCursor?': string, 'total?': integer, 'asOf': instant });

/** Whether a value has the form of a {@link AnnouncementPage}. */
export const validate: Validator<AnnouncementPage> = /* @__PURE__ */ validator<AnnouncementPage>(check);
