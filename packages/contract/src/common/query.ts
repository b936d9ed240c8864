import { z } from 'zod';

/** Query values arrive as text; these turn them into what handlers work with, and say what is wrong in words. */

export const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,16}$/, 'a whole number in digits')
    .transform(Number)
    .pipe(z.int().min(min).max(max));

export const flag = z
  .enum(['true', 'false'], 'true or false')
  .transform((text) => text === 'true')
  .pipe(z.boolean());

/** Several values of a code list, separated by commas. */
export const oneOrMore = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(
      z
        .array(z.enum(values, `one or more of ${values.join(', ')}, separated by commas`))
        .min(1)
        .max(values.length),
    );

/** Several region codes, separated by commas. */
export const cities = z
  .string()
  .transform((text) => text.split(','))
  .pipe(
    z
      .array(z.string().regex(/^\d{6}$/, 'six digits, GB/T 2260'))
      .min(1)
      .max(50),
  );

export const paging = { limit: whole(1, 100).optional(), cursor: z.string().min(1).max(512).optional() };
