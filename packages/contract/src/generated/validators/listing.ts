/* Generated from the schemas by `npm run generate`. Do not edit. */
import { array, boolean, instant, integer, object, string, validator, type Check, type Validator } from '../../common/validator.js';
import type { Listing } from '../types.js';
import { check as IpRightCheck } from './ip-right.js';
import { check as TransferOfferCheck } from './transfer-offer.js';

export const check: Check = /* @__PURE__ */ object({ 'id': string, 'rev': integer, 'no': string, 'kind': string, 'title': string, 'abstract': string, 'keywords': /* @__PURE__ */ array(string), 'fields': /* @__PURE__ */ array(string), 'ipc': /* @__PURE__ */ array(string), 'rights': /* @__PURE__ */ array(IpRightCheck), 'offers': /* @__PURE__ */ array(TransferOfferCheck), 'selfAssessment?': /* @__PURE__ */ object({ 'trl': integer, 'market': integer, 'industrial': integer, 'note?': string }), 'supplier': /* @__PURE__ */ object({ 'partyId': string, 'name': string, 'organizationId?': string, 'adcode': string }), 'seasonId': string, 'submittedVia': string, 'verified': boolean, 'payLater': boolean, 'selected?': /* @__PURE__ */ object({ 'at': instant, 'rank?': integer }), 'starred?': /* @__PURE__ */ object({ 'at': instant }), 'status': string, 'lotIds': /* @__PURE__ */ array(string), 'currentLotId?': string, 'publishedAt': instant, 'createdAt': instant, 'updatedAt': instant });

/** Whether a value has the form of a {@link Listing}. */
export const validate: Validator<Listing> = /* @__PURE__ */ validator<Listing>(check);
