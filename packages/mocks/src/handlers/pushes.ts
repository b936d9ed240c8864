import { formatInstant, type Push } from '@jtop/contract';
import { invalid, ProblemError } from '@jtop/contract/binding';
import { isPublicDemand, type DemandRecord } from '../demands/demand-record.js';
import { actingParty, seesAll } from '../demands/view.js';
import { MOCK_TEAMS } from '../fixtures/teams.js';
import { requireMayCall, type MockParty } from '../identity/party.js';
import type { PushRecord } from '../matching/match-record.js';
import { matchesOf, suggest } from '../matching/suggest.js';
import { byKeys, cutPage, scopeOf } from '../paging.js';
import { once, type MockContext, type MockHandlers } from './context.js';
import { readableDemand } from '../matching/acts.js';

type Ids = 'pushes.list' | 'pushes.create' | 'pushes.coverage.retrieve';

const WHOLE_BP = 10_000;

/** Bringing demands before those who could answer them. */
export function pushHandlers(context: MockContext): Pick<MockHandlers, Ids> {
  const { store, clock } = context;
  return {
    'pushes.list': ({ query, ctx }) => {
      if (ctx.party === undefined) throw new ProblemError('auth.required');
      const party = actingParty(ctx);
      const all = seesAll(ctx);
      const order = byKeys(true);
      const keyOf = ({ sentAt, id }: PushRecord) => [sentAt, id];
      const found = [...store.pushes.values()]
        .filter((push) => all || push.partyId === party?.id || push.sentBy === party?.id)
        .filter(({ demandId }) => query.demandId === undefined || demandId === query.demandId.toLowerCase())
        .filter(({ audience }) => query.audience?.some((other) => other === audience) ?? true)
        .sort((a, b) => order(keyOf(a), keyOf(b)));
      const page = cutPage(found, query, scopeOf(`pushes.list:${ctx.party.id}`, query), keyOf, order);
      const items = page.items.map((push) => pushEntity(context, push));
      return { body: { ...page, items, asOf: formatInstant(clock.now()) } };
    },
    'pushes.create': (call) => {
      const { demandId, audience, channel = 'platform', partyIds, batchNo } = call.body;
      const demand = readableDemand(context.store, demandId, call.ctx);
      return once(context, call, () => {
        requireMayCall('pushes.create', call.ctx);
        if (!isPublicDemand(demand)) throw new ProblemError('demand.state', { demandStatus: demand.status });
        const at = call.receivedAt;
        const recipients = recipientsOf(context, demand, audience, partyIds, at);
        const had = new Set(
          [...store.pushes.values()]
            .filter((push) => push.demandId === demandId)
            .map(({ partyId }) => partyId),
        );
        const reached = recipients.filter(({ id }) => !had.has(id));
        for (const { id: partyId } of reached) {
          const match = matchesOf(store, demandId).find(
            ({ side, counterpartId }) => side === 'team' && counterpartId === partyId,
          );
          if (audience === 'team') {
            demand.matchedPartyIds.add(partyId);
            if (match?.status === 'suggested') match.status = 'pushed';
          }
          const id = store.random.id(at);
          store.pushes.set(id, {
            id,
            demandId,
            audience,
            channel,
            partyId,
            sentBy: call.ctx.party?.id ?? '',
            sentAt: at,
            ...(batchNo === undefined ? {} : { batchNo }),
            ...(match === undefined || audience !== 'team' ? {} : { matchId: match.id }),
          });
        }
        const counts = { sentCount: reached.length, skippedCount: recipients.length - reached.length };
        return { status: 201, body: { demandId, audience, ...counts, at: formatInstant(at) } };
      });
    },
    'pushes.coverage.retrieve': ({ query }) => {
      const { seasonId } = query;
      const open = [...store.demands.values()].filter(
        (demand) => isPublicDemand(demand) && (seasonId === undefined || demand.seasonId === seasonId),
      );
      const had = new Set([...store.pushes.values()].map(({ demandId }) => demandId));
      const count = (demands: readonly DemandRecord[]) => ({
        published: demands.length,
        pushed: demands.filter(({ id }) => had.has(id)).length,
      });
      const { published, pushed } = count(open);
      const fields = [...new Set(open.map(({ content }) => content.field))].sort();
      return {
        body: {
          published,
          pushed,
          coverageBp: published === 0 ? WHOLE_BP : Math.floor((pushed * WHOLE_BP) / published),
          fields: fields.map((field) => ({
            field,
            ...count(open.filter(({ content }) => content.field === field)),
          })),
          asOf: formatInstant(clock.now()),
        },
      };
    },
  };
}

function pushEntity({ store }: MockContext, push: PushRecord): Push {
  const { sentBy: _sender, partyId, sentAt, openedAt, respondedAt, ...rest } = push;
  const party = store.parties().find(({ id }) => id === partyId);
  // Persons go without: a push is no place to learn of them.
  const isPerson = party === undefined || party.role === 'tech_manager';
  return {
    ...(rest as Omit<Push, 'sentAt'>),
    ...(isPerson ? {} : { recipient: { partyId, name: party.displayName } }),
    sentAt: formatInstant(sentAt),
    ...(openedAt === undefined ? {} : { openedAt: formatInstant(openedAt) }),
    ...(respondedAt === undefined ? {} : { respondedAt: formatInstant(respondedAt) }),
  };
}

function isMember(audience: string, { id, role }: MockParty): boolean {
  if (audience === 'team') return role === 'university' || MOCK_TEAMS.some(({ partyId }) => partyId === id);
  return audience === role;
}

function recipientsOf(
  { store }: MockContext,
  demand: DemandRecord,
  audience: string,
  partyIds: readonly string[] | undefined,
  at: number,
): MockParty[] {
  const parties = store.parties();
  if (partyIds === undefined) {
    const fitting = suggest(store, demand, at)
      .filter(({ side, status }) => side === 'team' && status !== 'declined')
      .map(({ counterpartId }) => counterpartId);
    return parties.filter(
      (party) =>
        isMember(audience, party) &&
        !party.banned &&
        party.id !== demand.company.partyId &&
        (audience !== 'team' || fitting.includes(party.id)),
    );
  }
  return partyIds.map((id, index) => {
    const party = parties.find((each) => each.id === id);
    if (party === undefined) throw new ProblemError('not_found', {}, { detail: `there is no party ${id}` });
    if (!isMember(audience, party)) {
      const message = `this party is not of the audience ${audience}; leave it out, or push to the audience that it is of`;
      throw invalid({ path: `partyIds.${index}`, code: 'not_of_audience', message });
    }
    return party;
  });
}
