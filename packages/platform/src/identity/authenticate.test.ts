import { operations } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { describe, expect, it, vi } from 'vitest';
import { createAuthenticator } from './authenticate.js';
import type { PartyRecord } from './repository.js';
import { ANONYMOUS } from './viewer.js';

const party: PartyRecord = {
  id: 'p-1',
  displayName: '示例公司',
  roles: ['company'],
  banned: false,
  organizationId: 'o-1',
};

function setUp(caller: 'party' | 'stranger' = 'party') {
  let now = 0;
  const verify = vi.fn(async (token: string) => {
    if (token !== 'good') throw new ProblemError('auth.required');
    return { subject: 'demo-company-1', scopes: ['bids:place'] };
  });
  const findParty = vi.fn(async () => (caller === 'party' ? party : undefined));
  const authenticate = createAuthenticator({ verify, findParty, realNow: () => now });
  const call = (operation: keyof typeof operations, authorization?: string) => {
    const headers = authorization === undefined ? {} : { authorization };
    return authenticate(new Request('http://h/', { headers }), operations[operation]);
  };
  return { call, verify, findParty, wait: (ms: number) => void (now += ms) };
}

const unauthorized = { code: 'auth.required', status: 401 };

describe('who calls', () => {
  it('is the party of the token, with the token’s scopes', async () => {
    const { id: partyId, ...known } = party;
    expect(await setUp().call('me.retrieve', 'Bearer good')).toEqual({
      partyId,
      ...known,
      scopes: ['bids:place'],
    });
    expect(await setUp().call('lots.list', 'bearer good')).toMatchObject({ partyId });
  });

  it('is nobody without a token, where none is needed', async () => {
    expect(await setUp().call('lots.list')).toBe(ANONYMOUS);
    await expect(setUp().call('me.retrieve')).rejects.toMatchObject(unauthorized);
  });

  it.each(['Bearer bad', 'Bearer', 'Basic Zm9v', 'good', 'Bearer good extra', 'Handoff secret'])(
    'is not told by Authorization: %s',
    async (authorization) => {
      await expect(setUp().call('me.retrieve', authorization)).rejects.toMatchObject(unauthorized);
      // Somebody who sends a token wants to be known by it, even where it could be done without.
      await expect(setUp().call('lots.list', authorization)).rejects.toMatchObject(unauthorized);
    },
  );

  it('does not matter where the answer is the same for everybody', async () => {
    const { call, verify } = setUp();
    expect(await call('seasons.list', 'Bearer bad')).toBe(ANONYMOUS);
    expect(verify).not.toHaveBeenCalled();
  });

  it('must be a party here: a good token of a stranger is forbidden', async () => {
    const { call } = setUp('stranger');
    await expect(call('me.retrieve', 'Bearer good')).rejects.toMatchObject({
      code: 'auth.forbidden',
      status: 403,
    });
  });

  it('is remembered for a few seconds, so that bids do not wait for the database', async () => {
    const { call, findParty, wait } = setUp();
    await call('me.retrieve', 'Bearer good');
    await call('me.retrieve', 'Bearer good');
    expect(findParty).toHaveBeenCalledOnce();
    wait(5_000);
    await call('me.retrieve', 'Bearer good');
    expect(findParty).toHaveBeenCalledTimes(2);
  });

  it('is not told by a signature each time, and is again after a few seconds', async () => {
    const { call, verify, wait } = setUp();
    await call('me.retrieve', 'Bearer good');
    await call('me.retrieve', 'Bearer good');
    expect(verify).toHaveBeenCalledOnce();
    wait(5_000);
    await call('me.retrieve', 'Bearer good');
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it('is judged anew by every token, and a bad one is never remembered', async () => {
    const { call, verify } = setUp();
    await call('me.retrieve', 'Bearer good');
    for (let n = 0; n < 2; n += 1) {
      await expect(call('me.retrieve', 'Bearer bad')).rejects.toMatchObject(unauthorized);
    }
    expect(verify).toHaveBeenCalledTimes(3);
  });
});
