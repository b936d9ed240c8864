/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, boolean, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { SpecialSession } from '../types.js';
import { check as SpecialHostCheck } from './special-host.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'specialId': string, 'seq': integer, 'cities': /* @__PURE__ */ array(string), 'hosts': /* @__PURE__ */ array(SpecialHostCheck), 'openList': boolean, 'venue?': string, 'startsAt?': instant, 'status': string });

/** Whether a value has the form of a {@link SpecialSession}. */
export const validate: Validator<SpecialSession> = /* @__PURE__ */ validator<SpecialSession>(check);
