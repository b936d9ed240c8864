import { formatInstant } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { settle } from '../auction/chronograph.js';
import type { MockContext, MockHandlers } from './context.js';

type Ids =
  | 'me.retrieve'
  | 'jwks.retrieve'
  | 'sandbox.clock.retrieve'
  | 'sandbox.clock.advance'
  | 'health.live'
  | 'health.ready'
  | 'openapi.retrieve';

/** Who calls, which keys sign, what time it is, and whether all is well. */
export function serviceHandlers(
  { store, clock }: MockContext,
  openApi: () => Promise<Record<string, unknown>>,
): Pick<MockHandlers, Ids> {
  const clockNow = () => ({ now: formatInstant(clock.now()), advancedMs: clock.advancedMs() });
  return {
    'me.retrieve': ({ ctx: { party, scopes } }) => {
      if (party === undefined) throw new ProblemError('auth.required');
      return {
        body: { partyId: party.id, displayName: party.displayName, roles: [party.role], scopes: [...scopes] },
      };
    },
    'jwks.retrieve': () => ({ body: { keys: [store.signer.jwk] } }),
    'sandbox.clock.retrieve': () => ({ body: clockNow() }),
    'sandbox.clock.advance': ({ body }) => {
      clock.advance(body.advanceMs);
      settle(store, clock.now());
      return { body: clockNow() };
    },
    'health.live': () => ({ body: { status: 'ok' } }),
    'health.ready': () => ({ body: { status: 'ok' } }),
    'openapi.retrieve': async () => ({ body: await openApi() }),
  };
}
