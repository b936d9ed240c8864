import { parseInstant, type Lot } from '@jtop/contract';
import { verifyClosingStatement, verifyLotLog, verifyReceipt } from '@jtop/rules/log';
import { describe, expect, it } from 'vitest';
import type { Ready } from '../suite.js';
import { MINUTE, OPERATOR, START, STEP } from '../support/auction.js';

const A = 'demo-company-1';
const B = 'demo-company-2';
/** A number that nothing else here has. */
const RESERVE = 12_345_600;

/** How a lot ends, and the log that anybody can check. */
export function closeCases(ready: Ready): void {
  /** Verifies a lot by nothing but what is public, and the receipts at hand. */
  async function verify(lot: Pick<Lot, 'id'>, receipts: string[] = []) {
    const { client, auction } = ready();
    const params = { id: lot.id };
    const jwks = await client.ok('jwks.retrieve');
    const jsonl = await client.ok('lots.log.retrieve', { params });
    const statement = await client.send('lots.closingStatement.retrieve', { params });
    const closingStatement: unknown = statement.status === 200 ? JSON.parse(statement.text) : undefined;
    const { rules, headHash } = await auction.lot(lot);
    const verification = verifyLotLog({ jsonl, rules, jwks, receipts, closingStatement });
    expect(verification.ok, JSON.stringify(verification.findings)).toBe(true);
    expect(verification.result.headHash).toBe(headHash);
    return { ...verification, jsonl, jwks };
  }
  const typesIn = (jsonl: string): string[] =>
    jsonl
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { type: string }).type);

  describe('a lot ends', () => {
    it('with the deposits given back to all but the buyer', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A, B]);
      await auction.bid(lot, A, START);
      await auction.end(lot);
      const depositOf = async (as: string) => {
        const body = { agreedRulesHash: lot.rulesHash };
        const { deposit } = await client.ok('lots.registrations.create', {
          params: { id: lot.id },
          as,
          body,
        });
        return deposit.status;
      };
      expect([await depositOf(A), await depositOf(B)]).toEqual(['paid', 'refunded']);
    });

    it('sold to the highest bid', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A, B]);
      await auction.bid(lot, A, START);
      const { bid } = await auction.bid(lot, B, START + STEP);
      const ended = await auction.end(lot);
      expect(ended).toMatchObject({
        status: 'confirmed',
        currentPriceFen: START + STEP,
        leadingBidderCode: bid.bidderCode,
        bidCount: 2,
      });
      expect(ended).not.toHaveProperty('nextAmountFen');
      const { entry, jws } = await client.ok('lots.closingStatement.retrieve', { params: { id: lot.id } });
      expect(entry).toMatchObject({
        lotId: lot.id,
        type: 'closed',
        at: lot.closesAt,
        data: {
          result: 'sold',
          winnerBidderCode: bid.bidderCode,
          priceFen: START + STEP,
          bidCount: 2,
          extensions: 0,
        },
      });
      expect(verifyClosingStatement(jws, await client.ok('jwks.retrieve'))).toMatchObject({
        ok: true,
        entry,
      });
      expect((await client.ok('listings.retrieve', { params: { id: lot.listingId } })).status).toBe('dealt');
    });

    it('with no bids, and the listing is on offer again', async () => {
      const { client, auction } = ready();
      const ended = await auction.end(await auction.open([A]));
      expect(ended.status).toBe('no_bids');
      const listing = await client.ok('listings.retrieve', { params: { id: ended.listingId } });
      expect(listing).toMatchObject({ status: 'available', lotIds: [ended.id] });
      expect(listing).not.toHaveProperty('currentLotId');
      await verify(ended);
    });

    it('without a sale where too few have bid', async () => {
      const { auction } = ready();
      const lot = await auction.open([A, B], { rules: { minBidders: 2 } });
      await auction.bid(lot, A, START);
      expect((await auction.end(lot)).status).toBe('no_sale');
      await verify(lot);
    });

    it('not before its end and the grace are over', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A]);
      const params = { id: lot.id };
      await client.refused('lots.closingStatement.retrieve', { params }, 'not_found');
      await client.moveTo(parseInstant(lot.closesAt) + lot.rules.closeGraceMs - 1);
      expect((await auction.lot(lot)).status).toBe('bidding');
      await client.refused('lots.closingStatement.retrieve', { params }, 'not_found');
      await client.moveTo(parseInstant(lot.closesAt) + lot.rules.closeGraceMs);
      expect((await auction.lot(lot)).status).toBe('no_bids');
    });

    it('at its end by the rules, however late that is noticed', async () => {
      const { client, auction } = ready();
      const lot = await auction.announced();
      await client.moveTo(parseInstant(lot.closesAt) + 120 * MINUTE);
      expect((await auction.lot(lot)).status).toBe('no_bids');
      const { entry } = await client.ok('lots.closingStatement.retrieve', { params: { id: lot.id } });
      expect(entry.at).toBe(lot.closesAt);
    });
  });

  describe('a reserve', () => {
    const publicTexts = async (lot: Lot): Promise<string> => {
      const { client } = ready();
      const paths = ['', '/bids', '/log.jsonl', '/closing-statement'].map(
        (path) => `/v1/lots/${lot.id}${path}`,
      );
      const answers = await Promise.all(
        [
          ...paths,
          `/v1/lots?listingId=${lot.listingId}`,
          `/v1/listings/${lot.listingId}`,
          `/v1/announcements?lotId=${lot.id}`,
          `/v1/stream/poll?topics=lot:${lot.id}`,
        ].map((path) => client.raw('GET', path)),
      );
      return answers.map(({ text }) => text).join('\n');
    };

    it('is committed to, shown to nobody, and opened when the lot has sold', async () => {
      const { client, auction } = ready();
      const draft = await auction.draft({ rules: { reservePriceFen: RESERVE } });
      expect(JSON.stringify(draft)).not.toContain(String(RESERVE));
      expect(draft).toMatchObject({ hasReserve: true, reserveMet: false });
      const announced = await client.ok('lots.announce', {
        params: { id: draft.id },
        as: OPERATOR,
        body: { text: 'x' },
      });
      expect(announced.rules.reserveCommitment).toMatch(/^[0-9a-f]{64}$/);
      for (const as of [A, B]) await auction.join(announced, as);
      await client.moveTo(parseInstant(announced.opensAt));
      await auction.bid(announced, A, START);
      expect((await auction.lot(announced)).reserveMet).toBe(false);
      await auction.bid(announced, B, START + 5 * STEP);
      expect((await auction.lot(announced)).reserveMet).toBe(true);
      expect(await publicTexts(announced)).not.toContain(String(RESERVE));
      await auction.end(announced);
      const { entry } = await client.ok('lots.closingStatement.retrieve', { params: { id: draft.id } });
      expect(entry.data).toMatchObject({
        result: 'sold',
        reserve: { priceFen: RESERVE, salt: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
      });
      await verify(announced);
    });

    it('that was not met stays closed for the next attempt', async () => {
      const { auction } = ready();
      const lot = await auction.open([A], { rules: { reservePriceFen: RESERVE } });
      await auction.bid(lot, A, START);
      expect(await auction.end(lot)).toMatchObject({ status: 'reserve_not_met', reserveMet: false });
      expect(await publicTexts(lot)).not.toContain(String(RESERVE));
      const { findings } = await verify(lot);
      expect(findings.map(({ code }) => code)).toContain('reserve.not_publicly_provable');
    });
  });

  describe('the log', () => {
    it('holds every bid as its receipt says, chained and signed', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A, B], { rules: { reservePriceFen: RESERVE } });
      const receipts: string[] = [];
      for (const [index, as] of [A, B, A, B, A].entries()) {
        if (index === 3) await client.moveTo(parseInstant(lot.closesAt) - MINUTE);
        receipts.push((await auction.bid(lot, as, START + index * 2 * STEP)).receipt);
      }
      const open = await verify(lot, receipts);
      expect(typesIn(open.jsonl)).toEqual(['announced', 'bid', 'bid', 'bid', 'bid', 'bid']);
      const jwks = await client.ok('jwks.retrieve');
      for (const [index, receipt] of receipts.entries()) {
        expect(verifyReceipt(receipt, jwks)).toMatchObject({
          ok: true,
          entry: { lotId: lot.id, data: { seq: index + 1 } },
        });
      }
      await auction.end(lot);
      const closed = await verify(lot, receipts);
      expect(closed.jsonl.startsWith(open.jsonl)).toBe(true);
      expect(typesIn(closed.jsonl).at(-1)).toBe('closed');
      expect(closed.result).toMatchObject({ length: 7 });
      // One letter changed anywhere breaks it.
      const forged = closed.jsonl.replace(String(START + 2 * STEP), String(START + 3 * STEP));
      expect(verifyLotLog({ jsonl: forged, jwks: closed.jwks, receipts }).ok).toBe(false);
    });

    it('holds suspensions and a void, too', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A, B]);
      await auction.bid(lot, A, START);
      const input = { params: { id: lot.id }, as: OPERATOR, body: { reason: '核查' } };
      await client.ok('lots.suspend', input);
      await client.ok('sandbox.clock.advance', { body: { advanceMs: 7 * MINUTE } });
      await client.ok('lots.resume', input);
      await auction.bid(lot, B, START + STEP);
      await client.ok('lots.void', input);
      const { jsonl } = await verify(lot);
      expect(typesIn(jsonl)).toEqual(['announced', 'bid', 'suspended', 'resumed', 'bid', 'voided']);
      await client.refused(
        'lots.bids.place',
        { params: { id: lot.id }, as: A, body: { amountFen: START + 2 * STEP } },
        'bid.closed',
      );
    });

    it('holds a cancellation', async () => {
      const { client, auction } = ready();
      const lot = await auction.announced();
      await client.ok('lots.cancel', { params: { id: lot.id }, as: OPERATOR, body: { reason: '撤回' } });
      expect(typesIn((await verify(lot)).jsonl)).toEqual(['announced', 'cancelled']);
    });

    it('is lines of JSON, each ended', async () => {
      const { client, auction } = ready();
      const lot = await auction.announced();
      const answer = await client.raw('GET', `/v1/lots/${lot.id}/log.jsonl`);
      expect(answer.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(answer.text.endsWith('}\n')).toBe(true);
      expect(JSON.parse(answer.text)).toMatchObject({
        index: 0,
        type: 'announced',
        prevHash: '0'.repeat(64),
        data: { rulesHash: lot.rulesHash },
      });
    });
  });
}
