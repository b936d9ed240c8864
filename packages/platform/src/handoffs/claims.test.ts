import type { BidAccepted, Handoff, HandoffDraft, Lot } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPlatform, type App } from '../app.js';
import { readConfig } from '../config.js';
import type { PaymentGateway } from '../context.js';
import { SandboxGateway } from '../registrations/gateway.js';
import { AuctionWorld } from '../testing/auction.js';
import type { Actor } from '../testing/auction-fixtures.js';
import { handoffDesk } from '../testing/handoff-desk.js';
import { CLAIM_MS } from './claims.js';
import { Confirmations, type ActHandlers } from './confirming.js';
import { HANDOFF_TTL_MS, findHandoff } from './drafting.js';
import type { HandoffRow } from './entity.js';

const STEP = 500_000;

let world: AuctionWorld;
let app: App;
let lot: Lot;
let realNow = Date.parse('2026-06-01T01:00:00Z');
let gateway: PaymentGateway;
/** The seasons' clock does not go back, so there is an open lot for each test. */
const lots: Lot[] = [];
const TESTS = 13;

beforeAll(async () => {
  world = await AuctionWorld.open({ companies: 4 });
  const config = readConfig({ NODE_ENV: 'test', DATA_DIR: 'memory', JTOP_SEED: 'none' });
  const sandbox = new SandboxGateway(world.clock);
  app = await createPlatform({
    config,
    db: world.db,
    clock: world.clock,
    realNow: () => realNow,
    gateway: {
      collectDeposit: (order) => gateway.collectDeposit(order),
      refundDeposit: (order) => gateway.refundDeposit(order),
    },
  });
  gateway = sandbox;
  for (let index = 0; index < TESTS; index += 1) {
    const made = await world.announced();
    await world.enter(made, 'company-1', 'company-2');
    const body = { agreedRulesHash: made.rulesHash };
    await world.post(`/v1/lots/${made.id}/registrations`, 'company-3', body, world.newKey());
    lots.push(made);
  }
  await world.tickAt('2026-06-10T10:00:00.000+08:00');
});
afterAll(async () => {
  await app.drain();
  await world.close();
});
beforeEach(async () => {
  realNow += 1_000;
  gateway = new SandboxGateway(world.clock);
  const next = lots.pop();
  if (next === undefined) throw new Error('there are more tests than lots');
  lot = await world.lot(next.id);
});

const desk = handoffDesk({ app: () => app, world: () => world, realNow: () => realNow });
const { draft, open, press, decide, fieldsOf, cookieOf, outcome } = desk;

const bidDraft = (steps = 0): Promise<HandoffDraft> =>
  draft({
    siteKey: 'pk_demo',
    operation: 'lots.bids.place',
    params: { lotId: lot.id },
    body: { amountFen: (lot.nextAmountFen ?? 0) + steps * STEP },
  });

const bidCount = async (): Promise<number> => (await world.lot(lot.id)).bidCount;

const rowOf = async ({ id }: HandoffDraft): Promise<HandoffRow> => {
  const row = await findHandoff(world.db, id);
  if (row === undefined) throw new Error('no such hand-off');
  return row;
};

/** Something that waits until it is let go, and tells when somebody has come to it. */
function gate(): { pass: () => Promise<void>; reached: Promise<void>; open: () => void } {
  let tell = (): void => undefined;
  let letGo = (): void => undefined;
  const reached = new Promise<void>((resolve) => (tell = resolve));
  const opened = new Promise<void>((resolve) => (letGo = resolve));
  const pass = (): Promise<void> => {
    tell();
    return opened;
  };
  return { pass, reached, open: letGo };
}

/** Another process on the same database, which is held up before or after it has placed a bid. */
function heldUp(where: 'before' | 'after') {
  const held = gate();
  const place = world.side.handlers['lots.bids.place'];
  const handlers = {
    ...world.side.handlers,
    'lots.bids.place': async (call: Parameters<typeof place>[0]) => {
      if (where === 'before') await held.pass();
      const answer = await place(call);
      if (where === 'after') await held.pass();
      return answer;
    },
    // What is handed over here is of the auction side.
  } as unknown as ActHandlers;
  const confirmations = new Confirmations({ ...app.platform, db: world.db }, handlers);
  return {
    ...held,
    async confirm(drafted: HandoffDraft, actor: Actor): Promise<HandoffRow> {
      const decision = { viewer: viewerOf(actor), at: realNow, jumpConfirmed: false };
      return confirmations.confirm(await rowOf(drafted), decision);
    },
  };
}

const viewerOf = (actor: Actor) => ({
  ...world.people.viewer(actor),
  scopes: ['bids:place', 'registrations:write'],
});

/** Whether what is said fits what was done. */
const isTrue = ({ status }: Handoff, placed: number): boolean =>
  status === 'confirmed' ? placed === 1 : placed === 0;

describe('a hand-off that is decided twice at once', () => {
  it.each(['confirm first', 'decline first'])('says what was done (%s)', async (order) => {
    const drafted = await bidDraft();
    const cookie = await cookieOf('company-1');
    const fields = fieldsOf(await open(drafted.id, cookie));
    const decisions = order === 'confirm first' ? ['confirm', 'decline'] : ['decline', 'confirm'];
    await Promise.all(decisions.map((decision) => press(drafted.id, cookie, { ...fields, decision })));
    const ended = await outcome(drafted);
    expect(['confirmed', 'declined']).toContain(ended.status);
    expect(isTrue(ended, await bidCount())).toBe(true);
  });

  it('places one bid where two people confirm it', async () => {
    const drafted = await bidDraft();
    const people = await Promise.all([cookieOf('company-1'), cookieOf('company-2')]);
    const pages = await Promise.all(people.map((cookie) => open(drafted.id, cookie)));
    const answers = await Promise.all(
      people.map((cookie, index) => {
        const page = pages[index];
        if (page === undefined) throw new Error('no page');
        return press(drafted.id, cookie, { ...fieldsOf(page), decision: 'confirm' });
      }),
    );
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    expect(await outcome(drafted)).toMatchObject({ status: 'confirmed' });
    expect(await bidCount()).toBe(1);
  });

  it('is not declined while it is being confirmed: the person is told to look again', async () => {
    const drafted = await bidDraft();
    const cookie = await cookieOf('company-1');
    const fields = fieldsOf(await open(drafted.id, cookie));
    const slow = heldUp('before');
    const confirming = slow.confirm(drafted, 'company-1');
    await slow.reached;
    const page = await press(drafted.id, cookie, { ...fields, decision: 'decline' });
    expect(page.text).toContain('正在处理');
    // The window must not tell the page of an end that is none.
    expect(page.text).not.toContain('handoff-end');
    expect(await outcome(drafted)).toMatchObject({ status: 'pending' });
    slow.open();
    await confirming;
    expect(await outcome(drafted)).toMatchObject({ status: 'confirmed' });
    expect(await bidCount()).toBe(1);
  });

  it('does not run out while it is being confirmed', async () => {
    const drafted = await bidDraft();
    realNow += HANDOFF_TTL_MS - 1;
    const slow = heldUp('before');
    const confirming = slow.confirm(drafted, 'company-1');
    await slow.reached;
    realNow += 1_000;
    expect(await outcome(drafted)).toMatchObject({ status: 'pending' });
    slow.open();
    await confirming;
    expect(await outcome(drafted)).toMatchObject({ status: 'confirmed' });
  });

  it('is not confirmed at the instant that it runs out', async () => {
    const drafted = await bidDraft();
    realNow += HANDOFF_TTL_MS;
    const row = await heldUp('after').confirm(drafted, 'company-1');
    expect(row.status).toBe('pending');
    expect(await outcome(drafted)).toMatchObject({ status: 'expired' });
    expect(await bidCount()).toBe(0);
  });
});

describe('a confirmation whose process has died', () => {
  it('ends with the receipt where the bid had been placed', async () => {
    const drafted = await bidDraft();
    const dead = heldUp('after');
    void dead.confirm(drafted, 'company-1');
    await dead.reached;
    expect(await outcome(drafted)).toMatchObject({ status: 'pending' });
    realNow += CLAIM_MS;
    const { status, result } = await outcome(drafted);
    expect(status).toBe('confirmed');
    expect((result as BidAccepted).receipt).toMatch(/^eyJ/);
    expect(await bidCount()).toBe(1);
  });

  it('waits again where it had not, and who was only slow places nothing any more', async () => {
    const drafted = await bidDraft();
    const slow = heldUp('before');
    const confirming = slow.confirm(drafted, 'company-1');
    await slow.reached;
    realNow += CLAIM_MS;
    expect(await outcome(drafted)).toMatchObject({ status: 'pending' });
    await decide(drafted.id, await cookieOf('company-1'), { decision: 'decline' });
    slow.open();
    expect((await confirming).status).toBe('declined');
    expect(await outcome(drafted)).toEqual({
      id: drafted.id,
      operation: 'lots.bids.place',
      status: 'declined',
    });
    expect(await bidCount()).toBe(0);
  });

  it('can be confirmed anew, and is one bid', async () => {
    const drafted = await bidDraft();
    const slow = heldUp('before');
    const confirming = slow.confirm(drafted, 'company-1');
    await slow.reached;
    realNow += CLAIM_MS;
    const page = await decide(drafted.id, await cookieOf('company-1'));
    expect(page.text).toContain('已完成');
    slow.open();
    expect((await confirming).status).toBe('confirmed');
    expect(await bidCount()).toBe(1);
  });

  it('has run out where its time was over', async () => {
    const drafted = await bidDraft();
    const dead = heldUp('before');
    void dead.confirm(drafted, 'company-1');
    await dead.reached;
    realNow += HANDOFF_TTL_MS;
    expect((await outcome(drafted)).status).toBe('expired');
  });

  it('is settled once by several that look', async () => {
    const drafted = await bidDraft();
    const dead = heldUp('after');
    void dead.confirm(drafted, 'company-1');
    await dead.reached;
    realNow += CLAIM_MS;
    const looks = await Promise.all([outcome(drafted), outcome(drafted), outcome(drafted)]);
    expect(looks.every(({ status }) => status === 'confirmed' || status === 'pending')).toBe(true);
    expect((await outcome(drafted)).status).toBe('confirmed');
  });
});

describe('a confirmation that fails on our side', () => {
  const depositDraft = (): Promise<HandoffDraft> =>
    draft({
      siteKey: 'pk_demo',
      operation: 'lots.deposits.create',
      params: { lotId: lot.id },
      body: { method: 'escrow' },
    });

  const away = (): Promise<never> => Promise.reject(new ProblemError('unavailable', { retryAfterMs: 1 }));

  it('carries a deposit through at the next look, and the gateway collects for one registration', async () => {
    const drafted = await depositDraft();
    const cookie = await cookieOf('company-3');
    const orders: string[] = [];
    gateway = {
      refundDeposit: away,
      collectDeposit: async (order) => {
        orders.push(order.registrationId);
        return away();
      },
    };
    expect((await decide(drafted.id, cookie)).status).toBe(503);
    const sandbox = new SandboxGateway(world.clock);
    gateway = {
      refundDeposit: (order) => sandbox.refundDeposit(order),
      collectDeposit: async (order) => {
        orders.push(order.registrationId);
        return sandbox.collectDeposit(order);
      },
    };
    expect(await outcome(drafted)).toMatchObject({ status: 'confirmed', result: { status: 'paid' } });
    expect(new Set(orders).size).toBe(1);
    expect(orders).toHaveLength(2);
  });

  it('never says of a deposit that nothing was done while the gateway may have it', async () => {
    const drafted = await depositDraft();
    const cookie = await cookieOf('company-3');
    const fields = fieldsOf(await open(drafted.id, cookie));
    gateway = { refundDeposit: away, collectDeposit: away };
    expect((await press(drafted.id, cookie, { ...fields, decision: 'confirm' })).status).toBe(503);
    await press(drafted.id, cookie, { ...fields, decision: 'decline' });
    expect(await outcome(drafted)).toMatchObject({ status: 'pending' });
    realNow += HANDOFF_TTL_MS;
    expect(await outcome(drafted)).toMatchObject({ status: 'failed', problem: { code: 'unavailable' } });
  });
});
