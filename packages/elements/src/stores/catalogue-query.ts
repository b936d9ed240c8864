import { FIELDS, TRANSFER_MODES } from '@jtop/contract';
import { among, cityCodes, createQueryCodec, flag, oneOf, slug, words } from './query-codec.js';

/** What a catalogue is asked for: filters and order of `GET /v1/listings`, by their names there. */
export interface CatalogueQuery {
  /** Words, 1 to 100 characters. */
  readonly q?: string;
  readonly field?: readonly string[];
  /** Six digits each, GB/T 2260. */
  readonly city?: readonly string[];
  readonly mode?: readonly string[];
  readonly status?: readonly string[];
  readonly payLater?: true;
  readonly starred?: true;
  readonly priceMinFen?: number;
  readonly priceMaxFen?: number;
  readonly seasonId?: string;
  readonly sort?: string;
}

/** States of a listing that the public sees. */
export const PUBLIC_STATUSES = ['available', 'in_auction', 'negotiating', 'dealt', 'carried_over'] as const;
/** Orders that a catalogue offers; the first is the platform's own. */
export const CATALOGUE_SORTS = ['-publishedAt', 'price', '-price', 'no'] as const;

const fen = (text: string): number | undefined => (/^\d{1,15}$/.test(text) ? Number(text) : undefined);

/** How a query of the catalogue is read and written. */
export const catalogueCodec = createQueryCodec<CatalogueQuery>({
  q: words,
  field: among(FIELDS),
  city: cityCodes,
  mode: among(TRANSFER_MODES),
  status: among(PUBLIC_STATUSES),
  payLater: flag,
  starred: flag,
  priceMinFen: fen,
  priceMaxFen: fen,
  seasonId: slug,
  sort: oneOf(CATALOGUE_SORTS),
});

export const { read: readQuery, texts: queryTexts, same: sameQuery, fix: fixQuery } = catalogueCodec;
