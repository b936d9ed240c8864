import type { Operation, OperationId, OperationTypes } from '@jtop/contract';
import type { ErrorMaker } from './answer.js';
import type { ApiPromise } from './promise.js';

/** Where this package writes what it does. `console` fits. Fields never hold a token, a secret or a body. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Why a token is asked for: there is none that is fresh, or the platform refused the last one. */
export type TokenReason = 'needed' | 'refused';

/** Gives access tokens. Called for each request that needs one, so keep them. */
export interface TokenProvider {
  getToken(context: {
    readonly reason: TokenReason;
    readonly signal?: AbortSignal | undefined;
  }): string | Promise<string>;
}

export interface CoreOptions {
  /** Base URL of the platform, such as `https://platform.example`. */
  readonly endpoint: string;
  /** Without it only public operations work. */
  readonly auth?: TokenProvider | undefined;
  /** Whether answers are checked against the contract; `true` unless said otherwise. */
  readonly validate?: boolean | undefined;
  /** Instead of the runtime's own `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  /** Milliseconds that one attempt may take, body included; 20,000 unless said otherwise. */
  readonly timeout?: number | undefined;
  /** Attempts after the first; 2 unless said otherwise. */
  readonly maxRetries?: number | undefined;
  readonly logger?: Logger | undefined;
  /** Makes the errors of refusals; `ApiError` itself unless given. */
  readonly errors?: ErrorMaker | undefined;
}

/** What can be said about one call. */
export interface RequestOptions {
  /** Ends the call; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly timeout?: number | undefined;
  readonly maxRetries?: number | undefined;
  readonly validate?: boolean | undefined;
}

/** What can be said about one write. */
export interface WriteOptions extends RequestOptions {
  /**
   * Names the intent: 1 to 255 visible ASCII characters without quotes. Made for each call unless given. Give the key
   * of an earlier call to ask for the same intent again, also after a restart.
   */
  readonly idempotencyKey?: string | undefined;
}

/** A check made from the contract's schemas. */
export interface Validator {
  (data: unknown): boolean;
  /** JSON pointer of the first thing wrong with the last value that failed. */
  readonly pointer?: string;
}

/** Loads the check of an answer; called when the first answer of that kind is there. */
export type ValidatorLoader = () => Promise<{ readonly validate: Validator }>;

/** Query parameters: lists are joined by commas, `undefined` is left out. */
export type Query = Readonly<Record<string, QueryValue | readonly QueryValue[] | undefined>>;
type QueryValue = string | number | boolean;

/** The filters of a list: where several values are taken, one may stand alone. */
export type Params<Id extends OperationId> = {
  readonly [Name in keyof OperationTypes[Id]['query']]?: Loose<OperationTypes[Id]['query'][Name]> | undefined;
};
type Loose<Value> = Value extends readonly (infer Item)[] ? Item | readonly Item[] : Value;

/** What an operation answers. */
export type ResponseOf<Id extends OperationId> = OperationTypes[Id]['response'];

/** What an operation is called with. */
export interface RequestInput {
  /** The path's `{id}`; encoded here. */
  readonly id?: string | undefined;
  readonly query?: Query | undefined;
  /** JSON body. */
  readonly body?: object;
  /** Absent for answers that are not JSON: they are given as text. */
  readonly validator?: ValidatorLoader;
  readonly options?: RequestOptions | undefined;
  /** Names the intent of a write, which may then be repeated. */
  readonly idempotencyKey?: string | undefined;
  /** Besides the client's own, or in their place: such as the secret of a hand-off for its token. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Called when something is about to leave this machine. */
  readonly onSend?: () => void;
}

/** What operation functions need of a client. */
export interface Core {
  /** Base URL without a slash at its end. */
  readonly endpoint: string;
  /** The runtime's fetch, or the one given: for what is not asked through `request`. */
  readonly fetch: typeof fetch;
  readonly errors: ErrorMaker | undefined;
  request<Id extends OperationId, T = ResponseOf<Id>>(
    operation: Operation & { readonly id: Id },
    input?: RequestInput,
  ): ApiPromise<T>;
}
