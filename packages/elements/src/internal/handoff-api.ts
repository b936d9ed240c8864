import { ApiError, type Core } from '@jtop/sdk';
import type { HandoffApi, HandoffOutcome, HandoffTicket } from '../stores/handoff-flow.js';
import { ask } from './reader.js';

const create = {
  id: 'handoffs.create',
  method: 'POST',
  path: '/v1/handoffs',
  auth: 'none',
  idempotent: 'required',
  paginated: false,
  cache: 'none',
} as const;

const retrieve = {
  id: 'handoffs.retrieve',
  method: 'GET',
  path: '/v1/handoffs/{id}',
  auth: 'required',
  idempotent: 'no',
  paginated: false,
  cache: 'none',
} as const;

/** 16 random bytes as hex: one intent, whatever the number of attempts. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/** The calls of a hand-off, over the client that the widgets of the page share. */
export function handoffApi(core: Core, siteKey: string): HandoffApi {
  return {
    async create({ operation, lotId, demandId, matchId, solutionId, body, returnTo }) {
      // What is undefined is not sent.
      const params = { lotId, demandId, matchId, solutionId };
      const { data } = await ask<HandoffTicket>(core, create, {
        body: { siteKey, operation, params, body, ...(returnTo !== undefined && { returnTo }) },
        idempotencyKey: newKey(),
      });
      if (!isTicket(data)) throw unreadable();
      return data;
    },
    async retrieve(id, secret, signal) {
      const input = { id, options: { signal } };
      const { data } = await ask<HandoffOutcome>(core, retrieve, input, () => `Handoff ${secret}`);
      if (typeof (Object(data) as Partial<HandoffOutcome>).status !== 'string') throw unreadable();
      return data;
    },
  };
}

function unreadable(): ApiError {
  return new ApiError({
    type: 'about:blank',
    title: 'The answer is not what the contract says',
    status: 502,
    code: 'response.invalid',
    requestId: '',
  });
}

/** Whether there is a ticket in it, with an address that a window may be sent to. */
function isTicket(data: unknown): data is HandoffTicket {
  const { id, secret, confirmUrl, expiresAt } = Object(data) as Partial<HandoffTicket>;
  if (![id, secret, confirmUrl, expiresAt].every((text) => typeof text === 'string')) return false;
  return /^https?:\/\/[^/]/.test(String(confirmUrl));
}
