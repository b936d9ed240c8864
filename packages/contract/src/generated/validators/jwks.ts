/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, object, validator, type Check, type Validator } from '../../common/validator.js';
import type { Jwks } from '../types.js';
import { check as JwkCheck } from './jwk.js';

export const check: Check = /* @__PURE__ */ object({ 'keys': /* @__PURE__ */ array(JwkCheck) });

/** Whether a value has the form of a {@link Jwks}. */
export const validate: Validator<Jwks> = /* @__PURE__ */ validator<Jwks>(check);
