import type { OperationTypes } from '../generated/types.js';
import type { Operation, OperationId } from '../operations/index.js';

/** One call of an operation, parsed and checked. */
export interface Call<Id extends OperationId, Ctx> {
  readonly operation: Operation;
  /** Path parameters, decoded but unchecked: an id that cannot be is simply not found. */
  readonly params: OperationTypes[Id]['params'];
  readonly query: OperationTypes[Id]['query'];
  readonly body: OperationTypes[Id]['body'];
  /** What `authenticate` made of the caller. */
  readonly ctx: Ctx;
  readonly request: Request;
  readonly requestId: string;
  /** Epoch ms of the seasons' clock, stamped when the last byte of the body had been read. */
  readonly receivedAt: number;
  readonly idempotencyKey?: string;
  /** The `rev` that `If-Match` named; set wherever the operation is `revised`. */
  readonly ifMatch?: number;
  /** Digest of the body's canonical form, `confirmAmountFen` left out: equal bodies have equal ones. */
  readonly bodyHash: string;
}

export interface Reply<Id extends OperationId> {
  /** Status of success; the operation's usual one where absent. */
  readonly status?: number;
  readonly body: OperationTypes[Id]['response'];
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler<Id extends OperationId, Ctx> = (call: Call<Id, Ctx>) => Promise<Reply<Id>> | Reply<Id>;

/** A handler for each operation of the contract; a missing one does not compile. */
export type Handlers<Ctx> = { readonly [Id in OperationId]: Handler<Id, Ctx> };

export interface BinderOptions<Ctx> {
  readonly handlers: Handlers<Ctx>;
  /** Says who calls. Throws `auth.required` where the operation needs a token and there is no valid one. */
  readonly authenticate: (request: Request, operation: Operation) => Promise<Ctx>;
  /** The seasons' clock, epoch ms. */
  readonly now: () => number;
  /** A collision-proof digest of a text, the same in every process; for ETags and `bodyHash`. */
  readonly digest: (text: string) => string;
  /** Told of every failure that is not a refusal. */
  readonly onError?: (error: unknown, requestId: string) => void;
  /** Told of every answer. */
  readonly onAnswer?: (answer: Answered) => void;
  /** Largest body taken, in bytes. @default 1048576 */
  readonly maxBodyBytes?: number;
}

export interface Answered {
  readonly requestId: string;
  readonly operationId?: OperationId;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly code?: string;
  readonly durationMs: number;
}
