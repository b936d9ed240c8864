/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { BoardPage } from '../types.js';
import { check as BoardCheck } from './board.js';

export const check: Check = /* @__PURE__ */ object({ 'items': /* @__PURE__ */ array(BoardCheck), 'nextCursor?': string, 'total?': integer, 'asOf': instant });

/** Whether a value has the form of a {@link BoardPage}. */
export const validate: Validator<BoardPage> = /* @__PURE__ */ validator<BoardPage>(check);
