/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Special } from '../types.js';
import { check as KpiTargetCheck } from './kpi-target.js';
import { check as SpecialSessionCheck } from './special-session.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'rev': integer, 'no': integer, 'seasonId': string, 'seasonKind': string, 'year': integer, 'field': string, 'title': /* @__PURE__ */ object({ 'zh': string, 'en?': string }), 'targets': /* @__PURE__ */ array(KpiTargetCheck), 'sessions': /* @__PURE__ */ array(SpecialSessionCheck) });

/** Whether a value has the form of a {@link Special}. */
export const validate: Validator<Special> = /* @__PURE__ */ validator<Special>(check);
