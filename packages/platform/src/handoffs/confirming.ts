import type { HandoffResult, OperationTypes, Problem } from '@jtop/contract';
import { ProblemError, problemBody, type Call, type Handlers } from '@jtop/contract/binding';
import { operations } from '@jtop/contract';
import type { Platform } from '../context.js';
import type { Viewer } from '../identity/viewer.js';
import { partyOf } from '../lots/access.js';
import { registrationEntity } from '../registrations/entity.js';
import { listRegistrationsOf } from '../registrations/repository.js';
import { findSiteKey, isAlive } from '../site-keys/site-keys.js';
import { digestOf, findHandoff } from './drafting.js';
import { statusOf, type HandoffRow } from './entity.js';

type Acts = 'lots.bids.place' | 'lots.registrations.create' | 'lots.deposits.create';

/** The services that a confirmed hand-off asks: those of the API itself. */
export type ActHandlers = Pick<Handlers<Viewer>, Acts>;

/** Enough to show a page which lots a party takes part in. */
const MOST_REGISTRATIONS = 100;

export interface Decision {
  readonly viewer: Viewer;
  /** Real time, epoch milliseconds. */
  readonly at: number;
  /** Whether the person has agreed to a jump over `maxJumpSteps`. */
  readonly jumpConfirmed: boolean;
}

/** Ends hand-offs as a person decides, through the very services that the API asks. */
export class Confirmations {
  readonly #platform: Pick<Platform, 'db' | 'clock' | 'config'>;
  readonly #handlers: ActHandlers;

  constructor(platform: Pick<Platform, 'db' | 'clock' | 'config'>, handlers: ActHandlers) {
    this.#platform = platform;
    this.#handlers = handlers;
  }

  /**
   * Does what was drafted, as the person's party. Twice is once: the operation's key is the hand-off itself.
   *
   * A refusal ends the hand-off as failed. A failure of ours, or of the database, leaves it pending: the person can try
   * again and nothing happens twice.
   *
   * @returns the hand-off as it then is; one that has ended already as it was
   */
  async confirm(row: HandoffRow, decision: Decision): Promise<HandoffRow> {
    const { db } = this.#platform;
    if (statusOf(row, decision.at) !== 'pending') return row;
    const site = await findSiteKey(db, row.site_key_id);
    let ended: { status: string; result: HandoffResult | null; problem: Problem | null };
    try {
      if (site === undefined || !isAlive(site, decision.at)) throw new ProblemError('handoff.site_key');
      ended = { status: 'confirmed', result: await this.#perform(row, decision), problem: null };
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status >= 500 || error.status === 429) throw error;
      ended = { status: 'failed', result: null, problem: problemBody(error, row.id) };
    }
    return this.#end(row, partyOf(decision.viewer), decision.at, ended);
  }

  /** The person has said no. */
  async decline(row: HandoffRow, { viewer, at }: Pick<Decision, 'viewer' | 'at'>): Promise<HandoffRow> {
    if (statusOf(row, at) !== 'pending') return row;
    return this.#end(row, partyOf(viewer), at, { status: 'declined', result: null, problem: null });
  }

  async #end(
    row: HandoffRow,
    partyId: string,
    at: number,
    ended: { status: string; result: HandoffResult | null; problem: Problem | null },
  ): Promise<HandoffRow> {
    const { db } = this.#platform;
    await db
      .updateTable('handoffs')
      .set({
        status: ended.status,
        party_id: partyId,
        result: ended.result === null ? null : JSON.stringify(ended.result),
        problem: ended.problem === null ? null : JSON.stringify(ended.problem),
        ended_at: at,
      })
      .where('id', '=', row.id)
      // Of two decisions at once the first stands.
      .where('status', '=', 'pending')
      .execute();
    return (await findHandoff(db, row.id)) ?? row;
  }

  async #perform(row: HandoffRow, { viewer, jumpConfirmed }: Decision): Promise<HandoffResult> {
    switch (row.operation) {
      case 'me.retrieve':
        return this.#introduce(viewer);
      case 'lots.bids.place': {
        const drafted = row.body as OperationTypes['lots.bids.place']['body'];
        const body = jumpConfirmed ? { ...drafted, confirmAmountFen: drafted.amountFen } : drafted;
        const placed = await this.#handlers['lots.bids.place'](
          this.#call('lots.bids.place', row, viewer, body),
        );
        if (!('bid' in placed.body)) throw new Error('a hand-off is never a dry run');
        return placed.body;
      }
      case 'lots.registrations.create': {
        const body = row.body as OperationTypes['lots.registrations.create']['body'];
        const call = this.#call('lots.registrations.create', row, viewer, body);
        return (await this.#handlers['lots.registrations.create'](call)).body;
      }
      case 'lots.deposits.create': {
        const body = row.body as OperationTypes['lots.deposits.create']['body'];
        const call = this.#call('lots.deposits.create', row, viewer, body);
        return (await this.#handlers['lots.deposits.create'](call)).body;
      }
      default:
        throw new Error(`no hand-off is for ${row.operation}`);
    }
  }

  async #introduce(viewer: Viewer): Promise<HandoffResult> {
    const partyId = partyOf(viewer);
    const rows = await listRegistrationsOf(this.#platform.db, partyId, {}, MOST_REGISTRATIONS);
    return {
      partyId,
      displayName: viewer.displayName ?? partyId,
      roles: [...viewer.roles],
      registrations: rows.map(registrationEntity),
    };
  }

  /** The call as if it had come over the API, from the person's own program. */
  #call<Id extends Acts>(
    id: Id,
    row: HandoffRow,
    viewer: Viewer,
    body: OperationTypes[Id]['body'],
  ): Call<Id, Viewer> {
    const { clock, config } = this.#platform;
    const operation = operations[id];
    const path = operation.path.replace('{id}', row.lot_id ?? '');
    return {
      operation,
      params: { id: row.lot_id ?? '' },
      query: {},
      body,
      ctx: viewer,
      request: new Request(config.publicUrl + path, { method: 'POST' }),
      requestId: row.id,
      receivedAt: clock.now(),
      idempotencyKey: `hand-off-${row.id}`,
      bodyHash: digestOf(row.body),
    };
  }
}
