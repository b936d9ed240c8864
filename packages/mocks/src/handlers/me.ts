import { ProblemError } from '@jtop/contract/binding';
import type { MockContext, MockHandlers } from './context.js';

type Ids = 'me.retrieve' | 'jwks.retrieve';

/** Who calls, and whose signature receipts bear. */
export function meHandlers({ store }: Pick<MockContext, 'store'>): Pick<MockHandlers, Ids> {
  return {
    'me.retrieve': ({ ctx: { party, scopes } }) => {
      if (party === undefined) throw new ProblemError('auth.required');
      const { id: partyId, displayName, role } = party;
      return { body: { partyId, displayName, roles: [role], scopes: [...scopes] } };
    },
    'jwks.retrieve': () => ({ body: { keys: [store.signer.jwk] } }),
  };
}
