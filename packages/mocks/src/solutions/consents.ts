import { formatInstant, type Consent, type ConsentSign } from '@jtop/contract';
import { ProblemError, invalid } from '@jtop/contract/binding';
import { isPublicDemand, type DemandRecord } from '../demands/demand-record.js';
import { whoOf } from '../demands/life.js';
import { actingParty } from '../demands/view.js';
import type { Viewer } from '../identity/party.js';
import type { Store } from '../store.js';
import { currentText } from './consent-texts.js';
import type { ConsentRecord } from './records.js';
import { mayKnowSolution } from './view.js';

/** What each kind is about; the others may be about anything. */
const SUBJECTS: Readonly<Partial<Record<ConsentSign['kind'], readonly string[]>>> = {
  public_contest: ['demand'],
  data_use: ['solution'],
  nda: ['solution', 'demand'],
};

/** The wire's form of a consent, which does not say whose it is. */
export function consentEntity({ partyId: _whose, signedAt, revokedAt, ...rest }: ConsentRecord): Consent {
  return {
    ...rest,
    signedAt: formatInstant(signedAt),
    ...(revokedAt === undefined ? {} : { revokedAt: formatInstant(revokedAt) }),
  };
}

/** The thing that somebody signs for. @throws ProblemError 404 where there is none, or none for this viewer */
export function subjectOf(
  store: Store,
  { type, id: asked }: ConsentSign['subject'],
  viewer: Viewer,
): Consent['subject'] {
  const id = asked.toLowerCase();
  const solution = type === 'solution' ? store.solutions.get(id) : undefined;
  const demand = store.demands.get(solution?.demandId ?? id);
  const knows: Record<ConsentSign['subject']['type'], boolean> = {
    season: store.seasons.has(id),
    special: store.specials.has(id),
    demand: demand !== undefined && mayKnowDemand(demand, viewer),
    solution: solution !== undefined && mayKnowSolution(store, solution, viewer),
  };
  if (!knows[type]) throw new ProblemError('not_found');
  return { type, id };
}

const mayKnowDemand = (demand: DemandRecord, viewer: Viewer): boolean =>
  isPublicDemand(demand) || whoOf(actingParty(viewer), demand).length > 0;

/** @throws ProblemError 400 for a kind that is about something else; 409 `consent.text_stale`, `consent.text_missing` */
export function requireCurrent(
  store: Store,
  { kind, textVersion, textHash }: Omit<ConsentSign, 'subject'>,
  subjectType: string,
  at: number,
): void {
  const fitting = SUBJECTS[kind];
  if (fitting?.includes(subjectType) === false) {
    const message = `${kind} is signed for a ${fitting.join(' or a ')}`;
    throw invalid({ path: 'subject.type', code: 'not_for_subject', message });
  }
  const current = currentText(store, kind, at);
  if (current === undefined) throw new ProblemError('consent.text_missing', { kind });
  if (current.version === textVersion && current.textHash === textHash) return;
  const { version, textHash: hash } = current;
  throw new ProblemError('consent.text_stale', { kind, textVersion: version, textHash: hash });
}

/** Signs a text; the same again gives what stands. @throws ProblemError 400, 409 `consent.text_stale` */
export function signConsent(
  store: Store,
  text: Omit<ConsentSign, 'subject'>,
  subject: Consent['subject'],
  { viewer, at }: { readonly viewer: Viewer; readonly at: number },
): { readonly record: ConsentRecord; readonly isNew: boolean } {
  requireCurrent(store, text, subject.type, at);
  if (viewer.party === undefined) throw new ProblemError('auth.required');
  const partyId = viewer.party.id;
  const standing = [...store.consents.values()].find(
    (each) =>
      isSame(each, { ...text, partyId, subject }) &&
      each.textVersion === text.textVersion &&
      each.revokedAt === undefined,
  );
  if (standing !== undefined) return { record: standing, isNew: false };
  const record: ConsentRecord = {
    id: store.random.id(at),
    kind: text.kind,
    partyId,
    subject,
    textVersion: text.textVersion,
    textHash: text.textHash,
    method: viewer.by === 'person' ? 'click' : 'e_sign',
    signedAt: at,
  };
  store.consents.set(record.id, record);
  return { record, isNew: true };
}

/** Whose consent it is, and to what. */
type Whose = Pick<ConsentRecord, 'kind' | 'partyId' | 'subject'>;

export const isSame = (a: Whose, b: Whose): boolean =>
  a.kind === b.kind &&
  a.partyId === b.partyId &&
  a.subject.type === b.subject.type &&
  a.subject.id === b.subject.id;
