/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, boolean, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Solution } from '../types.js';
import { check as RedactionMarkCheck } from './redaction-mark.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'rev': integer, 'demandId': string, 'view': string, 'version': integer, 'status': string, 'teamName?': string, 'organization?': /* @__PURE__ */ object({ 'id?': string, 'name': string }), 'lead?': /* @__PURE__ */ object({ 'name': string, 'title?': string }), 'members?': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'name': string, 'title?': string })), 'approach?': string, 'maturityTrl?': integer, 'milestones?': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'name?': string, 'days': integer, 'amountFen': integer })), 'quoteFen?': integer, 'evidence?': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'title': string, 'url?': string })), 'ipPlan?': string, 'attachments?': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'id': string, 'name': string, 'mime': string, 'bytes': integer, 'hash': string })), 'confidential': boolean, 'willing?': boolean, 'feedback?': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'code': string, 'text?': string })), 'contentHash?': string, 'receiptJws?': string, 'submittedAt': instant, 'createdAt': instant, 'updatedAt': instant, '_redacted?': /* @__PURE__ */ array(RedactionMarkCheck) });

/** Whether a value has the form of a {@link Solution}. */
export const validate: Validator<Solution> = /* @__PURE__ */ validator<Solution>(check);
