import {
  formatInstant,
  type ProblemCode,
  type SolutionReceipt,
  type SolutionSubmit,
  type SolutionVersionCreate,
} from '@jtop/contract';
import { ProblemError, canonicalJson } from '@jtop/contract/binding';
import { encodeJws, sha256Hex } from '@jtop/rules/log';
import {
  SOLUTION_MACHINE,
  apply,
  type ConsentFacts,
  type SolutionFacts,
  type SolutionStatus,
  type SolutionTrigger,
  type Who,
} from '@jtop/rules/lifecycle';
import { storeDemand } from '../demands/change.js';
import type { DemandRecord } from '../demands/demand-record.js';
import { whoOf } from '../demands/life.js';
import { actingParty } from '../demands/view.js';
import { takeUp } from '../documents.js';
import type { Viewer } from '../identity/party.js';
import type { Store } from '../store.js';
import { requireCurrent, signConsent } from './consents.js';
import type { SolutionRecord } from './records.js';

/** Who acts, when, and by which page's hand-off. */
export interface Acting {
  readonly viewer: Viewer;
  readonly at: number;
  readonly siteKey?: string;
}

/** What is known of a move besides the solution and its demand. */
export interface SolutionMove {
  readonly who: readonly Who[];
  readonly at: number;
  readonly consents?: readonly ConsentFacts[];
  readonly feedback?: SolutionFacts['feedback'];
}

/** Where a move of a solution leads. @throws ProblemError 403, 409: what the rules say */
export function judgeSolution(
  solution: Pick<SolutionRecord, 'status' | 'partyId' | 'willing'> & Partial<Pick<SolutionRecord, 'id'>>,
  demand: DemandRecord,
  trigger: SolutionTrigger,
  { who, at, consents = [], feedback = [] }: SolutionMove,
): SolutionStatus {
  const applied = apply(SOLUTION_MACHINE, solution.status, trigger, {
    who,
    at,
    solutionId: solution.id,
    demandId: demand.id,
    seasonId: demand.seasonId,
    specialId: demand.specialId,
    demandStatus: demand.status,
    deadline: demand.dates.deadline,
    companyPartyId: demand.company.partyId,
    teamPartyId: solution.partyId,
    consents,
    feedback,
    willing: solution.willing,
  });
  if (applied.ok) return applied.state;
  const { trigger: _trigger, ...extras } = applied.extras;
  throw new ProblemError(applied.code as ProblemCode, extras);
}

/** Counts a change of a solution as a stored one. */
export function storeSolution(solution: SolutionRecord, change: Partial<SolutionRecord>, at: number): void {
  Object.assign(solution, change, { rev: solution.rev + 1, updatedAt: at });
}

/** Nobody answers a demand of its own. @throws ProblemError 403 */
export function requireApart(demand: DemandRecord, viewer: Viewer): void {
  if (whoOf(actingParty(viewer), demand).length === 0) return;
  throw new ProblemError('auth.forbidden', { reason: 'own_demand' });
}

/**
 * Answers a demand. @throws ProblemError 403, 409 `demand.state`, `solution.deadline_passed`, `solution.already_submitted`,
 *   `document.not_fit`, `consent.text_stale`
 */
export function submitSolution(
  store: Store,
  demand: DemandRecord,
  { consents = [], ...content }: SolutionSubmit,
  acting: Acting,
): SolutionReceipt {
  const { viewer, at } = acting;
  const { party } = viewer;
  if (party === undefined) throw new ProblemError('auth.required');
  requireApart(demand, viewer);
  const draft = { status: 'draft' as const, partyId: party.id, willing: true };
  const status = judgeSolution(draft, demand, 'submit', { who: ['team'], at });
  const known = [...store.solutions.values()].find(
    (each) => each.demandId === demand.id && each.partyId === party.id && each.status !== 'withdrawn',
  );
  if (known !== undefined) throw new ProblemError('solution.already_submitted', { solutionId: known.id });
  for (const text of consents) requireCurrent(store, text, subjectTypeOf(text.kind), at);
  const id = store.random.id(at);
  const body = store.organizations.get(party.organizationId ?? '');
  const solution: SolutionRecord = {
    id,
    demandId: demand.id,
    partyId: party.id,
    organization: body === undefined ? { name: party.displayName } : { id: body.id, name: body.name },
    createdAt: at,
    receipts: [],
    rev: 1,
    updatedAt: at,
    status,
    ...versionOf(store, id, content, acting),
    willing: true,
    feedback: [],
  };
  const receipt = issueReceipt(store, solution, at);
  store.solutions.set(id, solution);
  for (const text of consents) {
    const type = subjectTypeOf(text.kind);
    signConsent(store, text, { type, id: type === 'demand' ? demand.id : id }, acting);
  }
  demand.answerCount += 1;
  storeDemand(store, demand, at);
  return receipt;
}

/** What rides along is signed for the solution; the consent to a contest is about the demand. */
const subjectTypeOf = (kind: string) => (kind === 'public_contest' ? 'demand' : 'solution');

/** Hands in the next version. @throws ProblemError 403, 409 */
export function reviseSolution(
  store: Store,
  { solution, demand }: { readonly solution: SolutionRecord; readonly demand: DemandRecord },
  content: SolutionVersionCreate,
  { who, ...acting }: Acting & { readonly who: readonly Who[] },
): SolutionReceipt {
  const { at } = acting;
  const status = judgeSolution(solution, demand, 'revise', { who, at });
  storeSolution(solution, { status, ...versionOf(store, solution.id, content, acting) }, at);
  return issueReceipt(store, solution, at);
}

function versionOf(
  store: Store,
  id: string,
  content: SolutionVersionCreate,
  { viewer, at, siteKey }: Acting,
): Pick<SolutionRecord, 'content' | 'attachments'> {
  const attachments = takeUp(store, content.attachments ?? [], {
    taker: { kind: 'solution', id },
    partyId: viewer.party?.id ?? '',
    ...(siteKey === undefined ? {} : { siteKey }),
    now: at,
  });
  return { content, attachments };
}

function issueReceipt(store: Store, solution: SolutionRecord, at: number): SolutionReceipt {
  const payload = {
    solutionId: solution.id,
    demandId: solution.demandId,
    version: solution.receipts.length + 1,
    contentHash: sha256Hex(canonicalJson(solution.content)),
    submittedAt: formatInstant(at),
  };
  const { jwk, sign } = store.signer;
  const receipt = { ...payload, receiptJws: encodeJws(payload, jwk.kid, sign) };
  solution.receipts.push(receipt);
  return receipt;
}
