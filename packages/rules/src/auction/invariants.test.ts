import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arbitraryBids,
  arbitraryEvents,
  arbitraryRules,
  attemptFor,
  instantOf,
  play,
} from '../testing/arbitrary-lots.js';
import { Ledger } from '../testing/ledger.js';
import { OPENS_AT, bidderOf } from '../testing/lots.js';
import { oracleAmount, oracleClosesAt, type PastBid } from '../testing/oracle.js';
import { closeLot, judgeBid, nextAmountFen, preemptionRank } from './index.js';

const runs = { numRuns: 300 };

describe('bidding, over lots and bids of every kind', () => {
  it('answers as a second, slow reading of the rules does', () => {
    fc.assert(
      fc.property(arbitraryRules, arbitraryBids, (rules, events) => {
        const ledger = new Ledger(rules);
        const history: PastBid[] = [];
        let now = OPENS_AT;
        for (const event of events) {
          const { lot } = ledger;
          now = instantOf(lot, event.when, now);
          const attempt = attemptFor(lot, event, now);
          const bidder = attempt.bidder.partyId;
          const leader = history[history.length - 1]?.bidder;
          const ranks = [bidder, leader ?? ''].map((party) => preemptionRank(rules, party) ?? Infinity);
          const preempts = event.preempt && leader !== undefined && ranks[0]! < ranks[1]!;
          const judged = ledger.bid(attempt);

          let expected: string;
          if (now > oracleClosesAt(rules, history).closesAt) expected = 'bid.closed';
          else if (leader === bidder) expected = 'bid.already_leading';
          else if (preempts && attempt.amountFen === lot.currentPriceFen) expected = 'fits';
          else expected = oracleAmount(rules, history, attempt.amountFen, attempt.confirmAmountFen);
          expect(judged.accepted ? 'fits' : judged.refused).toBe(expected);
          if (judged.accepted) history.push({ bidder, amountFen: attempt.amountFen, receivedAt: now });
          expect({ closesAt: ledger.lot.closesAt, extensions: ledger.lot.extensions }).toEqual(
            oracleClosesAt(rules, history),
          );
        }
      }),
      runs,
    );
  });

  it('keeps seq dense, the price and the end from falling, and one leader (I-B2, I-B3, I-B6, I-B8)', () => {
    fc.assert(
      fc.property(arbitraryRules, arbitraryEvents, (rules, events) => {
        const ledger = new Ledger(rules);
        play(ledger, events, (before, after, event) => {
          expect(after.closesAt).toBeGreaterThanOrEqual(before.closesAt);
          expect(after.extensions - before.extensions).toBeLessThanOrEqual(1);
          if (rules.maxExtensions !== undefined)
            expect(after.extensions).toBeLessThanOrEqual(rules.maxExtensions);
          if (after.bidCount === before.bidCount) {
            expect(after.currentPriceFen).toBe(before.currentPriceFen);
            expect(after.leadingPartyId).toBe(before.leadingPartyId);
            return;
          }
          expect(event.what).toBe('bid');
          expect(after.bidCount).toBe(before.bidCount + 1);
          expect(after.leadingPartyId).not.toBe(before.leadingPartyId);
          const [entry, previous] = [...ledger.entries].reverse();
          if (entry?.type !== 'bid') throw new Error('an accepted bid is the last entry');
          const grown = (after.currentPriceFen ?? 0) - (before.currentPriceFen ?? 0);
          // Equal amounts only by pre-emption; else at least a whole step (I-B4).
          if (entry.data.kind === 'preemption') expect(grown).toBe(0);
          else
            expect(after.currentPriceFen).toBeGreaterThanOrEqual(
              nextAmountFen(rules, before.currentPriceFen),
            );
          expect(entry.data.seq).toBe(after.bidCount);
          expect(entry.prevHash).toBe(previous?.hash);
        });
      }),
      runs,
    );
  });

  it('leaves extendMs after a bid in the window, unless extensions are used up (I-B8)', () => {
    fc.assert(
      fc.property(arbitraryRules, arbitraryEvents, (rules, events) => {
        const ledger = new Ledger(rules);
        play(ledger, events, (before, after) => {
          if (after.bidCount === before.bidCount) return;
          const entry = ledger.entries[ledger.entries.length - 1];
          if (entry?.type !== 'bid') throw new Error('an accepted bid is the last entry');
          const receivedAt = Date.parse(entry.data.receivedAt);
          const inWindow = receivedAt > before.closesAt - rules.windowMs;
          const usedUp = rules.maxExtensions !== undefined && before.extensions >= rules.maxExtensions;
          if (!inWindow || usedUp) expect(after.closesAt).toBe(before.closesAt);
          else expect(after.closesAt - receivedAt).toBeGreaterThanOrEqual(rules.extendMs);
        });
      }),
      runs,
    );
  });

  it('takes a bid at the end and none a millisecond later (I-T1)', () => {
    fc.assert(
      fc.property(arbitraryRules, arbitraryEvents, (rules, events) => {
        const ledger = new Ledger(rules);
        play(ledger, events);
        const { lot } = ledger;
        fc.pre(lot.status !== 'suspended');
        const attempt = { bidder: bidderOf(lot, 'Z'), amountFen: nextAmountFen(rules, lot.currentPriceFen) };
        const at = (receivedAt: number): string => {
          const judged = judgeBid(lot, { ...attempt, receivedAt, acceptedAt: receivedAt });
          return judged.accepted ? 'accepted' : judged.refused;
        };
        expect(at(lot.closesAt)).toBe('accepted');
        expect(at(lot.closesAt + 1)).toBe('bid.closed');
      }),
      runs,
    );
  });

  it('is unmoved by refused attempts: leaving them out changes no bid, no end, no result', () => {
    fc.assert(
      fc.property(arbitraryRules, arbitraryBids, (rules, events) => {
        const ledger = new Ledger(rules);
        const again = new Ledger(rules);
        let now = OPENS_AT;
        for (const event of events) {
          now = instantOf(ledger.lot, event.when, now);
          const attempt = attemptFor(ledger.lot, event, now);
          if (ledger.bid(attempt).accepted) again.bid(attempt);
        }
        ledger.close();
        again.close();
        expect(again.entries).toEqual(ledger.entries);
        expect(again.closing).toEqual(ledger.closing);
      }),
      runs,
    );
  });

  it('closes alike each time, early or late after the grace (I-B12)', () => {
    const lateness = fc.integer({ min: 0, max: 10 ** 9 });
    fc.assert(
      fc.property(
        arbitraryRules,
        arbitraryEvents,
        lateness,
        fc.option(fc.maxSafeNat()),
        (rules, events, late, priceFen) => {
          const reserve = priceFen === null ? undefined : { priceFen, salt: '00'.repeat(32) };
          const ledger = new Ledger(rules, reserve);
          play(ledger, events);
          const { lot } = ledger;
          fc.pre(lot.status !== 'suspended');
          const close = (now: number): unknown =>
            closeLot(lot, { now, distinctBidders: ledger.bidders.size, reserve });
          const due = lot.closesAt + rules.closeGraceMs;
          expect(close(due + late)).toEqual(close(due));
          expect(close(due)).toMatchObject({ ok: true });
          expect(close(due - 1)).toMatchObject({ ok: false });
        },
      ),
      runs,
    );
  });
});
