import { ConnectionError, ApiError } from '@jtop/sdk';
import { expect } from 'chai';
import { fakeTime, settle, type FakeTime } from '../testing/fake-time.js';
import {
  createHandoffFlow,
  type HandoffApi,
  type HandoffDraft,
  type HandoffOutcome,
  type HandoffPage,
  type HandoffTicket,
} from './handoff-flow.js';

const ORIGIN = 'https://platform.example';
const draft: HandoffDraft = { operation: 'lots.bids.place', lotId: 'lot-1', body: { amountFen: 43_000_000 } };
const ticket: HandoffTicket = {
  id: 'handoff-1',
  secret: 'only-reads',
  confirmUrl: `${ORIGIN}/confirm/handoff-1`,
  expiresAt: '2026-06-03T15:00:00.000+08:00',
};
const refusal = (code: string, status: number): ApiError =>
  new ApiError({ type: 'about:blank', title: code, status, code, requestId: 'r-1' });

/** A page and a platform under the hand of a test. */
function stage({ blocked = false, kept = null as string | null, throwing = false } = {}) {
  const seen = {
    drafts: [] as (HandoffDraft & { returnTo?: string | undefined })[],
    asked: 0,
    windows: [] as { closed: boolean; url: string; focused: number }[],
    left: [] as string[],
    kept,
    outcome: { status: 'pending' } as HandoffOutcome | Error,
    ticket: ticket as HandoffTicket | Error,
  };
  const ears = new Set<(origin: string, data: unknown) => void>();
  const api: HandoffApi = {
    create(wanted) {
      seen.drafts.push(wanted);
      return seen.ticket instanceof Error ? Promise.reject(seen.ticket) : Promise.resolve(seen.ticket);
    },
    retrieve(id, secret) {
      expect([id, secret]).to.deep.equal([ticket.id, ticket.secret]);
      seen.asked += 1;
      return seen.outcome instanceof Error ? Promise.reject(seen.outcome) : Promise.resolve(seen.outcome);
    },
  };
  const page: HandoffPage = {
    open() {
      if (blocked) return undefined;
      const own = { closed: false, url: '', focused: 0 };
      seen.windows.push(own);
      return {
        get closed() {
          return own.closed;
        },
        go: (url) => void (own.url = url),
        focus: () => void (own.focused += 1),
        close: () => void (own.closed = true),
      };
    },
    listen(ear) {
      ears.add(ear);
      return () => ears.delete(ear);
    },
    leave: (url) => void seen.left.push(url),
    returnTo: 'https://partner.example/page',
    keep: {
      read() {
        if (throwing) throw new Error('storage is blocked');
        return seen.kept;
      },
      write(text) {
        if (throwing) throw new Error('storage is blocked');
        seen.kept = text;
      },
    },
  };
  const say = (data: object, origin = ORIGIN): void => [...ears].forEach((ear) => ear(origin, data));
  return { seen, ears, say, flow: createHandoffFlow(api, page) };
}

describe('the hand-off', () => {
  let time: FakeTime;
  beforeEach(() => (time = fakeTime(Date.parse('2026-06-03T14:47:14+08:00'))));
  afterEach(() => time.restore());

  const started = async (options?: Parameters<typeof stage>[0]) => {
    const on = stage(options);
    on.flow.start(draft);
    await settle();
    return on;
  };
  const message = { type: 'jtop:handoff', id: ticket.id };

  it('opens an empty window in the click itself and sends it on once the draft is there', async () => {
    const { seen, flow } = stage();
    flow.start(draft);
    expect(seen.windows.map(({ url }) => url)).to.deep.equal(['']);
    expect(flow.getSnapshot().step).to.equal('opening');
    await settle();
    expect(seen.windows[0]?.url).to.equal(ticket.confirmUrl);
    expect(seen.drafts).to.deep.equal([draft]);
    expect(flow.getSnapshot().step).to.equal('waiting');
  });

  it('is one hand-off for a double click, and shows its window', async () => {
    const { seen, flow } = await started();
    flow.start(draft);
    flow.start({ ...draft, body: { amountFen: 1 } });
    await settle();
    expect(seen.drafts).to.have.length(1);
    expect(seen.windows).to.have.length(1);
    expect(seen.windows[0]?.focused).to.equal(2);
  });

  it('takes the result from a message of the platform, and forgets the secret', async () => {
    const { seen, ears, say, flow } = await started();
    expect(seen.kept).to.contain(ticket.secret);
    say({ ...message, status: 'confirmed', result: { bid: 1 } });
    expect(flow.getSnapshot()).to.deep.include({ step: 'confirmed', draft, result: { bid: 1 } });
    expect(seen.kept).to.equal(null);
    expect(ears.size).to.equal(0);
    expect(seen.windows[0]?.closed).to.equal(true);
    await time.pass(10_000);
    expect(seen.asked).to.equal(0);
    expect(time.pending).to.equal(0);
  });

  it('hears nobody but the platform, and nothing but its own hand-off', async () => {
    const { say, flow } = await started();
    const done = { ...message, status: 'confirmed' };
    for (const origin of [
      'https://evil.example',
      'http://platform.example',
      'https://platform.example.evil.example',
      'https://platform.example:444',
      'null',
      '',
    ])
      say(done, origin);
    say({ ...done, id: 'handoff-2' });
    say({ ...done, type: 'other' });
    say({ ...message, status: 'on_the_moon' });
    say({ ...message, status: 'pending' });
    for (const nonsense of [null, undefined, 'confirmed', 7, []]) say(nonsense as unknown as object);
    expect(flow.getSnapshot().step).to.equal('waiting');
  });

  it('asks every two seconds where no message comes', async () => {
    const { seen, flow } = await started();
    await time.pass(6000);
    expect(seen.asked).to.equal(3);
    seen.outcome = { status: 'confirmed', result: 'done' };
    await time.pass(2000);
    expect(flow.getSnapshot()).to.deep.include({ step: 'confirmed', result: 'done' });
  });

  for (const status of ['declined', 'expired'] as const) {
    it(`ends as ${status}`, async () => {
      const { seen, flow } = await started();
      seen.outcome = { status };
      await time.pass(2000);
      expect(flow.getSnapshot().step).to.equal(status);
      flow.start(draft);
      await settle();
      expect(flow.getSnapshot().step, 'and can be tried again').to.equal('waiting');
    });
  }

  it('brings the reason where the platform refused', async () => {
    const { seen, flow } = await started();
    seen.outcome = {
      status: 'failed',
      problem: { code: 'bid.closed', closedAt: '2026-06-03T15:00:00.000+08:00' },
    };
    await time.pass(2000);
    expect(flow.getSnapshot().problem?.code).to.equal('bid.closed');
  });

  it('counts a hand-off that the platform no longer knows as expired', async () => {
    const { seen, flow } = await started();
    seen.outcome = refusal('not_found', 404);
    await time.pass(2000);
    expect(flow.getSnapshot().step).to.equal('expired');
  });

  it('asks once more when the person has closed the window, and tells the true outcome', async () => {
    const { seen, flow } = await started();
    seen.outcome = { status: 'confirmed', result: 'done' };
    (seen.windows[0] as { closed: boolean }).closed = true;
    await time.pass(500);
    expect(flow.getSnapshot().step).to.equal('confirmed');
  });

  it('says that nothing was done where it was closed undecided, and goes on listening', async () => {
    const { seen, flow } = await started();
    (seen.windows[0] as { closed: boolean }).closed = true;
    await time.pass(500);
    expect(flow.getSnapshot().step).to.equal('closed');
    // The window was only cut off from the page.
    seen.outcome = { status: 'confirmed', result: 'done' };
    await time.pass(2000);
    expect(flow.getSnapshot().step).to.equal('confirmed');
  });

  it('stays closed when its time is over', async () => {
    const { seen, flow } = await started();
    (seen.windows[0] as { closed: boolean }).closed = true;
    await time.pass(500);
    seen.outcome = { status: 'expired' };
    await time.pass(2000);
    expect(flow.getSnapshot().step).to.equal('closed');
    expect(time.pending).to.equal(0);
  });

  it('does not know the outcome while it is offline, and finds it out afterwards', async () => {
    const { seen, flow } = await started();
    seen.outcome = new ConnectionError('no connection');
    await time.pass(2000);
    expect(flow.getSnapshot().step).to.equal('unknown');
    seen.outcome = { status: 'pending' };
    await time.pass(2000);
    expect(flow.getSnapshot().step).to.equal('waiting');
    seen.outcome = new ConnectionError('no connection');
    await time.pass(2000);
    seen.outcome = { status: 'confirmed', result: 'done' };
    await time.pass(2000);
    expect(flow.getSnapshot().step).to.equal('confirmed');
  });

  it('takes up after a reload what was under way', async () => {
    const { seen } = await started();
    const after = stage({ kept: seen.kept });
    expect(after.flow.getSnapshot()).to.deep.include({ step: 'waiting', draft });
    after.seen.outcome = { status: 'confirmed', result: 'done' };
    await time.pass(2000);
    expect(after.flow.getSnapshot().step).to.equal('confirmed');
    expect(after.seen.kept).to.equal(null);
  });

  it('opens the window anew where a reload has lost it', async () => {
    const { seen } = await started();
    const after = stage({ kept: seen.kept });
    await settle();
    after.flow.focus();
    after.flow.focus();
    expect(after.seen.windows).to.deep.equal([{ closed: false, url: ticket.confirmUrl, focused: 1 }]);
    expect(after.seen.drafts).to.deep.equal([]);
    after.flow.cancel();
  });

  it('asks at once when it is taken up, for the person may be back because it is over', async () => {
    const { seen } = await started();
    const after = stage({ kept: seen.kept });
    await settle();
    expect(after.seen.asked).to.equal(1);
    after.flow.cancel();
  });

  for (const kept of ['{', 'null', '7', '{"id":1}', JSON.stringify({ ...ticket, confirmUrl: '::', draft })]) {
    it(`is idle where what was kept is ${kept.slice(0, 12)}`, () => {
      expect(stage({ kept }).flow.getSnapshot().step).to.equal('idle');
    });
  }

  it('says that no window could be opened, and goes there with the whole page on request', async () => {
    const { seen, flow } = await started({ blocked: true });
    expect(flow.getSnapshot().step).to.equal('blocked');
    expect(seen.drafts[0]?.returnTo).to.equal('https://partner.example/page');
    expect(seen.left).to.deep.equal([]);
    expect(seen.kept).to.equal(null);
    flow.leave();
    expect(seen.left).to.deep.equal([ticket.confirmUrl]);
    expect(seen.kept).to.contain(ticket.id);
    flow.cancel();
  });

  it('works where storage throws', async () => {
    const { say, flow } = await started({ throwing: true });
    say({ ...message, status: 'confirmed' });
    expect(flow.getSnapshot().step).to.equal('confirmed');
  });

  it('ends with the reason where the draft is refused, and closes the empty window', async () => {
    const { seen, flow } = stage();
    seen.ticket = refusal('handoff.origin', 403);
    flow.start(draft);
    await settle();
    expect(flow.getSnapshot().problem?.code).to.equal('handoff.origin');
    expect(seen.windows[0]?.closed).to.equal(true);
    seen.ticket = new ConnectionError('no connection');
    flow.start(draft);
    await settle();
    expect(flow.getSnapshot().problem?.code).to.equal('connection');
  });

  it('can be called off: the draft that comes late opens nothing', async () => {
    const { seen, flow } = stage();
    flow.start(draft);
    flow.cancel();
    await settle();
    expect(flow.getSnapshot().step).to.equal('idle');
    expect(seen.windows[0]).to.deep.include({ closed: true, url: '' });
    await time.pass(5000);
    expect(seen.asked).to.equal(0);
  });
});
