/** A parsed answer with what HTTP said around it. */
export interface ApiResult<T> {
  readonly data: T;
  /** The answer itself, for its headers. Its body has been read. */
  readonly response: Response;
  /** `X-Request-Id`, if the answer had one. */
  readonly requestId: string | undefined;
  /** The key that a write was sent with. */
  readonly idempotencyKey: string | undefined;
}

/** A promise of the parsed answer that can also give the answer's HTTP side. */
export class ApiPromise<T> extends Promise<T> {
  /** The key that the write is sent with, known before the answer is there; keep it to ask again after a restart. */
  readonly idempotencyKey: string | undefined;
  // Not a `#` field: for the oldest browsers those are rewritten into something three times as long.
  private readonly result: Promise<ApiResult<T>>;

  constructor(result: Promise<ApiResult<T>>, idempotencyKey?: string) {
    // What is awaited is derived in `then`, so that whoever only asks `withResponse()` leaves no second promise
    // behind that nobody handles.
    super((resolve) => resolve(undefined as T));
    this.result = result;
    this.idempotencyKey = idempotencyKey;
  }

  /** Promises derived from this one are plain. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /** The parsed answer together with its `response`, `requestId` and `idempotencyKey`. */
  withResponse(): Promise<ApiResult<T>> {
    return this.result;
  }

  /** `catch` and `finally` go through here, too: the language says so. */
  override then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.result.then((result) => result.data).then(onFulfilled, onRejected);
  }
}
