import { formatInstant } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import type { DemandRecord } from '../demands/demand-record.js';
import { actingParty, demandView, levelOf } from '../demands/view.js';
import { byKeys, cutPage, scopeOf } from '../paging.js';
import type { MockContext, MockHandlers } from './context.js';

type Ids = 'me.retrieve' | 'me.registrations.list' | 'me.demands.list' | 'jwks.retrieve';

/** Who calls, and whose signature receipts bear. */
export function meHandlers({ store, clock }: MockContext): Pick<MockHandlers, Ids> {
  return {
    'me.retrieve': ({ ctx: { party, scopes } }) => {
      if (party === undefined) throw new ProblemError('auth.required');
      const { id: partyId, displayName, role } = party;
      return { body: { partyId, displayName, roles: [role], scopes: [...scopes] } };
    },
    'me.registrations.list': ({ ctx: { party }, query }) => {
      if (party === undefined) throw new ProblemError('auth.required');
      const own = [...store.lots.values()].flatMap((lot) => lot.registrations.get(party.id)?.entity ?? []);
      const found = own
        .filter(({ lotId }) => query.lotId === undefined || lotId === query.lotId.toLowerCase())
        .sort((a, b) => (a.id < b.id ? 1 : -1));
      const scope = scopeOf(`me.registrations.list:${party.id}`, query);
      const page = cutPage(found, query, scope, ({ id }) => [id], byKeys(true));
      return { body: { ...page, asOf: formatInstant(clock.now()) } };
    },
    'me.demands.list': ({ ctx, query }) => {
      const { party } = ctx;
      if (party === undefined) throw new ProblemError('auth.required');
      const order = byKeys(true);
      const keyOf = ({ createdAt, id }: DemandRecord) => [createdAt, id];
      const found = [...store.demands.values()]
        .filter(({ company }) => company.partyId === actingParty(ctx)?.id)
        .filter(({ status }) => query.status?.some((other) => other === status) ?? true)
        .sort((a, b) => order(keyOf(a), keyOf(b)));
      const page = cutPage(found, query, scopeOf(`me.demands.list:${party.id}`, query), keyOf, order);
      const items = page.items.map((demand) => demandView(store, demand, levelOf(ctx, demand)));
      return { body: { ...page, items, asOf: formatInstant(clock.now()) } };
    },
    'jwks.retrieve': () => ({ body: { keys: [store.signer.jwk] } }),
  };
}
