import { z } from 'zod';
import { INSTANT_INPUT_PATTERN } from './read-time.js';
import { INSTANT_PATTERN } from './time.js';

/** Money in fen (1 yuan = 100 fen), a whole number from 0 to 2^53 - 1. */
export const Fen = z.int().min(0);
/** Money in fen that cannot be zero. */
export const PositiveFen = z.int().min(1);
/** A rate in basis points: 1 is a ten-thousandth. */
export const BasisPoints = z.int().min(0).max(10_000);
export const Id = z.uuid();
/** Seasons and specials have ids that people can read, such as `auction-2025`. */
export const Slug = z.string().regex(/^[a-z0-9-]{1,64}$/);
export const Instant = z.string().regex(new RegExp(INSTANT_PATTERN));

/** `Date.parse` takes 30 February for 2 March; a day that does not come back as it went in is none. */
const isDay = (text: string): boolean => {
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

export const InstantInput = z
  .string()
  .regex(
    new RegExp(INSTANT_INPUT_PATTERN),
    'an RFC 3339 instant with seconds and offset, such as 2026-06-03T10:00:00.000+08:00',
  )
  .refine(
    (text) => isDay(text.slice(0, 10)) && text.slice(11, 13) !== '24' && !Number.isNaN(Date.parse(text)),
    'no such day or time',
  );
export const Day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
export const DayInput = Day.refine(isDay, 'no such day');
/** SHA-256 as 64 lower-case hexadecimal digits. */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/);
export const Count = z.int().min(0);
/** Code of a region, GB/T 2260: Jiangsu is 320000, Nanjing 320100. */
export const Adcode = z.string().regex(/^\d{6}$/);
/** Chinese is the source; English where there is one. */
export const Titles = z.object({ zh: z.string(), en: z.string().optional() });
/** Free text that someone typed: kept as it is, shown as text and nothing else. */
export const Reason = z.string().trim().min(1).max(2000);
/** The origin of a page: https, or http on this machine. */
export const Origin = z
  .string()
  .max(300)
  .regex(
    /^(https:\/\/[^/?#\s@]+|http:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?)$/,
    'an origin such as https://bureau.example.cn, without a path',
  );
