import type { Deposit, DepositCreate, Registration, RegistrationCreate } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { judgeRegistration } from '@jtop/rules/auction';
import type { Platform } from '../context.js';
import type { Tx } from '../db/schema.js';
import { inTransaction } from '../db/transaction.js';
import { findAnswer, withIdempotency, type StoredAnswer } from '../idempotency/index.js';
import { requireMayCall } from '../identity/may-call.js';
import { partyOf, relationsTo } from '../lots/access.js';
import { knownLot, type LotCall } from '../lots/commands.js';
import { hostOrgIds } from '../lots/hosts.js';
import { newId } from '../lots/ids.js';
import { LotChange } from '../lots/lot-change.js';
import { stateOf, type LotRow } from '../lots/rows.js';
import { freeBidderCode } from './bidder-code.js';
import { depositEntity, registrationEntity } from './entity.js';
import type { RegistrationRow } from './facts.js';
import { hasDefaulted } from './defaulters.js';
import { orderOf, releaseDeposits } from './refunds.js';
import { findRegistration, insertRegistration, isCodeTaken, storePayment } from './repository.js';

/** Statuses in which a deposit is of use. */
const OPEN_TO_DEPOSITS: ReadonlySet<string> = new Set(['registering', 'bidding', 'suspended']);

/**
 * Registers the caller's party for a lot, under a code that nobody else learns the owner of. Who has registered before
 * gets the registration that is stored.
 *
 * @throws ProblemError 404, 422, 403 as for bids, then 409 `registration.closed { registerUntil }`,
 *   `bid.rules_not_accepted`
 */
export async function register(
  platform: Platform,
  call: LotCall,
  body: RegistrationCreate,
): Promise<StoredAnswer<Registration>> {
  let topics: readonly string[] = [];
  const answer = await inTransaction(platform.db, async (tx) => {
    const lot = await knownLot(tx, call);
    const now = platform.clock.now();
    return withIdempotency(tx, call.key, now, async () => {
      const partyId = await admitted(tx, lot, call);
      const stored = await findRegistration(tx, lot.id, partyId);
      if (stored?.agreed_rules_hash === body.agreedRulesHash)
        return { status: 200, body: registrationEntity(stored) };
      if (stored !== undefined) throw new ProblemError('bid.rules_not_accepted');
      const judged = judgeRegistration(stateOf(lot), body.agreedRulesHash, call.receivedAt);
      if (!judged.ok) throw new ProblemError(judged.refused, judged.extras);
      const row = await insertNew(tx, lot, {
        partyId,
        at: call.receivedAt,
        sandbox: platform.config.sandbox,
      });
      if (row.qualification === 'passed') topics = await countBidder(tx, lot, now);
      return { status: 201, body: registrationEntity(row) };
    });
  });
  platform.bus.hint(topics);
  return answer;
}

/**
 * Pays the deposit of the caller's registration. The gateway is asked outside of any transaction, so that a slow one
 * holds no lot; asked twice for one registration it collects once. What is paid, or waived, is answered as it stands.
 *
 * @throws ProblemError 404, 422, 403 as for bids, then 409 `lot.state { status }`, `bid.not_registered`
 */
export async function payDeposit(
  platform: Platform,
  call: LotCall,
  body: DepositCreate,
): Promise<StoredAnswer<Deposit>> {
  const due = await inTransaction(platform.db, (tx) => dueDeposit(tx, platform, call));
  if ('body' in due) return due;
  const { paidAt } = await platform.gateway.collectDeposit({ ...orderOf(due), method: body.method });
  return inTransaction(platform.db, async (tx) => {
    const lot = await knownLot(tx, call);
    return withIdempotency(tx, call.key, platform.clock.now(), async () => {
      const row = await findRegistration(tx, due.lot_id, due.party_id);
      if (row === undefined) throw new Error(`registration ${due.id} is gone`);
      if (isSettled(row)) return { status: 200, body: depositEntity(row) };
      const paid = await storePayment(tx, row, { method: body.method, paidAt });
      // The lot may have ended while the gateway was asked.
      await releaseDeposits(tx, stateOf(lot));
      return { status: 201, body: depositEntity(paid) };
    });
  });
}

/** The registration whose deposit is to be collected, or the answer where nothing is. */
async function dueDeposit(
  tx: Tx,
  platform: Platform,
  call: LotCall,
): Promise<RegistrationRow | StoredAnswer<Deposit>> {
  const lot = await knownLot(tx, call);
  const kept = await findAnswer<Deposit>(tx, call.key, platform.clock.now());
  if (kept !== undefined) return kept;
  const partyId = await admitted(tx, lot, call);
  const row = await findRegistration(tx, lot.id, partyId);
  if (row !== undefined && isSettled(row)) return { status: 200, body: depositEntity(row) };
  if (!OPEN_TO_DEPOSITS.has(lot.status)) throw new ProblemError('lot.state', { status: lot.status });
  if (row === undefined) throw new ProblemError('bid.not_registered');
  return row;
}

function isSettled(row: RegistrationRow): boolean {
  return row.deposit_status !== 'required' && row.deposit_status !== 'paying';
}

/** Refuses who may take no part, as the table of calls says. @returns the party */
async function admitted(tx: Tx, lot: LotRow, call: LotCall): Promise<string> {
  const partyId = partyOf(call.viewer);
  const hosts = await hostOrgIds(tx, lot.session_id);
  const relations = relationsTo(lot, call.viewer, hosts, call.receivedAt);
  // Who bought at an earlier attempt and did not pay may not try again (I-B9); without a registration nobody bids.
  const ban = relations.ban ?? ((await hasDefaulted(tx, lot, partyId)) ? {} : undefined);
  requireMayCall(call.operation, call.viewer, { ...relations, ban });
  return partyId;
}

async function insertNew(
  tx: Tx,
  lot: LotRow,
  { partyId, at, sandbox }: { partyId: string; at: number; sandbox: boolean },
): Promise<RegistrationRow> {
  const { depositFen } = lot.rules;
  const row: RegistrationRow = {
    id: newId(at),
    rev: 1,
    lot_id: lot.id,
    party_id: partyId,
    bidder_code: await freeBidderCode((code) => isCodeTaken(tx, lot.id, code)),
    // The sandbox has nobody who would look at papers.
    qualification: sandbox ? 'passed' : 'pending',
    agreed_rules_hash: lot.rules_hash ?? '',
    agreed_at: at,
    deposit_amount_fen: depositFen,
    deposit_status: depositFen === 0 ? 'waived' : 'required',
    deposit_method: null,
    deposit_paid_at: null,
  };
  await insertRegistration(tx, row);
  return row;
}

/** Counts a qualified bidder and tells the lot's watchers. @returns the topics to hint at */
async function countBidder(tx: Tx, lot: LotRow, now: number): Promise<readonly string[]> {
  const change = new LotChange(lot, now);
  change.set({ bidder_count: lot.bidder_count + 1 });
  change.tell('registered', () => ({ bidderCount: change.bidderCount }));
  await change.save(tx);
  return change.topics;
}
