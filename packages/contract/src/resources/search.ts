import { z } from 'zod';
import { BUDGET_BANDS, SEARCH_TYPES } from '../common/challenge-enums.js';
import { FIELDS, TRANSFER_MODES } from '../common/enums.js';
import { pageOf } from '../common/page.js';
import { Adcode, Count, Id } from '../common/primitives.js';
import { cities, oneOrMore, paging } from '../common/query.js';
import { redacted } from './redaction.js';

const marked = z.object({
  text: z.string(),
  marks: z.array(z.object({ from: Count, to: Count })),
});

export const SearchHit = z
  .object({
    type: z.enum(SEARCH_TYPES),
    id: Id,
    no: z.string(),
    title: marked,
    snippet: marked.optional(),
    fields: z.array(z.enum(FIELDS)),
    adcode: Adcode.optional(),
    modes: z.array(z.enum(TRANSFER_MODES)).optional(),
    priceBand: z.enum(BUDGET_BANDS).optional(),
    ...redacted,
  })
  .meta({
    id: 'SearchHit',
    description:
      'A listing or demand that was found, in its public view. `marks` are where the words stand in `text`, in UTF-16 units, `to` exclusive.',
  });

const facet = z.array(z.object({ value: z.string(), count: Count }));

export const SearchPage = pageOf(SearchHit, 'SearchHitPage')
  .extend({
    facets: z.object({ type: facet, field: facet, city: facet, mode: facet, priceBand: facet }),
    partial: z.boolean().optional(),
  })
  .meta({
    id: 'SearchPage',
    description:
      'What was found, best first. Each facet counts what its own filter would leave, all other filters applied; what the public may not see of a demand is in no count. `partial`: words that very many have are ranked and counted among the latest listings and demands alone; then each count says how many there are at least, older hits follow by time, and there is no `total`.',
  });

export const SearchQuery = z.strictObject({
  q: z.string().trim().min(1).max(100).optional(),
  type: oneOrMore(SEARCH_TYPES).optional(),
  field: oneOrMore(FIELDS).optional(),
  city: cities.optional(),
  mode: oneOrMore(TRANSFER_MODES).optional(),
  priceBand: oneOrMore(BUDGET_BANDS).optional(),
  ...paging,
});
