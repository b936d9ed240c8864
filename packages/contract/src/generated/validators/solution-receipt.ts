/* Generated from the schemas by `npm run generate`. Do not edit. */
import { instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { SolutionReceipt } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'solutionId': string, 'demandId': string, 'version': integer, 'contentHash': string, 'submittedAt': instant, 'receiptJws': string });

/** Whether a value has the form of a {@link SolutionReceipt}. */
export const validate: Validator<SolutionReceipt> = /* @__PURE__ */ validator<SolutionReceipt>(check);
