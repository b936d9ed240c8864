import { ProblemError } from '@jtop/contract/binding';
import { CONSENT_MACHINE, apply } from '@jtop/rules/lifecycle';
import type { Store } from '../store.js';
import { isSame } from './consents.js';
import { followContest } from './contests.js';
import type { ConsentRecord } from './records.js';

/** Takes a consent back, and halts what stood on it. @throws ProblemError 409 `consent.state` */
export function revokeConsent(store: Store, record: ConsentRecord, at: number): void {
  const status = record.revokedAt === undefined ? 'signed' : 'revoked';
  const applied = apply(CONSENT_MACHINE, status, 'revoke', { who: ['signer'], at });
  if (!applied.ok) throw new ProblemError('consent.state', applied.extras);
  for (const each of store.consents.values()) {
    if (isSame(each, record) && each.revokedAt === undefined) each.revokedAt = at;
  }
  // A disclaimer can be for a season, so every contest is looked at that could stand on it.
  for (const demand of store.demands.values()) {
    const isAbout = record.kind === 'public_contest' && demand.id === record.subject.id;
    if (isAbout || record.kind === 'disclaimer') followContest(store, demand, at);
  }
}
