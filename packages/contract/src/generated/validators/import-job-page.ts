/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { ImportJobPage } from '../types.js';
import { check as ImportJobCheck } from './import-job.js';

export const check: Check = /* @__PURE__ */ object({ 'items': /* @__PURE__ */ array(ImportJobCheck), 'nextCursor?': string, 'total?': integer, 'asOf': instant });

/** Whether a value has the form of a {@link ImportJobPage}. */
export const validate: Validator<ImportJobPage> = /* @__PURE__ */ validator<ImportJobPage>(check);
