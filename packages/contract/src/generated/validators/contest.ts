/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Contest } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'rev': integer, 'demandId': string, 'status': string, 'rounds': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'no': integer, 'title': string, 'startsAt': instant })), 'solutionCount': integer, 'solutions?': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'solutionId': string, 'teamName': string })), 'award?': /* @__PURE__ */ object({ 'at': instant, 'solutionId?': string, 'teamName?': string }), 'createdAt': instant, 'updatedAt': instant });

/** Whether a value has the form of a {@link Contest}. */
export const validate: Validator<Contest> = /* @__PURE__ */ validator<Contest>(check);
