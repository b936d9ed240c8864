import type { LogEntry, LotRules } from '@jtop/contract';
import { parseInstant } from '@jtop/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryEvents, arbitraryRules, play } from '../testing/arbitrary-lots.js';
import { goldenLedger } from '../testing/golden.js';
import { Ledger, jwks } from '../testing/ledger.js';
import { MINUTE, OPENS_AT, attemptOf, rulesOf } from '../testing/lots.js';
import { appendEntry, entryHash, replay, verifyLotLog, type EntryDraft } from './index.js';

const START = 10_000_000;
const STEP = 500_000;

/** What a replay finds, as `code` or `code@index`. */
function findings(entries: readonly LogEntry[], rules?: LotRules): string[] {
  return replay(entries, rules).findings.map((finding) => `${finding.code}@${finding.index}`);
}

describe('replay of an honest log', () => {
  it('leads to the lot as it is, whatever happened on it', () => {
    fc.assert(
      fc.property(
        arbitraryRules,
        arbitraryEvents,
        fc.option(fc.integer({ min: 1, max: 2000 })),
        (rules, events, priceFen) => {
          const ledger = new Ledger(
            rules,
            priceFen === null ? undefined : { priceFen, salt: 'cd'.repeat(32) },
          );
          play(ledger, events);
          ledger.close();
          const { lot } = ledger;
          const {
            ok,
            findings: found,
            result,
          } = verifyLotLog({
            jsonl: ledger.entries.map((entry) => JSON.stringify(entry)).join('\n'),
            rules: ledger.rules,
            closingStatement: ledger.statement,
            jwks,
          });
          const unprovable = lot.status === 'reserve_not_met' ? ['reserve.not_publicly_provable'] : [];
          expect(found.map((finding) => finding.code)).toEqual(unprovable);
          expect(ok).toBe(true);
          expect({ ...result, headHash: undefined, lotId: undefined }).toEqual({
            status: ledger.closing === undefined ? 'suspended' : 'closed',
            length: ledger.entries.length,
            bidCount: lot.bidCount,
            distinctBidders: ledger.bidders.size,
            extensions: lot.extensions,
            closesAt: lot.closesAt,
            ...(lot.currentPriceFen === undefined ? {} : { currentPriceFen: lot.currentPriceFen }),
            ...(lot.leadingBidderCode === undefined ? {} : { leadingBidderCode: lot.leadingBidderCode }),
            ...(ledger.closing === undefined ? {} : { result: ledger.closing.result }),
          });
          expect(verifyLotLog({ entries: ledger.entries, jwks }).ok).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('follows a lot that is cancelled, or voided while open, suspended or sold', () => {
    const reach: [string, (ledger: Ledger) => void][] = [
      ['cancelled', (ledger) => ledger.move('cancelled', OPENS_AT - MINUTE)],
      [
        'cancelled',
        (ledger) => [ledger.move('suspended', OPENS_AT + 1), ledger.move('cancelled', OPENS_AT + 2)],
      ],
      ['voided', (ledger) => ledger.move('voided', OPENS_AT)],
      ['voided', (ledger) => [ledger.move('suspended', OPENS_AT - 2), ledger.move('voided', OPENS_AT - 1)]],
      [
        'voided',
        (ledger) => [
          ledger.bid(attemptOf(ledger.lot, 'A', START)),
          ledger.close(),
          ledger.move('voided', OPENS_AT + 9 * 3_600_000),
        ],
      ],
    ];
    for (const [status, act] of reach) {
      const ledger = new Ledger(rulesOf());
      act(ledger);
      expect(replay(ledger.entries, ledger.rules)).toMatchObject({ findings: [], lot: { status } });
      expect(replay(ledger.entries)).toMatchObject({ findings: [], lot: { status } });
    }
  });

  it('says of an unsold lot that its reserve is not publicly provable, and lets it stand', () => {
    const ledger = new Ledger(rulesOf(), { priceFen: 99_000_000, salt: 'cd'.repeat(32) });
    ledger.bid(attemptOf(ledger.lot, 'A', START));
    ledger.close();
    const verified = verifyLotLog({ entries: ledger.entries, rules: ledger.rules, jwks });
    expect(verified.ok).toBe(true);
    expect(verified.findings).toEqual([
      {
        severity: 'note',
        code: 'reserve.not_publicly_provable',
        index: 2,
        message: expect.stringContaining('not publicly provable') as string,
      },
    ]);
  });
});

/** The golden log with one entry told otherwise; hashes are not replayed, so they may stay. */
function told(index: number, data: object, frame: object = {}): LogEntry[] {
  return goldenLedger().entries.map((entry) =>
    entry.index === index ? ({ ...entry, ...frame, data: { ...entry.data, ...data } } as LogEntry) : entry,
  );
}

describe('replay of a log that breaks a rule', () => {
  const { rules } = goldenLedger();
  const closed = goldenLedger().entries[8]!;
  const instant = (time: string): string => `2026-06-03T${time}+08:00`;

  it.each<[string, LogEntry[]]>([
    ['bid.seq@2', told(2, { seq: 3 })],
    ['bid.time@1', told(1, { receivedAt: instant('10:00:00.004') })],
    ['bid.time@1', told(1, {}, { at: instant('10:00:00.004') })],
    ['bid.too_early@1', told(1, { receivedAt: instant('09:59:59.999') })],
    [
      'bid.too_late@5',
      told(
        5,
        { receivedAt: instant('11:10:00.001'), acceptedAt: instant('11:10:00.002') },
        { at: instant('11:10:00.002') },
      ),
    ],
    ['bid.kind@5', told(5, { kind: 'auto' })],
    ['bid.self_raise@2', told(2, { bidderCode: 'CODEA' })],
    ['bid.amount@1', told(1, { amountFen: START - 1 })],
    ['bid.amount@2', told(2, { amountFen: START + STEP + 1 })],
    ['bid.amount@2', told(2, { amountFen: START })],
    ['bid.amount@6', told(6, { amountFen: START + 3 * STEP + 1 })],
    [
      'bid.kind@6',
      told(5, { amountFen: START + STEP, kind: 'preemption' }).filter((entry) => entry.index < 7),
    ],
    ['bid.end_before@2', told(2, { closesAtBefore: instant('11:00:00.001') })],
    ['bid.extension@2', told(2, { closesAtAfter: instant('11:00:00.001') })],
    ['bid.extension@7', told(7, { closesAtAfter: instant('11:13:00.000') })],
    ['interruption.end@4', told(4, { closesAtAfter: instant('11:09:59.999') })],
    ['interruption.end@4', told(4, { closesAtAfter: undefined })],
    ['interruption.end@3', told(3, { closesAtAfter: instant('11:00:00.001') })],
    ['closed.time@8', told(8, {}, { at: instant('11:17:59.999') })],
    ['closed.result@8', told(8, { result: 'no_sale' })],
    ['closed.result@8', told(8, { result: 'no_bids' })],
    ['closed.winner@8', told(8, { winnerBidderCode: 'CODEC' })],
    ['closed.winner@8', told(8, { result: 'reserve_not_met' })],
    ['closed.price@8', told(8, { priceFen: 11_500_000 })],
    ['closed.bid_count@8', told(8, { bidCount: 4 })],
    ['closed.extensions@8', told(8, { extensions: 1 })],
    ['closed.reserve@8', told(8, { reserve: { priceFen: 11_000_001, salt: 'a5'.repeat(32) } })],
    ['closed.reserve@8', told(8, { reserve: undefined })],
    ['closed.reserve@8', told(8, { result: 'reserve_not_met' })],
    ['state.order@8', goldenLedger().entries.filter((entry) => entry.index !== 4)],
    ['state.order@4', goldenLedger().entries.filter((entry) => entry.index !== 3)],
    ['state.order@8', [...goldenLedger().entries, closed]],
  ])('finds %s', (expected, entries) => {
    expect(findings(entries, rules)).toContain(expected);
  });

  it('finds what needs no rules without them', () => {
    expect(findings(told(2, { amountFen: START }))).toContain('bid.amount@2');
    expect(findings(told(6, { amountFen: START + 3 * STEP + 1 }))).toContain('bid.amount@6');
    expect(findings(told(2, { closesAtAfter: instant('10:59:59.999') }))).toContain('bid.extension@2');
    expect(findings(told(4, { closesAtAfter: instant('11:10:00.001') }))).toContain('interruption.end@4');
    expect(findings(told(4, { closesAtAfter: instant('10:59:59.999') }))).toContain('interruption.end@4');
    expect(findings(told(8, { result: 'no_sale' }))).toContain('closed.result@8');
    expect(findings(told(8, { winnerBidderCode: 'CODEA' }))).toContain('closed.winner@8');
  });

  it('lets an interruption say where the end stands', () => {
    expect(findings(told(3, { closesAtAfter: instant('11:00:00.000') }), rules)).toEqual([]);
  });

  it('does not let a platform sell below the reserve that it committed to', () => {
    const low = new Ledger(rulesOf(), { priceFen: START + 1, salt: 'cd'.repeat(32) });
    low.bid(attemptOf(low.lot, 'A', START));
    const data = {
      result: 'sold',
      winnerBidderCode: 'CODEA',
      priceFen: START,
      bidCount: 1,
      extensions: 0,
      reserve: { priceFen: START + 1, salt: 'cd'.repeat(32) },
    };
    const draft: EntryDraft<'closed'> = { lotId: low.lot.lotId, type: 'closed', at: low.lot.closesAt, data };
    expect(findings([...low.entries, appendEntry(low.entries[1], draft)], low.rules)).toEqual([
      'closed.reserve@2',
    ]);
  });

  it('does not take a reserve for an excuse where none was committed to', () => {
    const ledger = new Ledger(rulesOf());
    ledger.bid(attemptOf(ledger.lot, 'A', START));
    const data = { result: 'reserve_not_met', bidCount: 1, extensions: 0 };
    const draft: EntryDraft<'closed'> = {
      lotId: ledger.lot.lotId,
      type: 'closed',
      at: ledger.lot.closesAt,
      data,
    };
    const entries = [...ledger.entries, appendEntry(ledger.entries[1], draft)];
    expect(findings(entries, ledger.rules)).toEqual(['closed.result@2']);
    expect(findings(entries)).toEqual(['closed.result@2']);
  });

  it('counts different bidders against minBidders, as far as it is known', () => {
    const close = (result: string, over: object): { entries: LogEntry[]; rules: LotRules } => {
      const ledger = new Ledger(rulesOf({ minBidders: 2 }));
      ledger.bid(attemptOf(ledger.lot, 'A', START));
      const data = { result, bidCount: 1, extensions: 0, ...over };
      const draft: EntryDraft<'closed'> = {
        lotId: ledger.lot.lotId,
        type: 'closed',
        at: ledger.lot.closesAt,
        data,
      };
      return { entries: [...ledger.entries, appendEntry(ledger.entries[1], draft)], rules: ledger.rules };
    };
    const unsold = close('no_sale', {});
    expect(findings(unsold.entries, unsold.rules)).toEqual([]);
    expect(findings(unsold.entries)).toEqual([]);
    const sold = close('sold', { winnerBidderCode: 'CODEA', priceFen: START });
    expect(findings(sold.entries, sold.rules)).toEqual(['closed.result@2']);
  });

  it('takes the lead by pre-emption once for each rank', () => {
    const preemption = [
      { partyId: 'party-C', rank: 1 },
      { partyId: 'party-D', rank: 2 },
    ];
    const ledger = new Ledger(rulesOf({ preemption }));
    ledger.bid(attemptOf(ledger.lot, 'A', START));
    ledger.bid(attemptOf(ledger.lot, 'D', START, { kind: 'preemption' }));
    ledger.bid(attemptOf(ledger.lot, 'C', START, { kind: 'preemption' }));
    expect(ledger.lot.bidCount).toBe(3);
    expect(findings(ledger.entries, ledger.rules)).toEqual([]);
    expect(findings(ledger.entries, { ...ledger.rules, preemption: preemption.slice(0, 1) })).toEqual([
      'bid.kind@3',
    ]);
    expect(findings(ledger.entries, rulesOf())).toEqual(['bid.kind@2', 'bid.kind@3']);
  });

  it('cannot cancel while bidding, void before it or after no sale, or suspend after the end', () => {
    const at = (type: 'cancelled' | 'voided' | 'suspended', instantMs: number, bids: number): LogEntry[] => {
      const ledger = new Ledger(rulesOf());
      if (bids > 0) ledger.bid(attemptOf(ledger.lot, 'A', START));
      const head = ledger.entries[ledger.entries.length - 1];
      return [
        ...ledger.entries,
        appendEntry(head, { lotId: ledger.lot.lotId, type, at: instantMs, data: {} }),
      ];
    };
    const end = parseInstant(rulesOf().scheduledCloseAt);
    expect(findings(at('cancelled', OPENS_AT - 1, 0), rulesOf())).toEqual([]);
    expect(findings(at('cancelled', OPENS_AT, 0), rulesOf())).toEqual(['state.order@1']);
    expect(findings(at('cancelled', OPENS_AT + MINUTE, 1))).toEqual(['state.order@2']);
    expect(findings(at('voided', OPENS_AT - 1, 0), rulesOf())).toEqual(['state.order@1']);
    expect(findings(at('suspended', end, 0), rulesOf())).toEqual([]);
    expect(findings(at('suspended', end + 1, 0), rulesOf())).toEqual(['state.order@1']);
    const unsold = new Ledger(rulesOf());
    unsold.close();
    const voided = appendEntry(unsold.entries[1], {
      lotId: unsold.lot.lotId,
      type: 'voided',
      at: end + MINUTE,
      data: {},
    });
    expect(findings([...unsold.entries, voided], unsold.rules)).toEqual(['state.order@2']);
  });
});

it('hashes an entry without its own hash', () => {
  const entry = goldenLedger().entries[0]!;
  expect(entryHash({ ...entry, hash: 'anything' })).toBe(entry.hash);
});
