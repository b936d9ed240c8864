/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { ImportJob } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'template': string, 'mode': string, 'fileName': string, 'fileHash': string, 'submittedVia': string, 'rows': integer, 'created': integer, 'updated': integer, 'unchanged': integer, 'rejected': integer, 'errorCount': integer, 'errors': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'row': integer, 'column?': string, 'code': string, 'message': string })), 'createdIds': /* @__PURE__ */ array(string), 'createdAt': instant });

/** Whether a value has the form of a {@link ImportJob}. */
export const validate: Validator<ImportJob> = /* @__PURE__ */ validator<ImportJob>(check);
