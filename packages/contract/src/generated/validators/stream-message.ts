/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { StreamMessage } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'event': string, 'data': /* @__PURE__ */ object({ 'topic': string, 'version': integer, 'at': instant }) });

/** Whether a value has the form of a {@link StreamMessage}. */
export const validate: Validator<StreamMessage> = /* @__PURE__ */ validator<StreamMessage>(check);
