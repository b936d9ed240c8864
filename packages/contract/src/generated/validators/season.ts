/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Season } from '../types.js';
import { check as CalendarExceptionCheck } from './calendar-exception.js';
import { check as KpiTargetCheck } from './kpi-target.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'rev': integer, 'kind': string, 'year': integer, 'title': /* @__PURE__ */ object({ 'zh': string, 'en?': string }), 'basis': /* @__PURE__ */ object({ 'docNo': string, 'date': string, 'url?': string }), 'focusFields': /* @__PURE__ */ array(string), 'startsAt': instant, 'endsAt': instant, 'biddingDays': /* @__PURE__ */ array(string), 'calendarExceptions': /* @__PURE__ */ array(CalendarExceptionCheck), 'targets': /* @__PURE__ */ array(KpiTargetCheck), 'status': string });

/** Whether a value has the form of a {@link Season}. */
export const validate: Validator<Season> = /* @__PURE__ */ validator<Season>(check);
