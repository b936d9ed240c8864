/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, boolean, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { ImportTemplate } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'version': integer, 'title': /* @__PURE__ */ object({ 'zh': string, 'en?': string }), 'columns': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'code': string, 'title': /* @__PURE__ */ object({ 'zh': string, 'en?': string }), 'required': boolean, 'maxLength?': integer, 'values?': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'code': string, 'title': /* @__PURE__ */ object({ 'zh': string, 'en?': string }) })), 'example?': string })), 'maxRows': integer, 'url': string });

/** Whether a value has the form of a {@link ImportTemplate}. */
export const validate: Validator<ImportTemplate> = /* @__PURE__ */ validator<ImportTemplate>(check);
