import { z } from 'zod';
import { Instant } from './primitives.js';

/** Wraps an item schema as a page of a list: `{ items, nextCursor?, total?, asOf }`. */
export const pageOf = <T extends z.ZodType>(item: T, id: string) =>
  z
    .object({
      items: z.array(item),
      nextCursor: z.string().optional(),
      total: z.int().min(0).optional(),
      asOf: Instant,
    })
    .meta({ id, description: 'One page of a list. `nextCursor` is absent on the last one.' });
