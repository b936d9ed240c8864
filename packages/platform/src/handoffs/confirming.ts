import type { HandoffResult, ImportDocument, ImportJob, OperationTypes } from '@jtop/contract';
import { ProblemError, problemBody, type Call, type Handlers } from '@jtop/contract/binding';
import { operations } from '@jtop/contract';
import type { PersonOperation } from '@jtop/rules/access';
import type { Platform } from '../context.js';
import { findPartyById } from '../identity/repository.js';
import type { Viewer } from '../identity/viewer.js';
import type { DocumentImport } from '../imports/index.js';
import { partyOf } from '../lots/access.js';
import { viewerOfParty } from '../people/sessions.js';
import { registrationEntity } from '../registrations/entity.js';
import { listRegistrationsOf } from '../registrations/repository.js';
import { findSiteKey, isAlive } from '../site-keys/site-keys.js';
import { retrieveOwnSolution } from '../solutions/own.js';
import {
  abandon,
  actKeyOf,
  claim,
  declineWaiting,
  endClaim,
  isAbandoned,
  reclaim,
  type Ending,
} from './claims.js';
import { digestOf, findHandoff } from './drafting.js';
import type { HandoffRow } from './entity.js';
import { pathOf, resultOf, settleByKey, subjectOf } from './settling.js';

type Acts = Exclude<PersonOperation, 'me.retrieve' | 'solutions.retrieve' | 'imports.create'>;

/** The services that a confirmed hand-off asks: those of the API itself. */
export type ActHandlers = Pick<Handlers<Viewer>, Acts>;

/** Takes an uploaded workbook in, as `imports.create` does. */
export type ImportAct = (asked: DocumentImport) => Promise<ImportJob>;

/** Enough to show a page which lots a party takes part in. */
const MOST_REGISTRATIONS = 100;
/** Matches that a page is told of at once; the rest are on the platform. */
export const MOST_MATCHES = 50;

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
  readonly #importDocument: ImportAct | undefined;

  /** @param importDocument - left out where the platform takes no workbooks: confirming one is refused as `not_found` */
  constructor(
    platform: Pick<Platform, 'db' | 'clock' | 'config'>,
    handlers: ActHandlers,
    importDocument?: ImportAct,
  ) {
    this.#platform = platform;
    this.#handlers = handlers;
    this.#importDocument = importDocument;
  }

  /**
   * Does what was drafted, as the person's party: once, whatever else happens to the hand-off meanwhile. It is claimed first,
   * and who comes second changes nothing.
   *
   * A refusal ends the hand-off as failed. After a failure of ours, or of the database, nobody knows whether it was done; the
   * next look at the hand-off finds out.
   *
   * @returns the hand-off as it then is; one that did not wait any more as it was
   */
  async confirm(row: HandoffRow, decision: Decision): Promise<HandoffRow> {
    const { db } = this.#platform;
    const claimed = await claim(db, row, partyOf(decision.viewer), decision.at);
    if (claimed !== undefined) {
      try {
        const site = await findSiteKey(db, row.site_key_id);
        const alive = site !== undefined && isAlive(site, decision.at);
        if (alive) await this.#act(claimed, decision);
        else await endClaim(db, claimed, failed(new ProblemError('handoff.site_key'), row), decision.at);
      } catch (error) {
        // Where this cannot be stored either, the claim is abandoned by itself after a time.
        await abandon(db, claimed).catch(() => undefined);
        throw error;
      }
    }
    return (await findHandoff(db, row.id)) ?? row;
  }

  /** The person has said no. What is being confirmed, or has ended, stays as it is. */
  async decline(row: HandoffRow, { viewer, at }: Pick<Decision, 'viewer' | 'at'>): Promise<HandoffRow> {
    const { db } = this.#platform;
    await declineWaiting(db, row, partyOf(viewer), at);
    return (await findHandoff(db, row.id)) ?? row;
  }

  /**
   * The hand-off as it is. One whose confirmation was begun and never ended is settled first: by what its act has left
   * behind, or, for a deposit, by carrying it through, since only the gateway knows whether it was paid.
   *
   * @param at - real time, epoch milliseconds
   */
  async settled(row: HandoffRow, at: number): Promise<HandoffRow> {
    if (!isAbandoned(row, at)) return row;
    const { db } = this.#platform;
    const claimed = await reclaim(db, row, at);
    if (claimed?.operation === 'lots.deposits.create') await this.#carryThrough(claimed, at);
    else if (claimed !== undefined) await settleByKey(this.#platform, claimed, at);
    return (await findHandoff(db, row.id)) ?? row;
  }

  /**
   * The gateway collects once a registration, so paying again is the same payment. While it is away this is tried again after
   * a time, until that of the hand-off is over.
   */
  async #carryThrough(row: HandoffRow, at: number): Promise<void> {
    const party = await findPartyById(this.#platform.db, row.party_id ?? '');
    if (party === undefined) throw new Error(`the party of hand-off ${row.id} is gone`);
    try {
      await this.#act(row, { viewer: viewerOfParty(party), at, jumpConfirmed: false });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (at >= row.expires_at) await endClaim(this.#platform.db, row, failed(error, row), at);
    }
  }

  /**
   * Does what a claim is for, and ends it.
   * @throws whatever leaves open whether it was done
   */
  async #act(row: HandoffRow, decision: Decision): Promise<void> {
    let ending: Ending;
    try {
      ending = { status: 'confirmed', result: await this.#perform(row, decision), problem: null };
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status >= 500 || error.status === 429) throw error;
      ending = failed(error, row);
    }
    await endClaim(this.#platform.db, row, ending, decision.at);
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
      case 'demands.create': {
        const body = row.body as OperationTypes['demands.create']['body'];
        const call = this.#call('demands.create', row, viewer, body);
        return resultOf(row, (await this.#handlers['demands.create'](call)).body);
      }
      case 'demands.solutions.submit': {
        const body = row.body as OperationTypes['demands.solutions.submit']['body'];
        const call = this.#call('demands.solutions.submit', row, viewer, body);
        return (await this.#handlers['demands.solutions.submit'](call)).body;
      }
      case 'solutions.versions.create': {
        const body = row.body as OperationTypes['solutions.versions.create']['body'];
        const call = this.#call('solutions.versions.create', row, viewer, body);
        return (await this.#handlers['solutions.versions.create'](call)).body;
      }
      case 'solutions.retrieve':
        return retrieveOwnSolution(this.#platform.db, row, viewer);
      case 'consents.sign': {
        const body = row.body as OperationTypes['consents.sign']['body'];
        const call = this.#call('consents.sign', row, viewer, body);
        return (await this.#handlers['consents.sign'](call)).body;
      }
      case 'matches.respond': {
        const body = row.body as OperationTypes['matches.respond']['body'];
        const call = this.#call('matches.respond', row, viewer, body);
        return (await this.#handlers['matches.respond'](call)).body;
      }
      case 'me.matches.list': {
        const call = this.#call('me.matches.list', row, viewer, undefined);
        const query = { limit: MOST_MATCHES };
        return (await this.#handlers['me.matches.list']({ ...call, query })).body;
      }
      case 'imports.create':
        return this.#import(row, viewer);
      default:
        throw new Error(`no hand-off is for ${row.operation}`);
    }
  }

  async #import(row: HandoffRow, viewer: Viewer): Promise<HandoffResult> {
    const act = this.#importDocument;
    if (act === undefined) throw new ProblemError('not_found');
    const key = {
      partyId: partyOf(viewer),
      operation: row.operation,
      path: pathOf(row),
      key: actKeyOf(row),
      bodyHash: digestOf(row.body),
    };
    const body = row.body as ImportDocument;
    const from = { ...viewer, siteKeyId: row.site_key_id };
    return act({ body, viewer: from, key, receivedAt: this.#platform.clock.now() });
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
    return {
      operation: operations[id],
      params: { id: subjectOf(row) },
      query: {},
      body,
      // What the page's visitors uploaded for this counts as the person's.
      ctx: { ...viewer, siteKeyId: row.site_key_id },
      request: new Request(config.publicUrl + pathOf(row), { method: 'POST' }),
      requestId: row.id,
      receivedAt: clock.now(),
      idempotencyKey: actKeyOf(row),
      bodyHash: digestOf(row.body),
    };
  }
}

function failed(error: ProblemError, row: HandoffRow): Ending {
  return { status: 'failed', result: null, problem: problemBody(error, row.id) };
}
