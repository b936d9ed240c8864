import type { AuctionSession, Bid, Listing, Lot } from '@jtop/contract';
import { formatInstant } from '@jtop/contract';

/** The moment at which the fixtures stand: Wednesday, 3 June 2026, 14:47:14 in Jiangsu. */
export const NOW = Date.parse('2026-06-03T14:47:14.000+08:00');
const MINUTE = 60_000;

const id = (n: number): string => `0197c0de-0000-7000-8000-${String(n).padStart(12, '0')}`;
const hash = (n: number): string => n.toString(16).padStart(64, '0');

export const LISTING_ID = id(1);
export const LOT_ID = id(2);
export const SESSION_ID = id(3);

export function makeListing(change: Partial<Listing> = {}): Listing {
  const at = formatInstant(NOW - 86_400_000);
  return {
    id: LISTING_ID,
    rev: 1,
    no: 'JS-2026-CG-000001',
    kind: 'patent',
    title: '毫米波雷达与视觉融合的隧道形变监测方法及系统',
    abstract: '示例',
    keywords: [],
    fields: ['info_comm'],
    ipc: ['G01S'],
    rights: [
      {
        form: 'patent',
        number: 'ZL202210000001.5',
        kind: 'invention',
        title: '毫米波雷达与视觉融合的隧道形变监测方法及系统',
        applicants: ['金陵示例理工大学（虚构）'],
        owners: ['金陵示例理工大学（虚构）'],
        legalStatus: 'in_force',
      },
    ],
    offers: [
      { mode: 'assignment', priceMode: 'fixed', priceFen: 36_000_000 },
      { mode: 'license', licenseKind: 'ordinary', priceMode: 'negotiable' },
    ],
    selfAssessment: { trl: 7, market: 4, industrial: 4 },
    supplier: { partyId: id(9), name: '金陵示例理工大学（虚构）', adcode: '320100' },
    seasonId: 'auction-2026',
    submittedVia: 'page',
    verified: true,
    payLater: false,
    starred: { at },
    status: 'available',
    lotIds: [],
    publishedAt: at,
    createdAt: at,
    updatedAt: at,
    ...change,
  };
}

/** A lot of 30.0 万元 that opened at 10:00 and ends at 15:00, in bidding with twelve bids. */
export function makeLot(change: Partial<Lot> = {}): Lot {
  const opensAt = '2026-06-03T10:00:00.000+08:00';
  const closesAt = '2026-06-03T15:00:00.000+08:00';
  return {
    id: LOT_ID,
    rev: 3,
    no: 'JS-2026-PM-000123',
    listingId: LISTING_ID,
    listing: {
      id: LISTING_ID,
      title: '毫米波雷达与视觉融合的隧道形变监测方法及系统',
      fields: ['info_comm'],
    },
    sessionId: SESSION_ID,
    attempt: 1,
    status: 'bidding',
    phase: 'free',
    rules: {
      preset: 'judicial-5min',
      pricing: 'english_ascending',
      startPriceFen: 30_000_000,
      increment: { fen: 500_000 },
      incrementMode: 'multiple',
      maxJumpSteps: 20,
      depositFen: 3_000_000,
      minBidders: 1,
      singleBidderPolicy: 'sell',
      opensAt,
      scheduledCloseAt: closesAt,
      windowMs: 300_000,
      extendMs: 300_000,
      extendFrom: 'bid',
      closeGraceMs: 1000,
      confirmWithinDays: 5,
      announceDaysMin: 7,
      displayDaysMin: 2,
      allowProxy: false,
      sellerPartyIds: [],
      reserveCommitment: hash(7),
    },
    rulesHash: hash(1),
    hasReserve: true,
    reserveMet: false,
    currentPriceFen: 42_500_000,
    leadingBidderCode: 'M3XD',
    nextAmountFen: 43_000_000,
    bidCount: 12,
    bidderCount: 4,
    extensions: 0,
    opensAt,
    closesAt,
    headHash: hash(2),
    version: 13,
    createdAt: opensAt,
    updatedAt: opensAt,
    ...change,
  };
}

const AMOUNTS = [300, 310, 325, 330, 345, 350, 355, 360, 380, 400, 410, 425];
const MINUTES = [14, 38, 61, 102, 131, 158, 171, 200, 201, 236, 262, 287];
const CODES = ['K7Q2', 'T9WA', 'M3XD'];

/** The first `count` of the twelve bids that lead to 42.5 万元. */
export function makeBids(count = 12): Bid[] {
  const opensAt = Date.parse('2026-06-03T10:00:00.000+08:00');
  return AMOUNTS.slice(0, count).map((amount, index) =>
    makeBid(index + 1, amount * 100_000, opensAt + (MINUTES[index] ?? 0) * MINUTE),
  );
}

/** One accepted bid. */
export function makeBid(seq: number, amountFen: number, at: number, change: Partial<Bid> = {}): Bid {
  const closesAt = '2026-06-03T15:00:00.000+08:00';
  return {
    lotId: LOT_ID,
    seq,
    bidderCode: CODES[(seq + 2) % 3] ?? 'K7Q2',
    amountFen,
    kind: 'bid',
    receivedAt: formatInstant(at),
    acceptedAt: formatInstant(at + 3),
    closesAtBefore: closesAt,
    closesAtAfter: closesAt,
    hash: hash(seq),
    ...change,
  };
}

/** The session of Friday, 5 June 2026, 10:00. */
export function makeSession(change: Partial<AuctionSession> = {}): AuctionSession {
  return {
    id: SESSION_ID,
    rev: 1,
    seasonId: 'auction-2026',
    kind: 'weekly',
    date: '2026-06-05',
    opensAt: '2026-06-05T10:00:00.000+08:00',
    closesAt: '2026-06-05T15:00:00.000+08:00',
    lotCount: 9,
    starredCount: 5,
    ...change,
  };
}
