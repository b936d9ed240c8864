import { z } from 'zod';
import { BID_KINDS, DEPOSIT_METHODS, DEPOSIT_STATUSES, QUALIFICATIONS } from '../common/enums.js';
import { pageOf } from '../common/page.js';
import { Count, Fen, Hash, Id, Instant, Origin, PositiveFen } from '../common/primitives.js';
import { flag, paging, whole } from '../common/query.js';

export const Bid = z
  .object({
    lotId: Id,
    seq: z.int().min(1),
    bidderCode: z.string(),
    amountFen: PositiveFen,
    kind: z.enum(BID_KINDS),
    receivedAt: Instant,
    acceptedAt: Instant,
    closesAtBefore: Instant,
    closesAtAfter: Instant,
    hash: Hash,
  })
  .meta({ id: 'Bid', description: 'An accepted bid, under the bidder’s code of this lot.' });

export const BidPage = pageOf(Bid, 'BidPage');
export const BidsListQuery = z.strictObject({ since: whole(0, 1_000_000_000).optional(), ...paging });

export const BidPlace = z
  .strictObject({
    amountFen: PositiveFen,
    confirmAmountFen: PositiveFen.optional(),
    kind: z.enum(BID_KINDS).optional(),
  })
  .meta({
    id: 'BidPlace',
    description: 'A bid. A jump over `maxJumpSteps` must repeat the amount in `confirmAmountFen`.',
  });
export const BidPlaceQuery = z.strictObject({ dryRun: flag.optional() });

export const BidAccepted = z
  .object({
    bid: Bid,
    receipt: z.string(),
    lot: z.object({
      currentPriceFen: PositiveFen,
      nextAmountFen: PositiveFen,
      closesAt: Instant,
      bidCount: Count,
      version: Count,
    }),
  })
  .meta({
    id: 'BidAccepted',
    description: 'The accepted bid, its signed receipt (compact JWS) and where the lot stands with it.',
  });

export const BidDryRun = z
  .object({ wouldAccept: z.literal(true), nextAmountFen: PositiveFen, closesAtAfter: Instant })
  .meta({ id: 'BidDryRun', description: 'The bid would be accepted now; nothing was stored.' });

export const BidOutcome = z
  .union([BidAccepted, BidDryRun])
  .meta({ id: 'BidOutcome', description: 'The accepted bid, or what a dry run says.' });

export const Deposit = z
  .object({
    amountFen: Fen,
    method: z.enum(DEPOSIT_METHODS).optional(),
    status: z.enum(DEPOSIT_STATUSES),
    paidAt: Instant.optional(),
    releaseDueAt: Instant.optional(),
  })
  .meta({ id: 'Deposit', description: 'The deposit of a registration (保证金).' });

export const DepositCreate = z
  .strictObject({ method: z.enum(DEPOSIT_METHODS.filter((method) => method === 'escrow') as ['escrow']) })
  .meta({ id: 'DepositCreate', description: 'Paying the deposit.' });

export const Registration = z
  .object({
    id: Id,
    lotId: Id,
    bidderCode: z.string(),
    qualification: z.enum(QUALIFICATIONS),
    agreedRulesHash: Hash,
    agreedAt: Instant,
    deposit: Deposit,
  })
  .meta({
    id: 'Registration',
    description: 'A party’s registration for a lot (报名). Nobody else learns whose code it is.',
  });

export const RegistrationCreate = z.strictObject({ agreedRulesHash: Hash }).meta({
  id: 'RegistrationCreate',
  description: 'Registering: the party agrees to the rules with this hash.',
});

export const RegistrationPage = pageOf(Registration, 'RegistrationPage');
export const RegistrationsListQuery = z.strictObject({ lotId: z.string().max(64).optional(), ...paging });

/** A token for a page lives no longer than this, in seconds. */
export const BID_TOKEN_MAX_SECONDS = 3_600;

export const BidTokenCreate = z
  .strictObject({
    maxAmountFen: PositiveFen,
    origin: Origin,
    expiresInSeconds: z.int().min(60).max(BID_TOKEN_MAX_SECONDS).optional(),
  })
  .meta({
    id: 'BidTokenCreate',
    description:
      'A token for acting in a page of one origin, on one lot, up to an amount; 15 minutes unless told.',
  });

export const BidToken = z
  .object({
    accessToken: z.string(),
    lotId: Id,
    maxAmountFen: PositiveFen,
    origin: z.string(),
    expiresAt: Instant,
  })
  .meta({
    id: 'BidToken',
    description:
      'For registering, paying the deposit and bidding on this lot from pages of this origin, and nothing else. `expiresAt` is real time.',
  });
