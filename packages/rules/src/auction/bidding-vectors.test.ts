import { parseInstant, type LotRulesInput } from '@jtop/contract';
import { describe, expect, it } from 'vitest';
import { rulesHash } from '../log/hashing.js';
import { DAY, bidderOf } from '../testing/lots.js';
import { readVectors } from '../testing/vectors.js';
import { completeRules, judgeBid, type BidderFacts, type LotState, type RegistrationFacts } from './index.js';

interface VectorBid {
  bidder: string;
  amountFen: number;
  receivedAt: string;
  acceptedAt?: string;
  confirmAmountFen?: number;
  kind?: 'bid' | 'preemption';
  key?: string;
}

interface VectorBidder {
  mayBid?: boolean;
  isSeller?: boolean;
  isOperator?: boolean;
  isHost?: boolean;
  banned?: boolean;
  bannedUntil?: string;
  registration?: null | {
    qualification?: 'pending' | 'failed';
    depositPaidAt?: string;
    agreedRulesHash?: string;
  };
}

type Expectation =
  | { accepted: true; seq: number; kind: string; closesAtAfter: string }
  | { refused: string; extras: unknown }
  | { replayOf: number }
  | { mismatch: true };

interface BiddingVectors {
  lot: { lotId: string; sessionOpensAt: string; rules: LotRulesInput };
  cases: {
    name: string;
    rules?: Partial<LotRulesInput>;
    bidders?: Record<string, VectorBidder>;
    steps: { bid: VectorBid; expect: Expectation }[];
    end: {
      bidCount: number;
      closesAt: string;
      extensions: number;
      currentPriceFen?: number;
      leader?: string;
    };
  }[];
}

const vectors = readVectors('bidding.json') as BiddingVectors;

function openLotOf(over: Partial<LotRulesInput> | undefined): LotState {
  const { lot } = vectors;
  const completed = completeRules({ ...lot.rules, ...over }, { opensAt: parseInstant(lot.sessionOpensAt) });
  if (!completed.ok) throw new Error(JSON.stringify(completed.errors));
  const { rules } = completed;
  return {
    lotId: lot.lotId,
    status: 'bidding',
    rules,
    rulesHash: rulesHash(rules),
    opensAt: parseInstant(rules.opensAt),
    closesAt: parseInstant(rules.scheduledCloseAt),
    bidCount: 0,
    extensions: 0,
  };
}

function factsOf(lot: LotState, name: string, vector: VectorBidder = {}): BidderFacts {
  const { registration, bannedUntil, ...flags } = vector;
  const { depositPaidAt, ...told } = registration ?? {};
  const changed: Partial<RegistrationFacts> = {
    ...told,
    depositPaidAt: depositPaidAt === undefined ? lot.opensAt - DAY : parseInstant(depositPaidAt),
  };
  const over: Partial<BidderFacts> = {
    ...flags,
    ...(bannedUntil === undefined ? {} : { bannedUntil: parseInstant(bannedUntil) }),
    ...(registration === null ? { registration: undefined } : {}),
  };
  const facts = bidderOf(lot, name, {}, changed);
  return { ...facts, ...over };
}

describe('bidding vectors', () => {
  it('are the fourteen of the domain', () => {
    expect(vectors.cases).toHaveLength(14);
  });

  it.each(vectors.cases)('$name', ({ rules, bidders, steps, end }) => {
    let lot = openLotOf(rules);
    const start = lot;
    // What the platform keeps by Idempotency-Key: the amount asked for, and the answer.
    const stored = new Map<string, { amountFen: number; seq: number }>();
    for (const { bid, expect: expected } of steps) {
      const known = bid.key === undefined ? undefined : stored.get(`${bid.bidder} ${bid.key}`);
      if (known !== undefined) {
        expect(known.amountFen === bid.amountFen ? { replayOf: known.seq } : { mismatch: true }).toEqual(
          expected,
        );
        continue;
      }
      const receivedAt = parseInstant(bid.receivedAt);
      const judged = judgeBid(lot, {
        bidder: factsOf(start, bid.bidder, bidders?.[bid.bidder]),
        amountFen: bid.amountFen,
        confirmAmountFen: bid.confirmAmountFen,
        kind: bid.kind,
        receivedAt,
        acceptedAt: bid.acceptedAt === undefined ? receivedAt : parseInstant(bid.acceptedAt),
      });
      if (!judged.accepted) {
        expect({ refused: judged.refused, extras: judged.extras }).toEqual(expected);
        continue;
      }
      const closesAtAfter = 'closesAtAfter' in expected ? parseInstant(expected.closesAtAfter) : NaN;
      expect({ accepted: true, ...judged.bid }).toMatchObject({ ...expected, closesAtAfter, receivedAt });
      expect(judged.bid.closesAtBefore).toBe(lot.closesAt);
      lot = judged.lotAfter;
      if (bid.key !== undefined)
        stored.set(`${bid.bidder} ${bid.key}`, { amountFen: bid.amountFen, seq: judged.bid.seq });
    }
    expect({
      bidCount: lot.bidCount,
      closesAt: lot.closesAt,
      extensions: lot.extensions,
      currentPriceFen: lot.currentPriceFen,
      leader: lot.leadingBidderCode,
    }).toEqual({
      ...end,
      closesAt: parseInstant(end.closesAt),
      currentPriceFen: end.currentPriceFen,
      leader: end.leader === undefined ? undefined : `CODE${end.leader}`,
    });
  });
});
