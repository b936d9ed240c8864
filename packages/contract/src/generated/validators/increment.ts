/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, either, integer, object, validator, type Check, type Validator } from '../../common/validator.js';
import type { Increment } from '../types.js';

export const check: Check = /* @__PURE__ */ either(/* @__PURE__ */ object({ 'fen': integer }), /* @__PURE__ */ object({ 'ladder': /* @__PURE__ */ array(/* @__PURE__ */ object({ 'fromFen': integer, 'fen': integer })) }));

/** Whether a value has the form of a {@link Increment}. */
export const validate: Validator<Increment> = /* @__PURE__ */ validator<Increment>(check);
