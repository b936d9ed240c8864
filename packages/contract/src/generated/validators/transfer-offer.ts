/* Generated from the schemas by `npm run generate`. Do not edit. */
import { integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { TransferOffer } from '../types.js';
import { check as PayLaterTermsCheck } from './pay-later-terms.js';

export const check: Check = /* @__PURE__ */ object({ 'mode': string, 'licenseKind?': string, 'territory?': string, 'years?': integer, 'priceMode': string, 'priceFen?': integer, 'payLater?': PayLaterTermsCheck, 'equity?': /* @__PURE__ */ object({ 'valuationFen': integer, 'basisPoints': integer }), 'note?': string });

/** Whether a value has the form of a {@link TransferOffer}. */
export const validate: Validator<TransferOffer> = /* @__PURE__ */ validator<TransferOffer>(check);
