import { z } from 'zod';
import {
  EXTEND_FROM,
  FIELDS,
  INCREMENT_MODES,
  LOT_PHASES,
  LOT_STATUSES,
  PRICINGS,
  RULE_PRESETS,
  SINGLE_BIDDER_POLICIES,
} from '../common/enums.js';
import { pageOf } from '../common/page.js';
import { Count, Fen, Hash, Id, Instant, InstantInput, PositiveFen, Reason } from '../common/primitives.js';
import { cities, oneOrMore, paging } from '../common/query.js';

const step = { fromFen: Fen, fen: PositiveFen };

export const Increment = z
  .union([z.object({ fen: PositiveFen }), z.object({ ladder: z.array(z.object(step)) })])
  .meta({ id: 'Increment', description: 'The step (加价幅度): one amount, or a ladder by price.' });

const IncrementInput = z.union([
  z.strictObject({ fen: PositiveFen }),
  z.strictObject({ ladder: z.array(z.strictObject(step)).min(1).max(50) }),
]);

/** Terms that stand in both forms with the same bounds. */
const terms = {
  preset: z.enum(RULE_PRESETS),
  pricing: z.enum(PRICINGS),
  startPriceFen: PositiveFen,
  incrementMode: z.enum(INCREMENT_MODES),
  maxJumpSteps: z.int().min(1).max(1_000_000),
  depositFen: Fen,
  minBidders: z.int().min(1).max(2),
  singleBidderPolicy: z.enum(SINGLE_BIDDER_POLICIES),
  windowMs: z.int().min(0).max(86_400_000),
  extendMs: z.int().min(0).max(86_400_000),
  extendFrom: z.enum(EXTEND_FROM),
  maxExtensions: z.int().min(0).max(10_000),
  closeGraceMs: z.int().min(0).max(60_000),
  paymentDueDays: z.int().min(1).max(365),
  confirmWithinDays: z.int().min(1).max(365),
  announceDaysMin: z.int().min(0).max(365),
  displayDaysMin: z.int().min(0).max(365),
};

export const LotRules = z
  .object({
    ...terms,
    increment: Increment,
    maxExtensions: terms.maxExtensions.optional(),
    paymentDueDays: terms.paymentDueDays.optional(),
    registerUntil: Instant.optional(),
    opensAt: Instant,
    scheduledCloseAt: Instant,
    preemption: z.array(z.object({ partyId: Id, rank: z.int().min(1) })).optional(),
    allowProxy: z.literal(false),
    sellerPartyIds: z.array(Id),
    reserveCommitment: Hash.optional(),
  })
  .meta({
    id: 'LotRules',
    description: 'The rules of a lot, complete. Frozen at the announcement; `rulesHash` covers exactly this.',
  });

export const LotRulesInput = z
  .strictObject({
    ...(Object.fromEntries(Object.entries(terms).map(([name, schema]) => [name, schema.optional()])) as {
      [K in keyof typeof terms]: z.ZodOptional<(typeof terms)[K]>;
    }),
    startPriceFen: terms.startPriceFen,
    increment: IncrementInput,
    reservePriceFen: PositiveFen.optional(),
    registerUntil: InstantInput.optional(),
    opensAt: InstantInput.optional(),
    scheduledCloseAt: InstantInput.optional(),
    preemption: z
      .array(z.strictObject({ partyId: Id, rank: z.int().min(1).max(100) }))
      .max(20)
      .optional(),
    sellerPartyIds: z.array(Id).max(20).optional(),
  })
  .meta({
    id: 'LotRulesInput',
    description:
      'The rules as the operator gives them; what is left out takes its default at the announcement.',
  });

export const Lot = z
  .object({
    id: Id,
    rev: z.int().min(1),
    no: z.string(),
    listingId: Id,
    listing: z.object({ id: Id, title: z.string(), fields: z.array(z.enum(FIELDS)) }),
    sessionId: Id,
    attempt: z.int().min(1),
    previousLotId: Id.optional(),
    status: z.enum(LOT_STATUSES),
    phase: z.enum(LOT_PHASES).optional(),
    rules: LotRules,
    rulesHash: Hash.optional(),
    announcementId: Id.optional(),
    hasReserve: z.boolean(),
    reserveMet: z.boolean().optional(),
    currentPriceFen: Fen.optional(),
    leadingBidderCode: z.string().optional(),
    nextAmountFen: Fen.optional(),
    bidCount: Count,
    bidderCount: Count,
    extensions: Count,
    opensAt: Instant,
    closesAt: Instant,
    headHash: Hash.optional(),
    version: Count,
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Lot', description: 'One attempt at selling a listing by auction (标的).' });

export const LotPage = pageOf(Lot, 'LotPage');

export const LotSummary = z
  .object({
    status: z.enum(LOT_STATUSES),
    phase: z.enum(LOT_PHASES).optional(),
    closesAt: Instant,
    currentPriceFen: Fen.optional(),
    leadingBidderCode: z.string().optional(),
    nextAmountFen: Fen.optional(),
    bidCount: Count,
    bidderCount: Count,
    extensions: Count,
    reserveMet: z.boolean().optional(),
    headHash: Hash.optional(),
    version: Count,
  })
  .meta({ id: 'LotSummary', description: 'What moves on a lot, as stream messages carry it.' });

export const LotsListQuery = z.strictObject({
  status: oneOrMore(LOT_STATUSES).optional(),
  sessionId: z.string().max(64).optional(),
  listingId: z.string().max(64).optional(),
  field: oneOrMore(FIELDS).optional(),
  city: cities.optional(),
  ...paging,
});

export const LotCreate = z
  .strictObject({ listingId: Id, sessionId: Id, rules: LotRulesInput })
  .meta({ id: 'LotCreate', description: 'A draft lot.' });
export const LotAnnounce = z
  .strictObject({ text: z.string().trim().min(1).max(20_000) })
  .meta({ id: 'LotAnnounce', description: 'The announcement’s text (拍卖公告).' });
export const LotReason = z
  .strictObject({ reason: Reason })
  .meta({ id: 'LotReason', description: 'Why a lot is suspended, cancelled or voided; it is published.' });
export const LotResume = z
  .strictObject({ reason: Reason.optional() })
  .meta({ id: 'LotResume', description: 'Resuming a suspended lot.' });
export const LotRelist = z
  .strictObject({ sessionId: Id, rules: LotRulesInput })
  .meta({ id: 'LotRelist', description: 'A new attempt at an unsold lot.' });
