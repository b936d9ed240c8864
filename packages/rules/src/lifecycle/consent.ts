import type { BaseFacts, Machine } from './machine.js';

export const CONSENT_STATUSES = ['signed', 'revoked'] as const;
export type ConsentStatus = (typeof CONSENT_STATUSES)[number];

/** The life of a consent: it begins signed, and only who signed it takes it back, once. */
export const CONSENT_MACHINE: Machine<ConsentStatus, 'revoke', BaseFacts> = {
  name: 'consent',
  initial: 'signed',
  states: CONSENT_STATUSES,
  finals: ['revoked'],
  moves: [
    {
      trigger: 'revoke',
      from: ['signed'],
      to: 'revoked',
      who: ['signer'],
      effects: ['contest.halt', 'disclosure.retract'],
    },
  ],
};
