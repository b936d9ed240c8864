/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, integer, object, validator, type Check, type Validator } from '../../common/validator.js';
import type { ServerTime } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'serverTime': instant, 'epochMs': integer });

/** Whether a value has the form of a {@link ServerTime}. */
export const validate: Validator<ServerTime> = /* @__PURE__ */ validator<ServerTime>(check);
