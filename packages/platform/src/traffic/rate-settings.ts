import { z } from 'zod';

/** Kinds of calls that are counted apart. */
export const RATE_CLASSES = ['bids', 'handoffs', 'writes', 'reads'] as const;
export type RateClass = (typeof RATE_CLASSES)[number];

/** Whom calls are counted for: who signed in, and where from. */
export const RATE_SUBJECTS = ['party', 'address'] as const;
export type RateSubject = (typeof RATE_SUBJECTS)[number];

/** So many calls in so many seconds, counted from the first of them. */
export interface Rate {
  readonly calls: number;
  readonly seconds: number;
}

/** A limit for each class and subject; undefined: none. */
export type RateLimits = Readonly<Record<RateClass, Readonly<Partial<Record<RateSubject, Rate>>>>>;

/**
 * Floods are refused, people and their programs are not (docs/decisions/0014). Who waits for an answer before the next
 * bid cannot reach the limit of bids, however hot the closing; behind one address may sit a whole school.
 */
export const RATE_LIMITS: RateLimits = {
  bids: { party: { calls: 5_000, seconds: 10 }, address: { calls: 10_000, seconds: 10 } },
  handoffs: { party: { calls: 120, seconds: 60 }, address: { calls: 600, seconds: 60 } },
  writes: { party: { calls: 2_000, seconds: 10 }, address: { calls: 3_000, seconds: 10 } },
  reads: { party: { calls: 5_000, seconds: 10 }, address: { calls: 5_000, seconds: 10 } },
};

export const NO_RATE_LIMITS: RateLimits = { bids: {}, handoffs: {}, writes: {}, reads: {} };

const ENTRY = /^(bids|handoffs|writes|reads)\.(party|address)=(?:off|(\d{1,7})\/(\d{1,5}))$/;

/** The variable `RATE_LIMITS`: `off`, or some of the limits, such as `bids.party=100/10,reads.address=off`. */
export const RateLimitsVariable = z.string().transform((text, context): RateLimits => {
  if (text === 'off') return NO_RATE_LIMITS;
  const limits = structuredClone(RATE_LIMITS) as Record<RateClass, Partial<Record<RateSubject, Rate>>>;
  for (const entry of text.split(',')) {
    const [, kind, subject, calls, seconds] = ENTRY.exec(entry.trim()) ?? [];
    const rate = { calls: Number(calls), seconds: Number(seconds) };
    if (kind === undefined || subject === undefined || rate.calls === 0 || rate.seconds === 0) {
      context.addIssue({ code: 'custom', message: `no limit: ${entry}` });
      return z.NEVER;
    }
    if (calls === undefined) delete limits[kind as RateClass][subject as RateSubject];
    else limits[kind as RateClass][subject as RateSubject] = rate;
  }
  return limits;
});
