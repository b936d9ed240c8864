import type { Scope } from '../common/enums.js';

/** What an operation is on the wire, as plain data: no schema, so that browsers can import it. */
export interface Operation {
  /** `<plural>.<verb>`, such as `lots.bids.place`. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Path with `{name}` for parameters. */
  readonly path: string;
  /** `none`: public. `optional`: public, and more for some viewers. `required`: 401 without a token. */
  readonly auth: 'none' | 'optional' | 'required';
  /** Scope that the access token must have. */
  readonly scope?: Scope;
  /** Whether an Idempotency-Key is required, accepted, or means nothing. */
  readonly idempotent: 'required' | 'accepted' | 'no';
  readonly paginated: boolean;
  /** Whether it changes an entity at a revision, which `If-Match` has to name. */
  readonly revised?: true;
  /** Cache class of the answer, wire.md «Caching and CORS». */
  readonly cache: 'catalogue' | 'revalidate' | 'none';
  /** What the answer is, where it is not JSON. */
  readonly produces?: 'application/jsonl' | 'text/event-stream' | 'text/plain';
}
