/* Generated from the schemas by `npm run generate`. Do not edit. */
import { object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Jwk } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'kty': string, 'kid': string, 'alg': string, 'use?': string, 'crv?': string, 'x?': string });

/** Whether a value has the form of a {@link Jwk}. */
export const validate: Validator<Jwk> = /* @__PURE__ */ validator<Jwk>(check);
