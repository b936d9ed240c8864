/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { DemandPreview } from '../types.js';
import { check as RedactionMarkCheck } from './redaction-mark.js';

export const check: Check = /* @__PURE__ */ object({ 'views': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'level': string, 'demand': /* @__PURE__ */ object({ 'title': string, 'field': string, 'purpose?': string, 'track': string, 'company?': /* @__PURE__ */ object({ 'partyId?': string, 'name': string }), 'adcode?': string, 'contactPerson?': /* @__PURE__ */ object({ 'name?': string, 'phone?': string, 'email?': string }), 'summary?': string, 'problem?': string, 'targetMetrics?': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'name': string, 'op': string, 'value': string, 'unit?': string })), 'constraints?': string, 'presentState?': string, 'keywords?': /* @__PURE__ */ array(string), 'ipc?': /* @__PURE__ */ array(string), 'askedTrl?': /* @__PURE__ */ object({ 'min': integer, 'max': integer }), 'budgetFen?': /* @__PURE__ */ object({ 'minFen': integer, 'maxFen': integer }), 'budgetBand?': string, 'cooperationModes?': /* @__PURE__ */ array(string), 'ipPreference?': string, 'deadline?': instant, 'externalUrl?': string, '_redacted?': /* @__PURE__ */ array(RedactionMarkCheck) }) })) });

/** Whether a value has the form of a {@link DemandPreview}. */
export const validate: Validator<DemandPreview> = /* @__PURE__ */ validator<DemandPreview>(check);
