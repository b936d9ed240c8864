import { ProblemError } from '@jtop/contract/binding';
import { v7 } from 'uuid';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A new id (UUIDv7) that sorts by the given instant of the seasons' clock, epoch milliseconds. */
export function newId(now: number): string {
  return v7({ msecs: now });
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
