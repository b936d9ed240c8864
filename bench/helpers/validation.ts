/** Parses a page of 2,000 listings, with and without the validator that the SDK uses, by turns. Prints medians as JSON. */
import { validate } from '@jtop/contract/validators/listing-page';
import { fixtureListings } from '../../packages/mocks/src/fixtures/listings.js';
import { median } from '../lib/statistics.js';

export interface Validation {
  readonly parseMs: number;
  readonly bothMs: number;
  readonly bytes: number;
}

const ITEMS = 2000;
const WARM_UP = 3;

export function readValidation(text: string): Validation {
  return JSON.parse(text) as Validation;
}

function main(times: number): Validation {
  const listings = fixtureListings(Date.parse('2026-06-01T10:00:00+08:00'));
  const items = Array.from({ length: ITEMS }, (_, n) => listings[n % listings.length]);
  const text = JSON.stringify({ items, asOf: '2026-06-01T10:00:00.000+08:00' });
  const parse: number[] = [];
  const both: number[] = [];
  for (let n = 0; n < times + WARM_UP; n += 1) {
    const alone = cpuMs(() => JSON.parse(text) as unknown);
    const checked = cpuMs(() => {
      if (!validate(JSON.parse(text))) throw new Error('the page is not valid');
    });
    if (n < WARM_UP) continue;
    parse.push(alone);
    both.push(checked);
  }
  return { parseMs: median(parse), bothMs: median(both), bytes: Buffer.byteLength(text) };
}

function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

if (process.argv[1]?.endsWith('validation.ts'))
  process.stdout.write(JSON.stringify(main(Number(process.argv[2]))));
