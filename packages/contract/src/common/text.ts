import { z } from 'zod';

/** Text that someone typed, without the blanks around it: kept as it is, shown as text and nothing else. */
export const text = (min: number, max: number) => z.string().trim().min(min).max(max);

/** A list in which nothing stands twice. */
export const distinct = <T extends z.ZodType<string>>(item: T, max: number, min = 0) =>
  z
    .array(item)
    .min(min)
    .max(max)
    .refine((items) => new Set(items).size === items.length, 'each value once');
