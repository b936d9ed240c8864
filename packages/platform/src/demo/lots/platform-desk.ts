import { canonicalJson } from '@jtop/contract/binding';
import type { BidAccepted, OperationId, SessionCreate } from '@jtop/contract';
import { createHash } from 'node:crypto';
import type { Platform } from '../../context.js';
import { DEMO_PARTIES } from '../../identity/demo-parties.js';
import { scopesOf } from '@jtop/rules/access';
import type { Viewer } from '../../identity/viewer.js';
import { lotTimingJob } from '../../jobs/index.js';
import {
  announce,
  cancel,
  createAuction,
  createLot,
  createSession,
  payDeposit,
  register,
  relist,
  resume,
  suspend,
  voidAuction,
  type LotCall,
  type OperatorCall,
} from '../../lots/index.js';
import { lotEntity } from '../../lots/entity.js';
import { visibleLot } from '../../lots/repository.js';
import { SandboxGateway } from '../../registrations/gateway.js';
import type { Desk } from './desk.js';

/**
 * The desk at the platform's own services, on the platform's clock. It has queues of its own, so nothing else may bid on
 * the same lots while it is open.
 *
 * @param platform - With the clock that the demo's past runs on.
 */
export function openPlatformDesk(base: Platform): Desk {
  // Deposits must be paid on the same clock, or they would come too late for every bid of the past.
  const platform: Platform = { ...base, gateway: new SandboxGateway(base.clock) };
  const side = createAuction(platform);
  const { auction } = side;
  const timing = lotTimingJob(auction);
  const sessions = new Map<string, string>();
  const operator = viewerOf('demo-operator');

  const call = (viewer: Viewer, operation: OperationId, body: object): OperatorCall => ({
    operation,
    viewer,
    key: { partyId: partyIdOf(viewer), operation, path: '', bodyHash: bodyHash(body) },
    receivedAt: platform.clock.now(),
  });
  const lotCall = (viewer: Viewer, operation: OperationId, lotId: string, body: object): LotCall => ({
    ...call(viewer, operation, body),
    lotId,
  });

  return {
    async session(body) {
      const name = sessionName(body);
      const known = sessions.get(name) ?? (await findSession(platform, body));
      const id =
        known ?? (await createSession(platform, call(operator, 'sessions.create', body), body)).body.id;
      sessions.set(name, id);
      return id;
    },
    async createLot(body, id) {
      return (await createLot(auction, call(operator, 'lots.create', body), body, id)).body;
    },
    async announce(lotId, text) {
      return (await announce(auction, lotCall(operator, 'lots.announce', lotId, { text }), { text })).body;
    },
    async suspend(lotId, reason) {
      return (await suspend(auction, lotCall(operator, 'lots.suspend', lotId, { reason }), { reason })).body;
    },
    async resume(lotId, reason) {
      return (await resume(auction, lotCall(operator, 'lots.resume', lotId, { reason }), { reason })).body;
    },
    async cancel(lotId, reason) {
      return (await cancel(auction, lotCall(operator, 'lots.cancel', lotId, { reason }), { reason })).body;
    },
    async void(lotId, reason) {
      return (await voidAuction(auction, lotCall(operator, 'lots.void', lotId, { reason }), { reason })).body;
    },
    async relist(lotId, body) {
      return (await relist(auction, lotCall(operator, 'lots.relist', lotId, body), body)).body;
    },
    async register(lot, company) {
      const viewer = viewerOf(`demo-company-${company}`);
      const agreement = { agreedRulesHash: lot.rulesHash ?? '' };
      await register(platform, lotCall(viewer, 'lots.registrations.create', lot.id, agreement), agreement);
      const payment = { method: 'escrow' } as const;
      await payDeposit(platform, lotCall(viewer, 'lots.deposits.create', lot.id, payment), payment);
    },
    async bid(lotId, company, amountFen): Promise<BidAccepted> {
      const viewer = viewerOf(`demo-company-${company}`);
      const body = { amountFen };
      const placed = await auction.queues.place(lotId, {
        viewer,
        partyId: partyIdOf(viewer),
        body,
        receivedAt: platform.clock.now(),
        key: `demo-${lotId}-${company}-${amountFen}`,
        bodyHash: bodyHash(body),
        requestId: 'demo',
      });
      return placed.body;
    },
    tick: () => timing.run(),
    async lot(lotId) {
      const row = await visibleLot(platform.db, lotId, true);
      return lotEntity(row, row.title, platform.clock.now());
    },
    close: () => side.drain(),
  };
}

function sessionName({ kind, date, opensAt, specialSessionId }: SessionCreate): string {
  return [kind, date, opensAt, specialSessionId].join(' ');
}

/** A session of the same day that is there already: weekly sessions are shared by all lots of the day. */
async function findSession(
  { db }: Platform,
  { kind, date, specialSessionId }: SessionCreate,
): Promise<string | undefined> {
  if (specialSessionId !== undefined) return undefined;
  const row = await db
    .selectFrom('auction_sessions')
    .select('id')
    .where('kind', '=', kind)
    .where('date', '=', date)
    .orderBy('opens_at')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

function viewerOf(subject: string): Viewer & { readonly partyId: string } {
  const party = DEMO_PARTIES.find((each) => each.subject === subject);
  if (party === undefined) throw new RangeError(`there is no demo party ${subject}`);
  return {
    partyId: party.id,
    displayName: party.displayName,
    roles: party.roles,
    scopes: scopesOf(party.roles),
    banned: party.banned === true,
    ...(party.organization === undefined ? {} : { organizationId: party.organization.id }),
  };
}

function partyIdOf({ partyId }: Viewer): string {
  if (partyId === undefined) throw new TypeError('nobody has signed in');
  return partyId;
}

/** As the binder makes it, so that a key of the demo is answered like any other. */
function bodyHash(body: object): string {
  return createHash('sha256').update(canonicalJson(body)).digest('hex');
}
