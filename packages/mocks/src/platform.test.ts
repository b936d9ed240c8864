import { operations, type Listing, type Lot, type LotPage, type Operation } from '@jtop/contract';
import { registry } from '@jtop/contract/schemas';
import { verifyLotLog } from '@jtop/rules/log';
import { describe, expect, it, vi } from 'vitest';
import {
  FEATURED,
  createMockPlatform,
  lotIdOf,
  mockToken,
  scenarios,
  type MockPlatform,
  type ScenarioName,
} from './index.js';

const NOW = Date.parse('2026-06-03T12:00:00+08:00');
const ENDPOINT = 'http://mock.test';
const names = Object.keys(scenarios) as ScenarioName[];

const get = (platform: MockPlatform, path: string, subject?: string) =>
  platform.handle(
    new Request(
      ENDPOINT + path,
      subject === undefined ? {} : { headers: { authorization: `Bearer ${mockToken(subject)}` } },
    ),
  );
const read = async <T>(platform: MockPlatform, path: string): Promise<T> =>
  (await (await get(platform, path)).json()) as T;
const make = (scenario: ScenarioName, more = {}) =>
  createMockPlatform({ scenario, now: NOW, seed: 1, ...more });

const UNANSWERED = ['error', 'error-once', 'slow', 'demand-board-error', 'demand-board-slow'];

describe.each(names.filter((name) => !UNANSWERED.includes(name)))('the scenario «%s»', (name) => {
  it('answers every public list by the contract', async () => {
    const platform = make(name);
    const lists = (Object.values(operations) as Operation[]).filter(
      ({ paginated, path, auth }) => paginated && auth !== 'required' && !path.includes('{'),
    );
    for (const { id, path } of lists) {
      const response = await get(platform, `${path}?limit=100`);
      expect(response.status, id).toBe(200);
      registry[id as keyof typeof registry].response.parse(await response.json());
    }
  });

  it('has lots whose logs anyone can verify', async () => {
    const platform = make(name);
    const { items } = await read<LotPage>(platform, '/v1/lots?limit=100');
    const jwks = await read<never>(platform, '/.well-known/jwks.json');
    for (const { id, rules, headHash } of items) {
      const jsonl = await (await get(platform, `/v1/lots/${id}/log.jsonl`)).text();
      const statement = await get(platform, `/v1/lots/${id}/closing-statement`);
      const closingStatement: unknown = statement.ok ? await statement.json() : undefined;
      const { ok, findings, result } = verifyLotLog({ jsonl, rules, jwks, closingStatement });
      expect(ok, JSON.stringify(findings)).toBe(true);
      expect(result.headHash).toBe(headHash);
    }
  });

  it('is the same each time', async () => {
    const bodyOf = async () => (await get(make(name), '/v1/lots?limit=100')).text();
    expect(await bodyOf()).toBe(await bodyOf());
  });
});

describe('the featured lot', () => {
  const featured = async (name: ScenarioName) => read<Lot>(make(name), `/v1/lots/${lotIdOf(FEATURED)}`);

  it.each([
    ['default', { status: 'bidding', phase: 'free', bidCount: 6, hasReserve: true, reserveMet: false }],
    ['not-open', { status: 'registering', bidCount: 0, bidderCount: 4 }],
    ['closing-soon', { status: 'bidding', phase: 'closing' }],
    ['extended', { status: 'bidding', phase: 'extended', extensions: 1 }],
    ['outbid', { status: 'bidding', bidCount: 5 }],
    ['suspended', { status: 'suspended' }],
    ['won', { status: 'confirmed', reserveMet: true }],
    ['lost', { status: 'confirmed', reserveMet: true }],
    ['reserve-not-met', { status: 'reserve_not_met', reserveMet: false }],
    ['no-bids', { status: 'no_bids', bidCount: 0 }],
  ] as const)('in «%s» stands as the name says', async (name, expected) => {
    expect(await featured(name)).toMatchObject(expected);
  });

  it('is not there in «empty»', async () => {
    expect((await get(make('empty'), `/v1/lots/${lotIdOf(FEATURED)}`)).status).toBe(404);
  });
});

describe('«slow» and «error»', () => {
  it('slow answers after three seconds', async () => {
    vi.useFakeTimers();
    const answered = vi.fn();
    const answer = get(make('slow'), '/v1/time').then(answered);
    await vi.advanceTimersByTimeAsync(2999);
    expect(answered).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await answer;
    vi.useRealTimers();
    expect(answered).toHaveBeenCalledWith(expect.objectContaining({ status: 200 }));
  });

  it('error refuses every read with a problem to try again on', async () => {
    const response = await get(make('error'), '/v1/listings');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await response.json()).toMatchObject({ code: 'unavailable' });
    expect((await get(make('error'), '/healthz')).status).toBe(200);
  });
});

describe('«hostile-text»', () => {
  it('brings markup into titles as it is', async () => {
    const { items } = await read<{ items: Listing[] }>(make('hostile-text'), '/v1/listings?limit=100');
    const titles = items.map(({ title }) => title);
    expect(titles).toContain('<img src=x onerror="window.__hostile=1">');
    expect(titles.some((title) => title.length >= 10_000)).toBe(true);
    expect(titles.some((title) => title.includes('\u202e'))).toBe(true);
  });
});

describe('the clock', () => {
  it('stands where it was put until it is advanced, and lots follow', async () => {
    const platform = make('closing-soon');
    expect(platform.clock.now()).toBe(NOW);
    platform.clock.advance(3 * 60_000 + 1000);
    expect(platform.clock.now()).toBe(NOW + 181_000);
    expect(await read<Lot>(platform, `/v1/lots/${lotIdOf(FEATURED)}`)).toMatchObject({
      status: 'reserve_not_met',
    });
  });

  it('is real time where none was given', () => {
    const before = Date.now();
    const { clock } = createMockPlatform();
    clock.advance(1000);
    expect(clock.now()).toBeGreaterThanOrEqual(before + 1000);
    expect(() => clock.advance(-1)).toThrow(RangeError);
  });
});

describe('seeds', () => {
  const keyOf = (seed?: number) =>
    createMockPlatform({ now: NOW, ...(seed === undefined ? {} : { seed }) }).store.signer.jwk.x;

  it('repeat the key; without one each mock has its own', () => {
    expect(keyOf(1)).toBe(keyOf(1));
    expect(keyOf(1)).not.toBe(keyOf(2));
    expect(keyOf()).not.toBe(keyOf());
  });
});
