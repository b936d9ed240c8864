/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, integer, literal, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { AnnouncedEntry } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'lotId': string, 'index': integer, 'type': /* @__PURE__ */ literal("announced"), 'at': instant, 'data': /* @__PURE__ */ object({ 'rulesHash': string, 'announcementHash': string, 'reserveCommitment?': string, 'keyId': string }), 'prevHash': string, 'hash': string });

/** Whether a value has the form of a {@link AnnouncedEntry}. */
export const validate: Validator<AnnouncedEntry> = /* @__PURE__ */ validator<AnnouncedEntry>(check);
