import type { ConsentText, Demand } from '@jtop/contract';
import { isJtopError, listConsentTexts, retrieveDemand } from '@jtop/sdk';
import type { Hub } from '../../internal/hub.js';
import { clockReady } from '../../stores/clock-ready.js';

/** What can be signed with a solution. */
const KINDS = ['data_use', 'public_contest'] as const;

/** What the form is about, as the platform gave it. */
export interface Subject {
  readonly demand?: Demand;
  readonly texts: readonly ConsentText[];
  /** Why the demand could not be had. */
  readonly code?: string;
}

/** The demand has to be there; without the texts a solution can be handed in, too. */
export async function readSubject(hub: Hub, demandId: string): Promise<Subject> {
  try {
    const [demand, texts] = await Promise.all([
      retrieveDemand(hub.core, demandId),
      textsInForce(hub),
      clockReady(hub.clock),
    ]);
    return { demand, texts };
  } catch (error) {
    return { texts: [], code: isJtopError(error) ? error.code : 'internal' };
  }
}

/** The newest text of each kind; none where they cannot be had. */
async function textsInForce(hub: Hub): Promise<readonly ConsentText[]> {
  try {
    const { items } = await listConsentTexts(hub.core, { kind: [...KINDS] });
    return KINDS.flatMap((kind) => items.find((text) => text.kind === kind) ?? []);
  } catch {
    return [];
  }
}
