/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, boolean, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { OwnSolution } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'solutionId': string, 'demandId': string, 'version': integer, 'status': string, 'teamName': string, 'lead': /* @__PURE__ */ object({ 'name': string, 'title?': string }), 'members?': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'name': string, 'title?': string })), 'approach': string, 'maturityTrl': integer, 'milestones': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'name': string, 'days': integer, 'amountFen': integer })), 'quoteFen': integer, 'evidence?': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'title': string, 'url?': string })), 'ipPlan?': string, 'attachments?': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'id': string, 'name': string, 'mime': string, 'bytes': integer, 'hash': string })), 'confidential': boolean });

/** Whether a value has the form of a {@link OwnSolution}. */
export const validate: Validator<OwnSolution> = /* @__PURE__ */ validator<OwnSolution>(check);
