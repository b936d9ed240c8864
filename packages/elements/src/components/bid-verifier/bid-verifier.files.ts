import type { AuctionFiles } from '../../stores/auction-files-store.js';
import type { FileName } from './bid-verifier.view.js';

/** A file as it is given away: what was verified, and not what the platform may say by then. */
export function fileOf(
  name: FileName,
  { lot, log, jwks, closingStatement }: AuctionFiles,
): { name: string; blob: Blob } {
  const stem = `jtop-${lot.no.replace(/[^\w-]+/g, '_').slice(0, 60)}`;
  const json = (value: unknown): Blob =>
    new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' });
  switch (name) {
    case 'log':
      return { name: `${stem}-log.jsonl`, blob: new Blob([log], { type: 'application/jsonl' }) };
    case 'keys':
      return { name: `${stem}-jwks.json`, blob: json(jwks) };
    case 'statement':
      return { name: `${stem}-closing.json`, blob: json(closingStatement) };
  }
}
