import { formatInstant } from '@jtop/contract';
import { ProblemError, type Handlers } from '@jtop/contract/binding';
import { seesDrafts } from '@jtop/rules/access';
import type { Viewer } from '../identity/viewer.js';
import { announce } from './announcing.js';
import type { Auction } from './auction.js';
import { lotCall, operatorCall } from './calls.js';
import { createLot, relist } from './creating.js';
import { lotEntity } from './entity.js';
import { isId, pathId } from './ids.js';
import { cancel, resume, suspend, voidAuction } from './interrupting.js';
import { logLines, visibleLot } from './repository.js';
import { lotPage } from './reading.js';

type LotHandlers = Pick<
  Handlers<Viewer>,
  | 'lots.list'
  | 'lots.retrieve'
  | 'lots.create'
  | 'lots.announce'
  | 'lots.suspend'
  | 'lots.resume'
  | 'lots.cancel'
  | 'lots.void'
  | 'lots.relist'
  | 'lots.closingStatement.retrieve'
  | 'lots.log.retrieve'
>;

/** Lots: reads for everybody, everything else for the operator. */
export function lotHandlers(auction: Auction): LotHandlers {
  return { ...lotReads(auction), ...lotCommands(auction) };
}

function lotReads({ db, clock }: Auction) {
  return {
    'lots.list': async ({ query, ctx }) => {
      const asOf = formatInstant(clock.now());
      const unknown = [query.sessionId, query.listingId].some((id) => id !== undefined && !isId(id));
      if (unknown) return { body: { items: [], asOf } };
      return { body: { ...(await lotPage(db, query, seesDrafts(ctx), clock.now())), asOf } };
    },

    'lots.retrieve': async ({ params, ctx }) => {
      const row = await visibleLot(db, pathId(params.id), seesDrafts(ctx));
      return { body: lotEntity(row, row.title, clock.now()) };
    },

    'lots.closingStatement.retrieve': async ({ params }) => {
      const { closing } = await visibleLot(db, pathId(params.id), false);
      if (closing === null) throw new ProblemError('not_found', {}, { detail: 'the lot has not closed' });
      return { body: closing };
    },

    'lots.log.retrieve': async ({ params }) => {
      const { id } = await visibleLot(db, pathId(params.id), false);
      const lines = await logLines(db, id);
      return { body: lines.map((line) => `${line}\n`).join('') };
    },
  } satisfies Partial<LotHandlers>;
}

function lotCommands(auction: Auction) {
  return {
    'lots.create': async (call) => {
      const { status, body } = await createLot(auction, operatorCall(call), call.body);
      return { status, body, headers: { location: `/v1/lots/${body.id}` } };
    },
    'lots.announce': (call) => announce(auction, lotCall(call, call.params.id), call.body),
    'lots.suspend': (call) => suspend(auction, lotCall(call, call.params.id), call.body),
    'lots.resume': (call) => resume(auction, lotCall(call, call.params.id), call.body),
    'lots.cancel': (call) => cancel(auction, lotCall(call, call.params.id), call.body),
    'lots.void': (call) => voidAuction(auction, lotCall(call, call.params.id), call.body),
    'lots.relist': async (call) => {
      const { status, body } = await relist(auction, lotCall(call, call.params.id), call.body);
      return { status, body, headers: { location: `/v1/lots/${body.id}` } };
    },
  } satisfies Partial<LotHandlers>;
}
