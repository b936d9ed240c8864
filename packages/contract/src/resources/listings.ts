import { z } from 'zod';
import {
  ENCUMBRANCES,
  FIELDS,
  LEGAL_STATUSES,
  LICENSE_KINDS,
  LISTING_KINDS,
  LISTING_STATUSES,
  PATENT_KINDS,
  PAY_LATER_TRIGGERS,
  PRICE_MODES,
  RIGHT_FORMS,
  SUBMITTED_VIA,
  TRANSFER_MODES,
} from '../common/enums.js';
import { pageOf } from '../common/page.js';
import { Adcode, BasisPoints, Day, Fen, Id, Instant, Slug } from '../common/primitives.js';
import { cities, flag, oneOrMore, paging, whole } from '../common/query.js';

export const Verification = z
  .object({
    kind: z.enum(['title_check', 'document_review']),
    outcome: z.enum(['clear', 'unclear', 'rejected']),
    encumbrances: z.array(z.enum(ENCUMBRANCES)),
    checkedAt: Instant,
    checkedBy: z.enum(['ip_centre', 'operator']),
    expiresAt: Instant,
  })
  .meta({
    id: 'Verification',
    description: 'The check of owner, patent status and legal status (权属核验).',
  });

export const IpRight = z
  .object({
    form: z.enum(RIGHT_FORMS),
    formNote: z.string().optional(),
    number: z.string().optional(),
    kind: z.enum(PATENT_KINDS).optional(),
    title: z.string(),
    applicants: z.array(z.string()),
    owners: z.array(z.string()),
    filedOn: Day.optional(),
    grantedOn: Day.optional(),
    expiresOn: Day.optional(),
    legalStatus: z.enum(LEGAL_STATUSES),
    verification: Verification.optional(),
  })
  .meta({ id: 'IpRight', description: 'A right that goes with the listing (标的物).' });

export const PayLaterTerms = z
  .object({
    trialMonths: z.int().min(1).max(36),
    upfrontFen: Fen,
    trigger: z.enum(PAY_LATER_TRIGGERS),
    feeFen: Fen.optional(),
    royaltyBp: BasisPoints.optional(),
    capFen: Fen.optional(),
    conversionDeadline: Day.optional(),
    onFailure: z.enum(['terminate', 'renegotiate']),
  })
  .meta({ id: 'PayLaterTerms', description: 'Terms of 先使用后付费: try first, pay on the trigger.' });

export const TransferOffer = z
  .object({
    mode: z.enum(TRANSFER_MODES),
    licenseKind: z.enum(LICENSE_KINDS).optional(),
    territory: z.string().optional(),
    years: z.int().min(1).optional(),
    priceMode: z.enum(PRICE_MODES),
    priceFen: Fen.optional(),
    payLater: PayLaterTerms.optional(),
    equity: z.object({ valuationFen: Fen, basisPoints: BasisPoints }).optional(),
    note: z.string().optional(),
  })
  .meta({ id: 'TransferOffer', description: 'A way to take the right over: assignment, licence, equity.' });

export const Listing = z
  .object({
    id: Id,
    rev: z.int().min(1),
    no: z.string(),
    kind: z.enum(LISTING_KINDS),
    title: z.string(),
    abstract: z.string(),
    keywords: z.array(z.string()),
    fields: z.array(z.enum(FIELDS)),
    ipc: z.array(z.string()),
    rights: z.array(IpRight),
    offers: z.array(TransferOffer),
    selfAssessment: z
      .object({
        trl: z.int().min(1).max(9),
        market: z.int().min(1).max(5),
        industrial: z.int().min(1).max(5),
        note: z.string().optional(),
      })
      .optional(),
    supplier: z.object({ partyId: Id, name: z.string(), organizationId: Id.optional(), adcode: Adcode }),
    seasonId: Slug,
    submittedVia: z.enum(SUBMITTED_VIA),
    verified: z.boolean(),
    payLater: z.boolean(),
    selected: z.object({ at: Instant, rank: z.int().min(1).optional() }).optional(),
    starred: z.object({ at: Instant }).optional(),
    status: z.enum(LISTING_STATUSES),
    lotIds: z.array(Id),
    currentLotId: Id.optional(),
    publishedAt: Instant,
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({
    id: 'Listing',
    description: 'A patent or research result on offer (成果/专利). `verified`: every right is clear.',
  });

export const ListingPage = pageOf(Listing, 'ListingPage');

export const LISTING_SORTS = ['publishedAt', '-publishedAt', 'price', '-price', 'no', '-no'] as const;

export const ListingsListQuery = z.strictObject({
  field: oneOrMore(FIELDS).optional(),
  city: cities.optional(),
  mode: oneOrMore(TRANSFER_MODES).optional(),
  payLater: flag.optional(),
  starred: flag.optional(),
  status: oneOrMore(LISTING_STATUSES).optional(),
  priceMinFen: whole(0, Number.MAX_SAFE_INTEGER).optional(),
  priceMaxFen: whole(0, Number.MAX_SAFE_INTEGER).optional(),
  seasonId: Slug.optional(),
  q: z.string().trim().min(1).max(100).optional(),
  sort: z.enum(LISTING_SORTS).optional(),
  ...paging,
});
