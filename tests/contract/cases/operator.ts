import { dateInShanghai, formatInstant, parseInstant, type Lot } from '@jtop/contract';
import { rulesHash } from '@jtop/rules/log';
import { describe, expect, it } from 'vitest';
import type { Ready } from '../suite.js';
import { DAY, MINUTE, OPERATOR, START, STEP } from '../support/auction.js';

const NOBODY = '018f0000-0000-7000-8000-000000000000';
const RULES = { startPriceFen: START, increment: { fen: STEP } };

/** The first instant at 10:00 in Jiangsu, from tomorrow on, whose day is or is not a Wednesday or Friday. */
function dayAfter(now: number, biddingDay: boolean): number {
  for (let at = parseInstant(`${dateInShanghai(now)}T10:00:00+08:00`) + DAY; ; at += DAY) {
    const weekday = new Date(at).getUTCDay();
    if ((weekday === 3 || weekday === 5) === biddingDay) return at;
  }
}

const sessionBody = (opensAt: number) => ({
  kind: 'weekly',
  date: dateInShanghai(opensAt),
  opensAt: formatInstant(opensAt),
});

/** What only the operator may do. */
export function operatorCases(ready: Ready): void {
  describe('sessions.create', () => {
    it('opens a weekly session on a bidding day, 201 with its place', async () => {
      const { client } = ready();
      const body = sessionBody(dayAfter(await client.now(), true));
      const {
        status,
        headers,
        body: session,
      } = await client.answered('sessions.create', { as: OPERATOR, body });
      expect(status).toBe(201);
      expect(headers.get('location')).toBe(`/v1/sessions/${session.id}`);
      expect(session).toMatchObject({ ...body, rev: 1, lotCount: 0 });
      expect(await client.ok('sessions.retrieve', { params: { id: session.id } })).toEqual(session);
    });

    it('takes an instant of any offset, and answers with that of Jiangsu', async () => {
      const { client } = ready();
      const opensAt = dayAfter(await client.now(), true);
      const body = { ...sessionBody(opensAt), opensAt: new Date(opensAt).toISOString() };
      expect((await client.ok('sessions.create', { as: OPERATOR, body })).opensAt).toBe(
        formatInstant(opensAt),
      );
    });

    it('refuses a day that is no bidding day', async () => {
      const { client } = ready();
      const body = sessionBody(dayAfter(await client.now(), false));
      await client.refused('sessions.create', { as: OPERATOR, body }, 'session.not_a_bidding_day');
    });

    it('refuses what contradicts itself', async () => {
      const { client } = ready();
      const body = sessionBody(dayAfter(await client.now(), true));
      for (const wrong of [
        { ...body, date: '2026-01-01' },
        { ...body, specialSessionId: 'special-2026-1-a' },
        { ...body, opensAt: '2026-06-03 10:00' },
        { ...body, opensAt: '2026-06-03T10:00:00' },
        { ...body, date: '2026-13-01' },
        { ...body, kind: 'daily' },
      ]) {
        await client.refused('sessions.create', { as: OPERATOR, body: wrong }, 'request.invalid');
      }
      const special = { ...body, kind: 'special', specialSessionId: 'no-such-session' };
      await client.refused('sessions.create', { as: OPERATOR, body: special }, 'not_found');
    });

    it('is for the operator', async () => {
      const { client } = ready();
      const body = sessionBody(dayAfter(await client.now(), true));
      for (const as of ['demo-company-1', 'demo-university-1', 'demo-auditor', 'demo-host-nanjing']) {
        await client.refused('sessions.create', { as, body }, 'auth.forbidden');
      }
      await client.refused(
        'sessions.create',
        { as: OPERATOR, scopes: ['audit:read'], body },
        'auth.forbidden',
      );
    });
  });

  describe('lots.create', () => {
    it('drafts a lot with complete rules, for the operator’s eyes only', async () => {
      const { client, auction } = ready();
      const draft = await auction.draft({ rules: { startPriceFen: 123_456_700 } });
      expect(draft).toMatchObject({
        status: 'draft',
        attempt: 1,
        bidCount: 0,
        bidderCount: 0,
        version: 0,
        hasReserve: false,
      });
      expect(draft).not.toHaveProperty('rulesHash');
      expect(draft.rules).toMatchObject({
        pricing: 'english_ascending',
        incrementMode: 'multiple',
        maxJumpSteps: 20,
        depositFen: 12_345_700,
        minBidders: 1,
        windowMs: 300_000,
        extendMs: 300_000,
        extendFrom: 'bid',
        allowProxy: false,
      });
      expect(draft.rules).not.toHaveProperty('maxExtensions');
      const params = { id: draft.id };
      expect(await client.ok('lots.retrieve', { params, as: OPERATOR })).toEqual(draft);
      for (const as of [undefined, 'demo-company-1', 'demo-auditor']) {
        await client.refused('lots.retrieve', { params, ...(as === undefined ? {} : { as }) }, 'not_found');
      }
      for (const id of ['lots.log.retrieve', 'lots.bids.list', 'lots.closingStatement.retrieve'] as const) {
        await client.refused(id, { params }, 'not_found');
      }
      const body = { agreedRulesHash: '0'.repeat(64) };
      await client.refused('lots.registrations.create', { params, as: 'demo-company-1', body }, 'not_found');
    });

    it('answers 201 with the lot’s place and number', async () => {
      const { client, auction } = ready();
      const opensAt = (await client.now()) + MINUTE;
      const session = await auction.session(opensAt);
      const listing = await auction.freeListing();
      const rules = { ...RULES, scheduledCloseAt: formatInstant(opensAt + MINUTE) };
      const { status, headers, body } = await client.answered('lots.create', {
        as: OPERATOR,
        body: { listingId: listing.id, sessionId: session.id, rules },
      });
      expect(status).toBe(201);
      expect(headers.get('location')).toBe(`/v1/lots/${body.id}`);
      expect(body.no).toMatch(/^JS-\d{4}-PM-\d{6}$/);
      expect(body.listing).toEqual({ id: listing.id, title: listing.title, fields: listing.fields });
      expect(body.opensAt).toBe(session.opensAt);
      expect(body.rules.sellerPartyIds).toEqual([listing.supplier.partyId]);
    });

    it.each([
      ['judicial-5min', 30 * MINUTE, 300_000],
      ['free60-limited5', 65 * MINUTE, 300_000],
      ['free5-limited90s', 6.5 * MINUTE, 90_000],
    ] as const)('fills in the preset %s', async (preset, lasts, windowMs) => {
      const { auction } = ready();
      const { rules } = await auction.draft({ rules: { preset } });
      expect(parseInstant(rules.scheduledCloseAt) - parseInstant(rules.opensAt)).toBe(lasts);
      expect(rules).toMatchObject({ preset, windowMs, extendMs: windowMs });
    });

    it.each<[string, Record<string, unknown>]>([
      ['a step of zero', { increment: { fen: 0 } }],
      ['an empty ladder', { increment: { ladder: [] } }],
      ['a start price of a fraction', { startPriceFen: 0.5 }],
      ['a start price over 2^53', { startPriceFen: 2 ** 53 }],
      ['an unknown field', { hiddenFee: 1 }],
      ['three bidders at least', { minBidders: 3 }],
      ['sealed bids', { pricing: 'one_shot_sealed' }],
      ['an end before the opening', { scheduledCloseAt: '2020-01-01T00:00:00+08:00' }],
      ['an opening on another day', { opensAt: '2020-01-01T00:00:00+08:00' }],
      ['a deposit of more than a fifth', { depositFen: START }],
      ['a reserve below the start price', { reservePriceFen: 1 }],
      ['a preset that says otherwise', { preset: 'judicial-5min', windowMs: 1 }],
    ])('refuses %s as 400, and says where', async (_name, rules) => {
      const { client, auction } = ready();
      const opensAt = (await client.now()) + MINUTE;
      const session = await auction.session(opensAt);
      const [listing] = (await client.ok('listings.list', { query: { limit: 1 } })).items;
      const all = { ...RULES, scheduledCloseAt: formatInstant(opensAt + MINUTE), ...rules };
      const body = { listingId: listing?.id, sessionId: session.id, rules: all };
      const answer = await client.send('lots.create', { as: OPERATOR, body });
      expect(answer.status, answer.text).toBe(400);
      const problem = JSON.parse(answer.text) as { code: string; errors: { path: string }[] };
      expect(problem.code).toBe('request.invalid');
      expect(problem.errors[0]?.path).toMatch(/^rules\./);
    });

    it('needs an end where the preset gives none, and a listing and session that exist', async () => {
      const { client, auction } = ready();
      const session = await auction.session((await client.now()) + MINUTE);
      const [listing] = (await client.ok('listings.list', { query: { limit: 1 } })).items;
      const body = { listingId: listing?.id, sessionId: session.id, rules: RULES };
      const answer = await client.send('lots.create', { as: OPERATOR, body });
      expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('rules.scheduledCloseAt')]);
      const rules = { ...RULES, preset: 'free5-limited90s' };
      for (const wrong of [{ listingId: NOBODY }, { sessionId: NOBODY }]) {
        await client.refused(
          'lots.create',
          { as: OPERATOR, body: { ...body, rules, ...wrong } },
          'not_found',
        );
      }
      await client.refused(
        'lots.create',
        { as: OPERATOR, body: { ...body, listingId: 'x' } },
        'request.invalid',
      );
    });

    it('is for the operator', async () => {
      const { client } = ready();
      const body = { listingId: NOBODY, sessionId: NOBODY, rules: RULES };
      await client.refused('lots.create', { as: 'demo-company-1', body }, 'auth.forbidden');
    });
  });

  describe('lots.announce', () => {
    it('freezes the rules under a hash and opens registration', async () => {
      const { client, auction } = ready();
      const draft = await auction.draft();
      const lot = await client.ok('lots.announce', {
        params: { id: draft.id },
        as: OPERATOR,
        body: { text: '公告' },
      });
      expect(lot).toMatchObject({ id: draft.id, status: 'registering', rules: draft.rules, version: 1 });
      expect(lot.rulesHash).toBe(rulesHash(lot.rules));
      expect(lot.rev).toBeGreaterThan(draft.rev);
      const { id = '' } = { id: lot.announcementId };
      const announcement = await client.ok('announcements.retrieve', { params: { id } });
      expect(announcement).toMatchObject({ kind: 'auction', lotIds: [lot.id], text: '公告' });
      const listing = await client.ok('listings.retrieve', { params: { id: lot.listingId } });
      expect(listing).toMatchObject({ status: 'in_auction', currentLotId: lot.id, lotIds: [lot.id] });
    });

    it('comes early enough, seven days unless the rules say otherwise', async () => {
      const { client, auction } = ready();
      const { id } = await auction.draft({ rules: { announceDaysMin: 7 } });
      const now = await client.now();
      const problem = await client.refused(
        'lots.announce',
        { params: { id }, as: OPERATOR, body: { text: 'x' } },
        'lot.announced_too_late',
      );
      expect(parseInstant(String(problem.earliestOpensAt))).toBeGreaterThanOrEqual(now + 7 * DAY);
      const early = await auction.draft({ opensIn: 7 * DAY + MINUTE, rules: { announceDaysMin: 7 } });
      await client.ok('lots.announce', { params: { id: early.id }, as: OPERATOR, body: { text: 'x' } });
    });

    it('is refused while another lot of the listing is live', async () => {
      const { client, auction } = ready();
      const listing = await auction.freeListing();
      await auction.announced({ listing });
      const { id } = await auction.draft({ listing });
      await client.refused(
        'lots.announce',
        { params: { id }, as: OPERATOR, body: { text: 'x' } },
        'lot.listing_taken',
      );
    });

    it('happens once', async () => {
      const { client, auction } = ready();
      const { id } = await auction.announced();
      const problem = await client.refused(
        'lots.announce',
        { params: { id }, as: OPERATOR, body: { text: 'x' } },
        'lot.state',
      );
      expect(problem.lotStatus).toBe('registering');
    });

    it('needs a text', async () => {
      const { client, auction } = ready();
      const { id } = await auction.draft();
      for (const text of ['', '  ', 5, 'x'.repeat(20_001)]) {
        await client.refused(
          'lots.announce',
          { params: { id }, as: OPERATOR, body: { text } },
          'request.invalid',
        );
      }
    });
  });

  describe('interrupting a lot', () => {
    const act = async (
      id: 'lots.suspend' | 'lots.resume' | 'lots.cancel' | 'lots.void',
      lot: Pick<Lot, 'id'>,
    ) => ready().client.ok(id, { params: { id: lot.id }, as: OPERATOR, body: { reason: '测试' } });
    const refuse = async (
      id: 'lots.suspend' | 'lots.resume' | 'lots.cancel' | 'lots.void',
      lot: Pick<Lot, 'id'>,
      status: string,
    ) => {
      const input = { params: { id: lot.id }, as: OPERATOR, body: { reason: '测试' } };
      const answer = await ready().client.send(id, input);
      const expected = { status: 409, code: 'lot.state', lotStatus: status };
      expect(JSON.parse(answer.text), `${id} of ${status}`).toMatchObject(expected);
    };

    it('suspends and resumes registration without moving the end', async () => {
      const { client, auction } = ready();
      const lot = await auction.announced();
      expect((await act('lots.suspend', lot)).status).toBe('suspended');
      await client.ok('sandbox.clock.advance', { body: { advanceMs: MINUTE } });
      const resumed = await act('lots.resume', lot);
      expect(resumed).toMatchObject({ status: 'registering', closesAt: lot.closesAt });
    });

    it('keeps a suspended lot from opening, and adds only the bidding time that was lost', async () => {
      const { client, auction } = ready();
      const lot = await auction.announced();
      await act('lots.suspend', lot);
      await client.moveTo(parseInstant(lot.opensAt) + 3 * MINUTE);
      expect((await auction.lot(lot)).status).toBe('suspended');
      const resumed = await act('lots.resume', lot);
      expect(parseInstant(resumed.closesAt)).toBe(parseInstant(lot.closesAt) + 3 * MINUTE);
      await client.ok('sandbox.clock.advance', { body: { advanceMs: 1 } });
      expect((await auction.lot(lot)).status).toBe('bidding');
    });

    it('suspends bidding: nothing is bid on, nothing closes, and the time comes back', async () => {
      const { client, auction } = ready();
      const lot = await auction.open(['demo-company-1']);
      await act('lots.suspend', lot);
      const input = { params: { id: lot.id }, as: 'demo-company-1', body: { amountFen: START } };
      await client.refused('lots.bids.place', input, 'bid.lot_suspended');
      const suspendedFor = 60 * MINUTE;
      await client.ok('sandbox.clock.advance', { body: { advanceMs: suspendedFor } });
      expect((await auction.lot(lot)).status).toBe('suspended');
      const resumed = await act('lots.resume', lot);
      expect(resumed.status).toBe('bidding');
      expect(parseInstant(resumed.closesAt)).toBe(parseInstant(lot.closesAt) + suspendedFor);
      await auction.bid(lot, 'demo-company-1', START);
    });

    it('cancels a draft, registration, or what is suspended', async () => {
      const { client, auction } = ready();
      const draft = await auction.draft();
      expect((await act('lots.cancel', draft)).status).toBe('cancelled');
      await client.refused('lots.retrieve', { params: { id: draft.id } }, 'not_found');
      const lot = await auction.announced();
      expect((await act('lots.cancel', lot)).status).toBe('cancelled');
      expect((await client.ok('listings.retrieve', { params: { id: lot.listingId } })).status).toBe(
        'available',
      );
      const suspended = await auction.announced();
      await act('lots.suspend', suspended);
      expect((await act('lots.cancel', suspended)).status).toBe('cancelled');
    });

    it('voids bidding, a sale, or what is suspended', async () => {
      const { auction } = ready();
      const lot = await auction.open(['demo-company-1']);
      await auction.bid(lot, 'demo-company-1', START);
      expect((await auction.end(lot)).status).toBe('confirmed');
      expect((await act('lots.void', lot)).status).toBe('voided');
      const bidding = await auction.open([]);
      expect((await act('lots.void', bidding)).status).toBe('voided');
    });

    it('refuses every other move, and says in which state the lot is', async () => {
      const { auction } = ready();
      const draft = await auction.draft();
      for (const id of ['lots.suspend', 'lots.resume', 'lots.void'] as const)
        await refuse(id, draft, 'draft');
      const lot = await auction.announced();
      for (const id of ['lots.resume', 'lots.void'] as const) await refuse(id, lot, 'registering');
      await act('lots.suspend', lot);
      await refuse('lots.suspend', lot, 'suspended');
      await act('lots.cancel', lot);
      for (const id of ['lots.suspend', 'lots.resume', 'lots.cancel', 'lots.void'] as const)
        await refuse(id, lot, 'cancelled');
      const open = await auction.open([]);
      for (const id of ['lots.resume', 'lots.cancel'] as const) await refuse(id, open, 'bidding');
    });

    it('wants a reason, which is published', async () => {
      const { client, auction } = ready();
      const lot = await auction.announced();
      for (const body of [{}, { reason: '' }, { reason: ' ' }, { reason: 'x'.repeat(2001) }]) {
        await client.refused(
          'lots.suspend',
          { params: { id: lot.id }, as: OPERATOR, body },
          'request.invalid',
        );
      }
      await client.ok('lots.suspend', { params: { id: lot.id }, as: OPERATOR, body: { reason: '核验到期' } });
      const { items } = await client.ok('announcements.list', { query: { lotId: lot.id } });
      expect(items.map(({ text }) => text)).toContain('核验到期');
      await client.ok('lots.resume', { params: { id: lot.id }, as: OPERATOR });
    });

    it('is for the operator', async () => {
      const { client, auction } = ready();
      const { id } = await auction.announced();
      for (const operation of ['lots.suspend', 'lots.resume', 'lots.cancel', 'lots.void'] as const) {
        const input = { params: { id }, as: 'demo-company-1', body: { reason: 'x' } };
        await client.refused(operation, input, 'auth.forbidden');
      }
      await client.refused(
        'lots.announce',
        { params: { id }, as: 'demo-university-1', body: { text: 'x' } },
        'auth.forbidden',
      );
    });
  });

  describe('lots.relist', () => {
    const rules = { ...RULES, preset: 'free5-limited90s', announceDaysMin: 0, startPriceFen: START / 2 };

    it('tries an unsold listing again, as the next attempt', async () => {
      const { client, auction } = ready();
      const unsold = await auction.end(await auction.open([]));
      expect(unsold.status).toBe('no_bids');
      const session = await auction.session((await client.now()) + MINUTE);
      const params = { id: unsold.id };
      const { status, headers, body } = await client.answered('lots.relist', {
        params,
        as: OPERATOR,
        body: { sessionId: session.id, rules },
      });
      expect(status).toBe(201);
      expect(headers.get('location')).toBe(`/v1/lots/${body.id}`);
      expect(body).toMatchObject({
        status: 'draft',
        attempt: 2,
        previousLotId: unsold.id,
        listingId: unsold.listingId,
      });
      expect((await auction.lot(unsold)).status).toBe('relisted');
      await client.ok('lots.announce', {
        params: { id: body.id },
        as: OPERATOR,
        body: { text: '再次拍卖公告' },
      });
      await client.refused(
        'lots.relist',
        { params, as: OPERATOR, body: { sessionId: session.id, rules } },
        'lot.state',
      );
    });

    it('is not for a lot that is live or sold', async () => {
      const { client, auction } = ready();
      const lot = await auction.open(['demo-company-1']);
      const session = await auction.session((await client.now()) + MINUTE);
      const input = { params: { id: lot.id }, as: OPERATOR, body: { sessionId: session.id, rules } };
      await client.refused('lots.relist', input, 'lot.state');
      await auction.bid(lot, 'demo-company-1', START);
      await auction.end(lot);
      await client.refused('lots.relist', input, 'lot.state');
      await client.refused('lots.relist', { ...input, as: 'demo-company-1' }, 'auth.forbidden');
    });
  });
}
