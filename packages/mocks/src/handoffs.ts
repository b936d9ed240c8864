import type { Handoff, HandoffCreate, HandoffDraft, HandoffResult } from '@jtop/contract';
import { formatInstant } from '@jtop/contract';
import { ProblemError, problemBody } from '@jtop/contract/binding';
import { encodeBase64url } from '@jtop/rules/log';
import { payDeposit, placeBid, register } from './auction/take-part.js';
import type { LotRecord } from './auction/lot-record.js';
import { isPublicDemand, type DemandRecord } from './demands/demand-record.js';
import { postDemand } from './demands/life.js';
import { letGo, takeUp } from './documents.js';
import { requireMayCall, scopesOf, type Viewer } from './identity/party.js';
import { readWorkbook } from './imports/read.js';
import { takeImport } from './imports/take.js';
import { answerable, ownMatchPage, respondToMatch } from './matching/acts.js';
import { reviseSolution, submitSolution } from './solutions/acts.js';
import { consentEntity, signConsent, subjectOf } from './solutions/consents.js';
import { isTeam, ownSolution, whoOfSolution } from './solutions/view.js';
import type { SolutionRecord } from './solutions/records.js';
import type { Store } from './store.js';

/** A hand-off as the mock keeps it. */
export interface HandoffRecord {
  readonly id: string;
  readonly secret: string;
  readonly origin: string;
  readonly draft: HandoffCreate;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  ended?: Pick<Handoff, 'status' | 'result' | 'problem'>;
}

export const HANDOFF_TTL_MS = 600_000;
/** Matches that a page is told of at once. */
const MOST_MATCHES = 50;

/**
 * Keeps a draft until somebody confirms it.
 * @throws ProblemError 403 `handoff.site_key`, `handoff.origin`; 400 for a `returnTo` elsewhere; 404 for an unknown demand
 */
export function draftHandoff(
  store: Store,
  draft: HandoffCreate,
  page: { readonly origin: string; readonly platform: string; readonly now: number },
): HandoffDraft {
  const origins = store.siteKeys.get(draft.siteKey);
  if (origins === undefined) throw new ProblemError('handoff.site_key');
  const isOurs = (origin: string): boolean => origins.includes('*') || origins.includes(origin);
  if (!isOurs(page.origin)) throw new ProblemError('handoff.origin', { origin: page.origin });
  if (draft.returnTo !== undefined && !isOurs(new URL(draft.returnTo).origin)) {
    throw new ProblemError(
      'request.invalid',
      {},
      {
        errors: [
          { path: 'returnTo', code: 'foreign_origin', message: 'a page of one of the site key’s origins' },
        ],
      },
    );
  }
  if (draft.operation === 'demands.solutions.submit') publicDemandOf(store, draft.params.demandId);
  if (draft.operation === 'solutions.retrieve' && 'demandId' in draft.params) {
    publicDemandOf(store, draft.params.demandId);
  }
  const record: HandoffRecord = {
    id: store.random.id(page.now),
    secret: encodeBase64url(store.random.bytes(32)),
    origin: page.origin,
    draft,
    expiresAt: page.now + HANDOFF_TTL_MS,
  };
  store.handoffs.set(record.id, record);
  return {
    id: record.id,
    secret: record.secret,
    confirmUrl: `${page.platform}/confirm/${record.id}`,
    expiresAt: formatInstant(record.expiresAt),
  };
}

/** Where a hand-off stands at an instant. */
export function handoffEntity({ id, draft, expiresAt, ended }: HandoffRecord, now: number): Handoff {
  const { operation } = draft;
  if (ended !== undefined) return { id, operation, ...ended };
  return { id, operation, status: now > expiresAt ? 'expired' : 'pending' };
}

/** Does what the confirm page of a real platform does when a person agrees. @returns how it ended */
export function confirmHandoff(store: Store, id: string, subject: string, now: number): Handoff {
  const record = pending(store, id, now);
  const party = store.partyBySubject(subject);
  if (party === undefined) throw new Error(`no party ${subject}`);
  const viewer: Viewer = { party, scopes: scopesOf(party), by: 'person' };
  try {
    record.ended = { status: 'confirmed', result: perform(store, record.draft, viewer, now) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    record.ended = { status: 'failed', problem: problemBody(error, record.id) };
  }
  return handoffEntity(record, now);
}

/**
 * The same for a workbook, which takes time to be read. The file becomes the party's, and is let go whatever came of it.
 * @returns how it ended
 */
export async function confirmImport(
  store: Store,
  id: string,
  subject: string,
  now: number,
): Promise<Handoff> {
  const record = pending(store, id, now);
  const { draft } = record;
  const party = store.partyBySubject(subject);
  if (party === undefined) throw new Error(`no party ${subject}`);
  if (draft.operation !== 'imports.create') return confirmHandoff(store, id, subject, now);
  try {
    requireMayCall('imports.create', { party, scopes: scopesOf(party), by: 'person' });
    const { template, maxErrorPercent, ...ref } = draft.body;
    const taker = { kind: 'import', id } as const;
    const taking = { taker, partyId: party.id, siteKey: draft.siteKey, now, path: 'documentId' };
    const [file] = takeUp(store, [ref], taking);
    const bytes = letGo(store, file?.id ?? '', now);
    const table = await readWorkbook(bytes, { at: now, company: { name: party.displayName } });
    const query = {
      template,
      mode: 'commit',
      name: file?.name ?? '',
      ...(maxErrorPercent !== undefined && { maxErrorPercent }),
    } as const;
    const result = takeImport(store, { table, bytes, party, query, at: now }).job;
    record.ended = { status: 'confirmed', result };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    record.ended = { status: 'failed', problem: problemBody(error, record.id) };
  }
  return handoffEntity(record, now);
}

/** The person has said no. */
export function declineHandoff(store: Store, id: string, now: number): Handoff {
  const record = pending(store, id, now);
  record.ended = { status: 'declined' };
  return handoffEntity(record, now);
}

function pending(store: Store, id: string, now: number): HandoffRecord {
  const record = store.handoffs.get(id);
  if (record === undefined || handoffEntity(record, now).status !== 'pending') {
    throw new Error(`hand-off ${id} does not wait for anybody`);
  }
  return record;
}

function perform(store: Store, draft: HandoffCreate, viewer: Viewer, now: number): HandoffResult {
  if (draft.operation === 'me.retrieve') return introduce(store, viewer);
  switch (draft.operation) {
    case 'lots.bids.place':
      return placeBid(store, lotOf(store, draft.params.lotId), viewer, draft.body, now);
    case 'lots.deposits.create':
      return payDeposit(store, lotOf(store, draft.params.lotId), viewer, now).deposit;
    case 'lots.registrations.create': {
      const lot = lotOf(store, draft.params.lotId);
      return register(store, lot, viewer, draft.body.agreedRulesHash, now).registration;
    }
    case 'solutions.retrieve':
      return ownSolution(ownSolutionOf(store, draft.params, viewer));
    case 'solutions.versions.create': {
      const found = knownSolution(store, draft.params.solutionId, viewer);
      requireMayCall(draft.operation, viewer);
      const who = whoOfSolution(found.solution, found.demand, viewer);
      const acting = { viewer, at: now, siteKey: draft.siteKey, who };
      return reviseSolution(store, found, draft.body, acting);
    }
    default:
      return performForDemand(store, draft, viewer, now);
  }
}

/** Acts of the demand side, as their handlers do them. */
function performForDemand(
  store: Store,
  draft: Exclude<HandoffCreate, { operation: 'me.retrieve' | `lots.${string}` | `solutions.${string}` }>,
  viewer: Viewer,
  now: number,
): HandoffResult {
  const { party } = viewer;
  if (party === undefined) throw new ProblemError('auth.required');
  requireMayCall(draft.operation, viewer);
  switch (draft.operation) {
    case 'demands.create': {
      const {
        id: demandId,
        no,
        status,
      } = postDemand(store, party, draft.body, now, {
        siteKey: draft.siteKey,
      });
      return { demandId, no, status, postedAt: formatInstant(now) };
    }
    case 'demands.solutions.submit': {
      const demand = publicDemandOf(store, draft.params.demandId);
      return submitSolution(store, demand, draft.body, { viewer, at: now, siteKey: draft.siteKey });
    }
    case 'consents.sign': {
      const { subject, ...text } = draft.body;
      const signing = { viewer, at: now };
      return consentEntity(signConsent(store, text, subjectOf(store, subject, viewer), signing).record);
    }
    case 'matches.respond': {
      const found = answerable(store, draft.params.matchId, viewer);
      return respondToMatch(store, found, draft.body, { viewer, at: now });
    }
    case 'me.matches.list':
      return ownMatchPage(store, { limit: MOST_MATCHES }, viewer, now);
    case 'imports.create':
      throw new Error(
        'a workbook takes time to be read: call confirmImport of the mock platform, and await it',
      );
  }
}

/** What everybody knows of is all that a page can name. @throws ProblemError 404 */
function publicDemandOf(store: Store, id: string): DemandRecord {
  const demand = store.demands.get(id.toLowerCase());
  if (demand === undefined || !isPublicDemand(demand)) throw new ProblemError('not_found');
  return demand;
}

/** The viewer's own answer, by its id or by the demand that it was given to. @throws ProblemError 404 */
function ownSolutionOf(
  store: Store,
  params: { readonly solutionId: string } | { readonly demandId: string },
  viewer: Viewer,
): SolutionRecord {
  const isMeant = ({ id, demandId, status }: SolutionRecord): boolean =>
    'solutionId' in params
      ? id === params.solutionId.toLowerCase()
      : demandId === params.demandId.toLowerCase() && status !== 'withdrawn';
  const solution = [...store.solutions.values()].find((each) => isMeant(each) && isTeam(each, viewer));
  if (solution === undefined) throw new ProblemError('not_found');
  return solution;
}

/** A solution of which the viewer may know, with its demand. @throws ProblemError 404 */
function knownSolution(
  store: Store,
  id: string,
  viewer: Viewer,
): { readonly solution: SolutionRecord; readonly demand: DemandRecord } {
  const solution = store.solutions.get(id.toLowerCase());
  const demand = store.demands.get(solution?.demandId ?? '');
  if (
    solution === undefined ||
    demand === undefined ||
    whoOfSolution(solution, demand, viewer).length === 0
  ) {
    throw new ProblemError('not_found');
  }
  return { solution, demand };
}

function lotOf(store: Store, id: string): LotRecord {
  const lot = store.lots.get(id.toLowerCase());
  if (lot === undefined) throw new ProblemError('not_found');
  return lot;
}

function introduce(store: Store, { party }: Viewer): HandoffResult {
  const registrations = [...store.lots.values()].flatMap((lot) => {
    const own = lot.registrations.get(party?.id ?? '');
    return own === undefined ? [] : [own.entity];
  });
  if (party === undefined) throw new ProblemError('auth.required');
  const { id: partyId, displayName, role } = party;
  return { partyId, displayName, roles: [role], registrations };
}
