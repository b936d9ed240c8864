import type { Refusal } from './machine.js';

export const CONSENT_KINDS = ['disclaimer', 'public_contest', 'nda', 'data_use', 'publicity'] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];

/** What a rule has to know of a signed consent. Instants are epoch milliseconds. */
export interface ConsentFacts {
  readonly kind: ConsentKind;
  readonly partyId: string;
  /** What the consent is about, such as a demand or an event. */
  readonly subject: { readonly type: string; readonly id: string };
  readonly signedAt: number;
  readonly revokedAt?: number | undefined;
}

/** Whether a consent stands at an instant: from its signature on, and no longer at the instant of its revocation. */
export function consentStands(consent: ConsentFacts, at: number): boolean {
  return consent.signedAt <= at && (consent.revokedAt === undefined || at < consent.revokedAt);
}

export interface ConsentAsked {
  readonly kind: ConsentKind;
  readonly partyId: string;
  readonly subject: { readonly type: string; readonly id: string };
}

/** Whether a party has given a consent to this very thing and has not taken it back. */
export function hasConsent(consents: readonly ConsentFacts[], asked: ConsentAsked, at: number): boolean {
  return consents.some(
    (consent) =>
      consent.kind === asked.kind &&
      consent.partyId === asked.partyId &&
      consent.subject.type === asked.subject.type &&
      consent.subject.id === asked.subject.id &&
      consentStands(consent, at),
  );
}

/** Who takes part in a demand's contest or goes on stage for it, and what they have signed. */
export interface ContestConsents {
  readonly demandId: string;
  readonly seasonId: string;
  readonly specialId?: string | undefined;
  readonly companyPartyId: string;
  /** The solutions that compete, or that go on stage, and whose they are. */
  readonly teams: readonly { readonly solutionId: string; readonly partyId: string }[];
  readonly consents: readonly ConsentFacts[];
}

/**
 * R97, I-P4: a public contest needs the consent of the demand side and of every party of the supply side, at least one,
 * each for this demand. The refusal says which side is missing and never which party.
 * @returns `demand.consent_missing { kind, side: demand|supply }`, or undefined where all stand
 */
export function missingContestConsent(
  contest: Pick<ContestConsents, 'demandId' | 'companyPartyId' | 'teams' | 'consents'>,
  at: number,
): Refusal | undefined {
  const subject = { type: 'demand', id: contest.demandId };
  const gave = (partyId: string): boolean =>
    hasConsent(contest.consents, { kind: 'public_contest', partyId, subject }, at);
  const missing = (side: 'demand' | 'supply'): Refusal => ({
    code: 'demand.consent_missing',
    extras: { kind: 'public_contest', side },
  });
  if (!gave(contest.companyPartyId)) return missing('demand');
  const { teams } = contest;
  if (teams.length === 0 || !teams.every(({ partyId }) => gave(partyId))) return missing('supply');
  return undefined;
}

/**
 * R95, I-P3: who goes on stage has signed the disclaimer and not taken it back: the demand side, and the party of each
 * solution. It is signed for the event, which is the demand, its special or its season; a team can sign it with its
 * solution. The refusal names solutions by their ids, from which nobody learns whose they are who may not read them.
 *
 * @returns `demand.consent_missing { kind: disclaimer, side, solutionIds? }` with the solutions whose side has not signed;
 *   `side` is `demand` where the company has not either
 */
export function missingDisclaimer(stage: ContestConsents, at: number): Refusal | undefined {
  const { demandId, seasonId, specialId } = stage;
  const events = [
    { type: 'demand', id: demandId },
    { type: 'season', id: seasonId },
    ...(specialId === undefined ? [] : [{ type: 'special', id: specialId }]),
  ];
  const signed = (partyId: string, subjects: readonly ConsentFacts['subject'][]): boolean =>
    subjects.some((subject) => hasConsent(stage.consents, { kind: 'disclaimer', partyId, subject }, at));
  const company = signed(stage.companyPartyId, events);
  const solutionIds = stage.teams
    .filter(({ solutionId, partyId }) => !signed(partyId, [...events, { type: 'solution', id: solutionId }]))
    .map(({ solutionId }) => solutionId);
  if (company && solutionIds.length === 0) return undefined;
  return {
    code: 'demand.consent_missing',
    extras: {
      kind: 'disclaimer',
      side: company ? 'supply' : 'demand',
      ...(solutionIds.length === 0 ? {} : { solutionIds }),
    },
  };
}

/** All that an open contest stands on: where it is missing, the contest halts. */
export function missingForContest(contest: ContestConsents, at: number): Refusal | undefined {
  return missingContestConsent(contest, at) ?? missingDisclaimer(contest, at);
}
