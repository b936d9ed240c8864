/* Generated from the schemas by `npm run generate`. Do not edit. */
import { integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { KpiTarget } from '../types.js';

export const check: Check = /* @__PURE__ */ object({ 'kpiId': string, 'comparison': string, 'target': integer, 'max?': integer, 'unit': string, 'value?': integer });

/** Whether a value has the form of a {@link KpiTarget}. */
export const validate: Validator<KpiTarget> = /* @__PURE__ */ validator<KpiTarget>(check);
