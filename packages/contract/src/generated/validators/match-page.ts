/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { MatchPage } from '../types.js';
import { check as MatchCheck } from './match.js';

export const check: Check = /* @__PURE__ */ object({ 'items': /* @__PURE__ */ array(MatchCheck), 'nextCursor?': string, 'total?': integer, 'asOf': instant });

/** Whether a value has the form of a {@link MatchPage}. */
export const validate: Validator<MatchPage> = /* @__PURE__ */ validator<MatchPage>(check);
