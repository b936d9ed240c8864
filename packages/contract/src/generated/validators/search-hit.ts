/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { SearchHit } from '../types.js';
import { check as RedactionMarkCheck } from './redaction-mark.js';

export const check: Check = /* @__PURE__ */ object({ 'type': string, 'id': string, 'no': string, 'title': /* @__PURE__ */ object({ 'text': string, 'marks': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'from': integer, 'to': integer })) }), 'snippet?': /* @__PURE__ */ object({ 'text': string, 'marks': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'from': integer, 'to': integer })) }), 'fields': /* @__PURE__ */ array(string), 'adcode?': string, 'modes?': /* @__PURE__ */ array(string), 'priceBand?': string, '_redacted?': /* @__PURE__ */ array(RedactionMarkCheck) });

/** Whether a value has the form of a {@link SearchHit}. */
export const validate: Validator<SearchHit> = /* @__PURE__ */ validator<SearchHit>(check);
