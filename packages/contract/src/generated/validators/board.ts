/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Board } from '../types.js';
import { check as DemandCheck } from './demand.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'rev': integer, 'seasonId': string, 'field': string, 'batchNo': integer, 'title': string, 'status': string, 'demandIds': /* @__PURE__ */ array(string), 'demands?': /* @__PURE__ */ array(DemandCheck), 'publishedAt?': instant, 'version': integer, 'createdAt': instant, 'updatedAt': instant });

/** Whether a value has the form of a {@link Board}. */
export const validate: Validator<Board> = /* @__PURE__ */ validator<Board>(check);
