/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, object, validator, type Check, type Validator } from '../../common/validator.js';
import type { StreamPoll } from '../types.js';
import { check as StreamMessageCheck } from './stream-message.js';

export const check: Check = /* @__PURE__ */ object({ 'messages': /* @__PURE__ */ array(StreamMessageCheck) });

/** Whether a value has the form of a {@link StreamPoll}. */
export const validate: Validator<StreamPoll> = /* @__PURE__ */ validator<StreamPoll>(check);
