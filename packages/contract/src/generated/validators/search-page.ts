/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, boolean, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { SearchPage } from '../types.js';
import { check as SearchHitCheck } from './search-hit.js';

export const check: Check = /* @__PURE__ */ object({ 'items': /* @__PURE__ */ array(SearchHitCheck), 'nextCursor?': string, 'total?': integer, 'asOf': instant, 'facets': /* @__PURE__ */ object({ 'type': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'value': string, 'count': integer })), 'field': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'value': string, 'count': integer })), 'city': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'value': string, 'count': integer })), 'mode': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'value': string, 'count': integer })), 'priceBand': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'value': string, 'count': integer })) }), 'partial?': boolean });

/** Whether a value has the form of a {@link SearchPage}. */
export const validate: Validator<SearchPage> = /* @__PURE__ */ validator<SearchPage>(check);
