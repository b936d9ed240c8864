import type { Handlers } from '@jtop/contract/binding';
import { ProblemError } from '@jtop/contract/binding';
import type { Platform } from '../context.js';
import type { Viewer } from './viewer.js';

/** Who the caller is, and the public keys of receipts. */
export function identityHandlers({
  keys,
}: Pick<Platform, 'keys'>): Pick<Handlers<Viewer>, 'me.retrieve' | 'jwks.retrieve'> {
  return {
    'me.retrieve': ({ ctx: viewer }) => {
      if (viewer.partyId === undefined) throw new ProblemError('auth.required');
      return {
        body: {
          partyId: viewer.partyId,
          displayName: viewer.displayName ?? viewer.partyId,
          roles: [...viewer.roles],
          scopes: [...viewer.scopes],
        },
      };
    },
    'jwks.retrieve': () => ({ body: keys.receiptJwks() }),
  };
}
