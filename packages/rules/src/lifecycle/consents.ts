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

/** Who takes part in a public contest of a demand, and what has been signed. */
export interface ContestConsents {
  readonly demandId: string;
  readonly companyPartyId: string;
  /** Parties of the solutions that compete. */
  readonly teamPartyIds: readonly string[];
  readonly consents: readonly ConsentFacts[];
}

/**
 * R97, I-P4: a public contest needs the consent of the demand side and of every party of the supply side, at least one,
 * each for this demand. The refusal says which side is missing and never which party.
 * @returns `demand.consent_missing { kind, side: demand|supply }`, or undefined where all stand
 */
export function missingContestConsent(contest: ContestConsents, at: number): Refusal | undefined {
  const subject = { type: 'demand', id: contest.demandId };
  const gave = (partyId: string): boolean =>
    hasConsent(contest.consents, { kind: 'public_contest', partyId, subject }, at);
  const missing = (side: 'demand' | 'supply'): Refusal => ({
    code: 'demand.consent_missing',
    extras: { kind: 'public_contest', side },
  });
  if (!gave(contest.companyPartyId)) return missing('demand');
  if (contest.teamPartyIds.length === 0 || !contest.teamPartyIds.every(gave)) return missing('supply');
  return undefined;
}
