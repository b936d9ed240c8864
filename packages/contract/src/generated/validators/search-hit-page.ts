/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { SearchHitPage } from '../types.js';
import { check as SearchHitCheck } from './search-hit.js';

export const check: Check = /* @__PURE__ */ object({ 'items': /* @__PURE__ */ array(SearchHitCheck), 'nextCursor?': string, 'total?': integer, 'asOf': instant });

/** Whether a value has the form of a {@link SearchHitPage}. */
export const validate: Validator<SearchHitPage> = /* @__PURE__ */ validator<SearchHitPage>(check);
