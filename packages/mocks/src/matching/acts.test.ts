import type { Handoff, HandoffCreate, HandoffDraft, Match, MatchPage } from '@jtop/contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { mockToken } from '../identity/tokens.js';
import { createMockPlatform, type MockPlatform } from '../platform.js';

const TEAM = 'demo-university-1';
const PAGE = 'http://127.0.0.1:8788';

let platform: MockPlatform;
let keys = 0;
beforeEach(() => {
  platform = createMockPlatform({ scenario: 'demand-board' });
});

const draft = async (what: Pick<HandoffCreate, 'operation' | 'params' | 'body'>): Promise<HandoffDraft> => {
  const answer = await platform.handle(
    new Request(`${platform.endpoint}/v1/handoffs`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: PAGE,
        'idempotency-key': `k${(keys += 1)}`,
      },
      body: JSON.stringify({ siteKey: 'pk_demo', ...what }),
    }),
  );
  return (await answer.json()) as HandoffDraft;
};
const shown = async (who = TEAM): Promise<MatchPage> => {
  const { id } = await draft({ operation: 'me.matches.list', params: {}, body: {} });
  return platform.confirm(id, who).result as MatchPage;
};
const answered = async (match: Match, body: object, who = TEAM): Promise<Handoff> => {
  const params = { matchId: match.id };
  const { id } = await draft({ operation: 'matches.respond', params, body } as never);
  return platform.confirm(id, who);
};

describe('matches by hand-off', () => {
  it('are the ones that the person’s own token would give', async () => {
    const page = await shown();
    expect(page.items.length).toBeGreaterThan(0);
    const answer = await platform.handle(
      new Request(`${platform.endpoint}/v1/me/matches?limit=50`, {
        headers: { authorization: `Bearer ${mockToken(TEAM)}` },
      }),
    );
    expect(page.items).toEqual(((await answer.json()) as MatchPage).items);
  });

  it('are answered once, and shown as answered from then on', async () => {
    const [match] = (await shown()).items;
    if (match === undefined) throw new Error('nothing fits');
    expect(await answered(match, { answer: 'decline' })).toMatchObject({
      status: 'failed',
      problem: { code: 'match.reason_required' },
    });
    const decline = { answer: 'decline', reason: 'timing', note: '明年再说' };
    expect(await answered(match, decline)).toMatchObject({
      status: 'confirmed',
      result: { id: match.id, status: 'declined', declineReason: 'timing', note: '明年再说' },
    });
    expect(await answered(match, { answer: 'accept' })).toMatchObject({
      problem: { code: 'match.state', matchStatus: 'declined' },
    });
    expect((await shown()).items.find(({ id }) => id === match.id)?.status).toBe('declined');
  });

  it('of others are refused', async () => {
    const [match] = (await shown()).items;
    if (match === undefined) throw new Error('nothing fits');
    expect(await answered(match, { answer: 'accept' }, 'demo-university-4')).toMatchObject({
      problem: { code: 'auth.forbidden' },
    });
    expect(await answered(match, { answer: 'accept' }, 'demo-auditor')).toMatchObject({
      problem: { code: 'auth.forbidden' },
    });
    const nothing = { ...match, id: '018f0000-0000-7000-8000-000000000001' };
    expect(await answered(nothing, { answer: 'accept' })).toMatchObject({ problem: { code: 'not_found' } });
  });
});
