/* Generated from the schemas by `npm run generate`. Do not edit. */
import { object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Handoff } from '../types.js';
import { check as HandoffResultCheck } from './handoff-result.js';
import { check as ProblemCheck } from './problem.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'operation': string, 'status': string, 'result?': HandoffResultCheck, 'problem?': ProblemCheck });

/** Whether a value has the form of a {@link Handoff}. */
export const validate: Validator<Handoff> = /* @__PURE__ */ validator<Handoff>(check);
