/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Intent } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'demandId': string, 'kind': string, 'party?': /* @__PURE__ */ object({ 'partyId': string, 'name': string }), 'note?': string, 'at': instant });

/** Whether a value has the form of a {@link Intent}. */
export const validate: Validator<Intent> = /* @__PURE__ */ validator<Intent>(check);
