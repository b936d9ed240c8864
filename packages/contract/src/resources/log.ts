import { z } from 'zod';
import { BID_KINDS, LOT_RESULTS } from '../common/enums.js';
import { Count, Fen, Hash, Id, Instant, PositiveFen } from '../common/primitives.js';

const entry = <const T extends string, D extends z.ZodType>(type: T, data: D) =>
  z.object({ lotId: Id, index: Count, type: z.literal(type), at: Instant, data, prevHash: Hash, hash: Hash });

export const AnnouncedEntry = entry(
  'announced',
  z.object({
    rulesHash: Hash,
    announcementHash: Hash,
    reserveCommitment: Hash.optional(),
    keyId: z.string(),
  }),
).meta({ id: 'AnnouncedEntry', description: 'Index 0 of a lot’s log.' });

export const BidEntry = entry(
  'bid',
  z.object({
    seq: z.int().min(1),
    bidderCode: z.string(),
    amountFen: PositiveFen,
    kind: z.enum(BID_KINDS),
    receivedAt: Instant,
    acceptedAt: Instant,
    closesAtBefore: Instant,
    closesAtAfter: Instant,
  }),
).meta({ id: 'BidEntry', description: 'An accepted bid; the payload of its receipt.' });

const interruption = z.object({ reason: z.string().optional(), closesAtAfter: Instant.optional() });
export const SuspendedEntry = entry('suspended', interruption).meta({ id: 'SuspendedEntry' });
export const ResumedEntry = entry('resumed', interruption).meta({ id: 'ResumedEntry' });
export const CancelledEntry = entry('cancelled', interruption).meta({ id: 'CancelledEntry' });
export const VoidedEntry = entry('voided', interruption).meta({ id: 'VoidedEntry' });

export const ClosedEntry = entry(
  'closed',
  z.object({
    result: z.enum(LOT_RESULTS),
    winnerBidderCode: z.string().optional(),
    priceFen: PositiveFen.optional(),
    bidCount: Count,
    extensions: Count,
    reserve: z.object({ priceFen: Fen, salt: z.string() }).optional(),
  }),
).meta({ id: 'ClosedEntry', description: 'The close; the payload of the closing statement.' });

export const LogEntry = z
  .union([AnnouncedEntry, BidEntry, SuspendedEntry, ResumedEntry, CancelledEntry, VoidedEntry, ClosedEntry])
  .meta({
    id: 'LogEntry',
    description: 'One line of a lot’s log. `hash` is SHA-256 over the JCS of the entry without it.',
  });

export const ClosingStatement = z.object({ entry: ClosedEntry, jws: z.string() }).meta({
  id: 'ClosingStatement',
  description: 'The signed end of a lot: compact JWS over the closed entry.',
});
