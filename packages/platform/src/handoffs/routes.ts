import { ProblemError, type Handlers } from '@jtop/contract/binding';
import type { Platform } from '../context.js';
import type { Viewer } from '../identity/viewer.js';
import type { Confirmations } from './confirming.js';
import { draftHandoff, knownBySecret } from './drafting.js';
import { handoffEntity } from './entity.js';

type HandoffHandlers = Pick<Handlers<Viewer>, 'handoffs.create' | 'handoffs.retrieve'>;

/** A hand-off as it is, with a confirmation settled that was begun and never ended. */
export type Settled = Confirmations['settled'];

/** Drafting a hand-off, and asking what became of it. Confirming is done by a person, on a page of the platform. */
export function handoffHandlers(
  platform: Platform,
  realNow: () => number,
  settled: Settled,
): HandoffHandlers {
  return {
    'handoffs.create': async ({ body, request, idempotencyKey: key }) => {
      if (key === undefined) throw new ProblemError('idempotency.key_required');
      const origin = request.headers.get('origin');
      const answer = await draftHandoff(platform, { body, origin, key, at: realNow() });
      return { ...answer, headers: { location: `/v1/handoffs/${answer.body.id}` } };
    },
    'handoffs.retrieve': async ({ params, request }) => {
      const row = await knownBySecret(platform.db, params.id, request.headers.get('authorization'));
      const at = realNow();
      return { body: handoffEntity(await settled(row, at), at) };
    },
  };
}
