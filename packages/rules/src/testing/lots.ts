import type { LotRules, LotRulesInput } from '@jtop/contract';
import { parseInstant } from '@jtop/contract';
import { completeRules } from '../auction/complete-rules.js';
import type { BidAttempt, BidderFacts, LotState, RegistrationFacts } from '../auction/types.js';
import { rulesHash } from '../log/hashing.js';

/** Wednesday, 3 June 2026, ten o'clock in Jiangsu. */
export const OPENS_AT = parseInstant('2026-06-03T10:00:00.000+08:00');
export const CLOSES_AT = parseInstant('2026-06-03T11:00:00.000+08:00');
export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** An ordinary lot: starts at 100,000 yuan, steps of 5,000, an hour long, five minutes of extension. */
export const ordinary: LotRulesInput = {
  preset: 'judicial-5min',
  startPriceFen: 10_000_000,
  increment: { fen: 500_000 },
  scheduledCloseAt: '2026-06-03T11:00:00.000+08:00',
};

/** Complete rules; fails the test where they contradict themselves. */
export function rulesOf(input: Partial<LotRulesInput> = {}): LotRules {
  const completed = completeRules({ ...ordinary, ...input }, { opensAt: OPENS_AT });
  if (!completed.ok) throw new Error(JSON.stringify(completed.errors));
  return completed.rules;
}

/** A lot as it stands right after its announcement. */
export function lotOf(rules: LotRules = rulesOf(), over: Partial<LotState> = {}): LotState {
  return {
    lotId: '01890000-0000-7000-8000-000000000001',
    status: 'registering',
    rules,
    rulesHash: rulesHash(rules),
    opensAt: parseInstant(rules.opensAt),
    closesAt: parseInstant(rules.scheduledCloseAt),
    bidCount: 0,
    extensions: 0,
    ...over,
  };
}

/** A bidder named by a letter, registered long ago for the lot, deposit paid. */
export function bidderOf(
  lot: LotState,
  name: string,
  over: Partial<BidderFacts> = {},
  registration: Partial<RegistrationFacts> = {},
): BidderFacts {
  return {
    partyId: `party-${name}`,
    mayBid: true,
    registration: {
      bidderCode: `CODE${name}`,
      qualification: 'passed',
      agreedRulesHash: lot.rulesHash ?? '',
      agreedAt: lot.opensAt - DAY,
      depositPaidAt: lot.opensAt - DAY,
      ...registration,
    },
    ...over,
  };
}

/** An attempt by a named bidder, an instant after the opening unless told otherwise. */
export function attemptOf(
  lot: LotState,
  name: string,
  amountFen: number,
  over: Partial<BidAttempt> = {},
): BidAttempt {
  const receivedAt = over.receivedAt ?? lot.opensAt + 1;
  return { bidder: bidderOf(lot, name), amountFen, receivedAt, acceptedAt: receivedAt, ...over };
}
