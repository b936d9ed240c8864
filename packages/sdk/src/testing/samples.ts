import type { Bid, BidAccepted, Lot, LotSummary } from '@jtop/contract';

export const ENDPOINT = 'https://platform.example';
export const LOT_ID = '018f0000-0000-7000-8000-000000000001';
export const AS_OF = '2026-06-03T10:00:00.000+08:00';
const HASH = 'a'.repeat(64);

export const sampleLot = (change: Partial<Lot> = {}): Lot => ({
  id: LOT_ID,
  rev: 3,
  no: 'JS-2026-PM-000123',
  listingId: '018f0000-0000-7000-8000-000000000009',
  listing: { id: '018f0000-0000-7000-8000-000000000009', title: '一种方法', fields: ['biomedicine'] },
  sessionId: '018f0000-0000-7000-8000-000000000008',
  attempt: 1,
  status: 'bidding',
  phase: 'free',
  rules: {
    preset: 'custom',
    pricing: 'english_ascending',
    startPriceFen: 100_000,
    increment: { fen: 1000 },
    incrementMode: 'multiple',
    maxJumpSteps: 20,
    depositFen: 10_000,
    minBidders: 1,
    singleBidderPolicy: 'sell',
    windowMs: 300_000,
    extendMs: 300_000,
    extendFrom: 'bid',
    closeGraceMs: 1000,
    confirmWithinDays: 5,
    announceDaysMin: 7,
    displayDaysMin: 2,
    opensAt: AS_OF,
    scheduledCloseAt: AS_OF,
    allowProxy: false,
    sellerPartyIds: [],
  },
  rulesHash: HASH,
  hasReserve: false,
  nextAmountFen: 100_000,
  bidCount: 0,
  bidderCount: 2,
  extensions: 0,
  opensAt: AS_OF,
  closesAt: AS_OF,
  headHash: HASH,
  version: 3,
  createdAt: AS_OF,
  updatedAt: AS_OF,
  ...change,
});

export const sampleBid = (seq = 1): Bid => ({
  lotId: LOT_ID,
  seq,
  bidderCode: 'K7Q2',
  amountFen: 99_000 + seq * 1000,
  kind: 'bid',
  receivedAt: AS_OF,
  acceptedAt: AS_OF,
  closesAtBefore: AS_OF,
  closesAtAfter: AS_OF,
  hash: HASH,
});

export const sampleAccepted = (seq = 1): BidAccepted => ({
  bid: sampleBid(seq),
  receipt: 'e30.e30.sig',
  lot: { currentPriceFen: 100_000, nextAmountFen: 101_000, closesAt: AS_OF, bidCount: seq, version: seq + 3 },
});

/** What a message about the lot says of it after bid `seq`. */
export const sampleSummary = (seq: number, version: number): LotSummary => ({
  status: 'bidding',
  phase: 'free',
  closesAt: AS_OF,
  currentPriceFen: 99_000 + seq * 1000,
  leadingBidderCode: 'K7Q2',
  nextAmountFen: 100_000 + seq * 1000,
  bidCount: seq,
  bidderCount: 2,
  extensions: 0,
  headHash: HASH,
  version,
});
