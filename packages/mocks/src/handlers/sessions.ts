import { dateInShanghai, formatInstant, parseInstant, type Season, type SessionCreate } from '@jtop/contract';
import { ProblemError, invalid } from '@jtop/contract/binding';
import { isBiddingDay } from '@jtop/rules/calendar';
import { byKeys, cutPage, scopeOf } from '../paging.js';
import type { SessionRecord, Store } from '../store.js';
import { requireMayCall } from '../identity/party.js';
import { known, once, type MockContext, type MockHandlers } from './context.js';

/** The auction season that runs at an instant. */
function seasonAt(store: Store, at: number): Season | undefined {
  return [...store.seasons.values()].find(
    (season) =>
      season.kind === 'auction' && parseInstant(season.startsAt) <= at && at <= parseInstant(season.endsAt),
  );
}

/** Opens a session. @throws ProblemError 400, 404 for an unknown special session, 409 `session.not_a_bidding_day` */
function createSession(store: Store, body: SessionCreate, at: number): SessionRecord {
  const opensAt = parseInstant(body.opensAt);
  if (dateInShanghai(opensAt) !== body.date) {
    throw invalid({ path: 'opensAt', code: 'not_on_date', message: 'must fall on `date` in Jiangsu' });
  }
  const special = [...store.specials.values()].find(({ sessions }) =>
    sessions.some(({ id }) => id === body.specialSessionId),
  );
  if (body.kind === 'weekly' && body.specialSessionId !== undefined) {
    throw invalid({
      path: 'specialSessionId',
      code: 'not_allowed',
      message: 'a weekly session belongs to no special',
    });
  }
  if (body.specialSessionId !== undefined && special === undefined) throw new ProblemError('not_found');
  const season = seasonAt(store, opensAt);
  if (season === undefined || (body.kind === 'weekly' && !isBiddingDay(body.date, season))) {
    throw new ProblemError('session.not_a_bidding_day', { date: body.date });
  }
  const session: SessionRecord = {
    id: store.random.id(at),
    rev: 1,
    seasonId: season.id,
    kind: body.kind,
    date: body.date,
    opensAt: formatInstant(opensAt),
    ...(special === undefined
      ? {}
      : { specialSessionId: body.specialSessionId, specialTitle: special.title.zh }),
  };
  store.sessions.set(session.id, session);
  return session;
}

/** Bidding sessions: the weekly ones and those of specials. */
export function sessionHandlers(
  context: MockContext,
): Pick<MockHandlers, 'sessions.list' | 'sessions.retrieve' | 'sessions.create'> {
  const { store, clock } = context;
  return {
    'sessions.list': ({ query }) => {
      const order = byKeys();
      const keyOf = ({ opensAt, id }: SessionRecord) => [parseInstant(opensAt), id];
      const found = [...store.sessions.values()]
        .filter(
          ({ date, kind }) =>
            date >= (query.from ?? date) &&
            date <= (query.to ?? date) &&
            (query.kind?.includes(kind as never) ?? true),
        )
        .sort((a, b) => order(keyOf(a), keyOf(b)));
      const page = cutPage(found, query, scopeOf('sessions.list', query), keyOf, order);
      return {
        body: {
          ...page,
          items: page.items.map((item) => store.sessionEntity(item)),
          asOf: formatInstant(clock.now()),
        },
      };
    },
    'sessions.retrieve': ({ params }) => ({ body: store.sessionEntity(known(store.sessions, params.id)) }),
    'sessions.create': (call) =>
      once(context, call, () => {
        requireMayCall('sessions.create', call.ctx);
        const session = createSession(store, call.body, call.receivedAt);
        return {
          status: 201,
          body: store.sessionEntity(session),
          headers: { location: `/v1/sessions/${session.id}` },
        };
      }),
  };
}
