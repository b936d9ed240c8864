import { formatInstant, type Lot, type OperationId } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { seesDrafts } from '@jtop/rules/access';
import { logLine } from '@jtop/rules/log';
import { isPublic, type LotRecord } from '../auction/lot-record.js';
import { INTERRUPTIONS, announce, draftLot, interrupt, relist } from '../auction/operate.js';
import { callerOf, requireMayCall, type Viewer } from '../identity/party.js';
import { byKeys, cutPage, scopeOf } from '../paging.js';
import { known, lotOf, once, type Done, type MockContext, type MockHandlers } from './context.js';

type Ids = Extract<keyof MockHandlers, `lots.${string}`>;
type LotIds = Exclude<Ids, `lots.${'bids' | 'bidTokens' | 'registrations' | 'deposits'}.${string}`>;

/** Lots, their logs, and what the operator does with them. */
export function lotHandlers(context: MockContext): Pick<MockHandlers, LotIds> {
  const { store, clock } = context;
  const entity = (lot: LotRecord): Lot => store.lotEntity(lot, clock.now());
  const created = (lot: LotRecord): Done<Lot> => ({
    status: 201,
    body: entity(lot),
    headers: { location: `/v1/lots/${lot.id}` },
  });
  /** An action of the operator's on one lot: 404, a known key, 403, then what `act` says. */
  const action = (
    call: Parameters<typeof once>[1] & { params: { id: string }; ctx: Viewer },
    act: (lot: LotRecord) => void,
  ): Done<Lot> => {
    const lot = lotOf(context, call.params.id, call.ctx);
    return once(context, call, () => {
      requireMayCall(call.operation.id as OperationId, call.ctx);
      act(lot);
      return { status: 200, body: entity(lot) };
    });
  };
  return {
    'lots.list': ({ query, ctx }) => {
      const drafts = seesDrafts(callerOf(ctx));
      const order = byKeys(true);
      const keyOf = (lot: LotRecord) => [lot.state.opensAt, lot.id];
      const found = [...store.lots.values()]
        .filter((lot) => isPublic(lot) || drafts)
        .filter(({ state }) => query.status?.some((status) => status === state.status) ?? true)
        .filter(
          (lot) =>
            (query.sessionId ?? lot.sessionId) === lot.sessionId &&
            (query.listingId ?? lot.listingId) === lot.listingId,
        )
        .filter((lot) => {
          const listing = store.listings.get(lot.listingId);
          return (
            (query.field?.some((field) => listing?.fields.some((other) => other === field)) ?? true) &&
            (query.city?.includes(listing?.supplier.adcode ?? '') ?? true)
          );
        })
        .sort((a, b) => order(keyOf(a), keyOf(b)));
      const scope = scopeOf('lots.list', { ...query, drafts });
      const page = cutPage(found, query, scope, keyOf, order);
      return { body: { ...page, items: page.items.map(entity), asOf: formatInstant(clock.now()) } };
    },
    'lots.retrieve': ({ params, ctx }) => ({ body: entity(lotOf(context, params.id, ctx)) }),
    'lots.create': (call) =>
      once(context, call, () => {
        requireMayCall('lots.create', call.ctx);
        const { listingId, sessionId, rules } = call.body;
        const listing = known(store.listings, listingId);
        const session = known(store.sessions, sessionId);
        return created(draftLot(store, { listing, session, rules }, call.receivedAt));
      }),
    'lots.announce': (call) => action(call, (lot) => announce(store, lot, call.body.text, call.receivedAt)),
    'lots.suspend': (call) =>
      action(call, (lot) => interrupt(store, lot, INTERRUPTIONS.suspend, call.body.reason, call.receivedAt)),
    'lots.resume': (call) =>
      action(call, (lot) => interrupt(store, lot, INTERRUPTIONS.resume, call.body.reason, call.receivedAt)),
    'lots.cancel': (call) =>
      action(call, (lot) => interrupt(store, lot, INTERRUPTIONS.cancel, call.body.reason, call.receivedAt)),
    'lots.void': (call) =>
      action(call, (lot) => interrupt(store, lot, INTERRUPTIONS.void, call.body.reason, call.receivedAt)),
    'lots.relist': (call) => {
      const previous = lotOf(context, call.params.id, call.ctx);
      return once(context, call, () => {
        requireMayCall('lots.relist', call.ctx);
        const listing = known(store.listings, previous.listingId);
        const session = known(store.sessions, call.body.sessionId);
        const draft = { listing, session, rules: call.body.rules, previous };
        return created(relist(store, draft, call.receivedAt));
      });
    },
    'lots.closingStatement.retrieve': ({ params, ctx }) => {
      const { closing } = lotOf(context, params.id, ctx);
      if (closing === undefined) throw new ProblemError('not_found');
      return { body: closing };
    },
    'lots.log.retrieve': ({ params, ctx }) => ({
      body: lotOf(context, params.id, ctx)
        .log.map((entry) => `${logLine(entry)}\n`)
        .join(''),
    }),
  };
}
