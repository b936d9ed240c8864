/* Generated from the schemas by `npm run generate`. Do not edit. */
import { either, validator, type Check, type Validator } from '../../common/validator.js';
import type { LogEntry } from '../types.js';
import { check as AnnouncedEntryCheck } from './announced-entry.js';
import { check as BidEntryCheck } from './bid-entry.js';
import { check as CancelledEntryCheck } from './cancelled-entry.js';
import { check as ClosedEntryCheck } from './closed-entry.js';
import { check as ResumedEntryCheck } from './resumed-entry.js';
import { check as SuspendedEntryCheck } from './suspended-entry.js';
import { check as VoidedEntryCheck } from './voided-entry.js';

export const check: Check = /* @__PURE__ */ either(AnnouncedEntryCheck, BidEntryCheck, SuspendedEntryCheck, ResumedEntryCheck, CancelledEntryCheck, VoidedEntryCheck, ClosedEntryCheck);

/** Whether a value has the form of a {@link LogEntry}. */
export const validate: Validator<LogEntry> = /* @__PURE__ */ validator<LogEntry>(check);
