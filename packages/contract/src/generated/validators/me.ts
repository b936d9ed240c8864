/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Me } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'partyId': string, 'displayName': string, 'roles': /* @__PURE__ */ array(string), 'scopes': /* @__PURE__ */ array(string) });

/** Whether a value has the form of a {@link Me}. */
export const validate: Validator<Me> = /* @__PURE__ */ validator<Me>(check);
