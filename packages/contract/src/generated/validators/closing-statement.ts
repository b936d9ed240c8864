/* Generated from the schemas by `npm run generate`. Do not edit. */
import { object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { ClosingStatement } from '../types.js';
import { check as ClosedEntryCheck } from './closed-entry.js';

export const check: Check = /* @__PURE__ */ object({ 'entry': ClosedEntryCheck, 'jws': string });

/** Whether a value has the form of a {@link ClosingStatement}. */
export const validate: Validator<ClosingStatement> = /* @__PURE__ */ validator<ClosingStatement>(check);
