import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuctionSession, AuctionSessionPage } from '@jtop/contract';
import { AuctionWorld } from '../testing/auction.js';
import { SPECIAL_SESSION } from '../testing/auction-fixtures.js';

let world: AuctionWorld;
beforeAll(async () => {
  world = await AuctionWorld.open();
});
afterAll(() => world.close());

const create = (body: object, key?: string) =>
  world.post<AuctionSession & { code: string }>('/v1/sessions', 'operator', body, key);
const weekly = (date: string) => ({ kind: 'weekly', date, opensAt: `${date}T10:00:00.000+08:00` });

describe('a bidding session', () => {
  it('is opened on a Wednesday or a Friday, and read back', async () => {
    const wednesday = await create(weekly('2026-06-10'));
    expect(wednesday.status).toBe(201);
    expect(wednesday.headers.get('location')).toBe(`/v1/sessions/${wednesday.body.id}`);
    expect(wednesday.body).toMatchObject({
      rev: 1,
      seasonId: 'auction-2026',
      kind: 'weekly',
      date: '2026-06-10',
      lotCount: 0,
    });
    expect((await world.get(`/v1/sessions/${wednesday.body.id}`)).body).toEqual(wednesday.body);
    expect((await create(weekly('2026-06-12'))).status).toBe(201);
  });

  it('is refused on another day, and allowed on one that the calendar moves it to', async () => {
    expect(await create(weekly('2026-06-11'))).toMatchObject({
      status: 409,
      body: { code: 'session.not_a_bidding_day' },
    });
    expect(await create(weekly('2026-06-05'))).toMatchObject({
      status: 409,
      body: { code: 'session.not_a_bidding_day' },
    });
    expect((await create(weekly('2026-06-04'))).status).toBe(201);
  });

  it('of a special kind may be on any day, and names its special where it has one', async () => {
    const special = await create({
      ...weekly('2026-06-09'),
      kind: 'special',
      specialSessionId: SPECIAL_SESSION,
    });
    expect(special.body).toMatchObject({
      specialSessionId: SPECIAL_SESSION,
      specialTitle: '生物医药产业专场',
    });
    expect((await create({ ...weekly('2026-06-09'), kind: 'special' })).status).toBe(201);
    expect((await create({ ...weekly('2026-06-10'), specialSessionId: SPECIAL_SESSION })).status).toBe(400);
    expect(
      (await create({ ...weekly('2026-06-09'), kind: 'special', specialSessionId: 'nobody' })).status,
    ).toBe(404);
  });

  it('opens on its own day in Jiangsu', async () => {
    const wrong = await create({ ...weekly('2026-06-10'), opensAt: '2026-06-09T18:00:00Z' });
    expect(wrong.status).toBe(201);
    const other = await create({ ...weekly('2026-06-10'), opensAt: '2026-06-10T18:00:00Z' });
    expect(other).toMatchObject({ status: 400, body: { errors: [{ path: 'opensAt' }] } });
  });

  it('is opened once under one key, also when asked twice at the same moment', async () => {
    const answers = await Promise.all([create(weekly('2026-06-17'), 'k'), create(weekly('2026-06-17'), 'k')]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 201]);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
  });

  it('is the operator’s to open', async () => {
    expect((await world.post('/v1/sessions', 'company-1', weekly('2026-06-10'))).status).toBe(403);
    expect((await world.call('POST', '/v1/sessions', { body: weekly('2026-06-10') })).status).toBe(401);
  });

  it('shows how many lots it has and when the last one ends, drafts left out', async () => {
    const session = await world.session({ date: '2026-06-24', opensAt: '2026-06-24T10:00:00.000+08:00' });
    const from = { sessionId: session.id };
    await world.announced({ scheduledCloseAt: '2026-06-24T11:00:00.000+08:00' }, from);
    await world.announced({ scheduledCloseAt: '2026-06-24T12:00:00.000+08:00' }, from);
    await world.draft({ scheduledCloseAt: '2026-06-24T13:00:00.000+08:00' }, from);
    const read = (await world.get<AuctionSession>(`/v1/sessions/${session.id}`)).body;
    expect(read).toMatchObject({ lotCount: 2, starredCount: 0, closesAt: '2026-06-24T12:00:00.000+08:00' });
  });

  it('is listed by opening, earliest first, from one day to another, in pages', async () => {
    const page = (
      await world.get<AuctionSessionPage>('/v1/sessions?from=2026-06-05&to=2026-06-12&kind=weekly&limit=2')
    ).body;
    expect(page.items.map((session) => session.date)).toEqual(['2026-06-10', '2026-06-10']);
    const next = `/v1/sessions?from=2026-06-05&to=2026-06-12&kind=weekly&limit=2&cursor=${page.nextCursor}`;
    const rest = (await world.get<AuctionSessionPage>(next)).body;
    expect(rest.items.map((session) => session.date)).toEqual(['2026-06-12']);
    expect(rest.nextCursor).toBeUndefined();
    expect((await world.get('/v1/sessions?from=2026-02-30')).status).toBe(400);
    for (const id of ['next', '01890000-0000-7000-8000-000000000000'])
      expect((await world.get(`/v1/sessions/${id}`)).status).toBe(404);
  });
});
