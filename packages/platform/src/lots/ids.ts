import { ProblemError } from '@jtop/contract/binding';
import { randomInt } from 'node:crypto';
import { v7 } from 'uuid';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

let lastAt = -1;
let lastSeq = 0;

/**
 * A new id (UUIDv7) that sorts by the given instant of the seasons' clock, epoch milliseconds. Ids that one process
 * makes for one instant sort in the order in which they were made, so that lists by time keep it too.
 */
export function newId(now: number): string {
  // A start in the lower half of the 32 bits leaves room to count up from it.
  lastSeq = now === lastAt ? lastSeq + 1 : randomInt(0x7fff_ffff);
  lastAt = now;
  return v7({ msecs: now, seq: lastSeq });
}

/** Whether a text can be the id of anything here. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

/**
 * The id in a path. One that cannot be an id names nothing.
 * @throws ProblemError 404 `not_found`
 */
export function pathId(text: string): string {
  const id = text.toLowerCase();
  if (!isId(id)) throw new ProblemError('not_found');
  return id;
}
