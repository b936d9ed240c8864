import type { ConsentSign, ConsentText } from '@jtop/contract';
import { listConsentTexts } from '@jtop/sdk';
import { clockReady } from './clock-ready.js';
import { createDataStore, type DataStore, type Sources } from './data-store.js';

/** A text to be signed. */
export interface ConsentTextData {
  readonly text: ConsentText;
  /** When it was read, epoch milliseconds of the platform. */
  readonly asOf: number;
}

/** Versions that are looked through for the one in force. */
const LOOKED_AT = 20;

/** Reads the text of a kind that is in force now; empty where there is none. */
export function createConsentTextStore({ core, clock }: Sources, kind: string): DataStore<ConsentTextData> {
  return createDataStore(async ({ signal, patch }) => {
    const asked = { kind: [kind as ConsentSign['kind']], limit: LOOKED_AT };
    const [{ items }] = await Promise.all([listConsentTexts(core, asked, { signal }), clockReady(clock)]);
    if (signal.aborted) return;
    const now = clock.now();
    const text = items.find(
      ({ validFrom, validTo }) =>
        Date.parse(validFrom) <= now && (validTo === undefined || Date.parse(validTo) > now),
    );
    if (text) patch({ data: { text, asOf: now }, empty: false, error: undefined });
    else patch({ empty: true, error: undefined });
  });
}
