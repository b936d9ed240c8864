import type { JtopError } from '../core/errors.js';
import { Live } from './live.js';
import type { MessageOf } from './messages.js';

/** {@link Live} for programs that rather iterate than listen. Apart from it, so that widgets need not carry this. */
export class LiveStream extends Live {
  /**
   * The messages of a topic, to be iterated over. Ends when the client is closed or `signal` is aborted.
   *
   * @example
   * for await (const { event, data } of jtop.live.messages(`lot:${id}`)) console.log(event, data.version);
   * @throws ApiError `not_found`, `request.invalid`
   */
  async *messages<Name extends string>(
    name: Name,
    { signal }: { readonly signal?: AbortSignal } = {},
  ): AsyncGenerator<MessageOf<Name>, void, undefined> {
    const queue: MessageOf<Name>[] = [];
    let failure: JtopError | undefined;
    let over = false;
    let wake = (): void => undefined;
    const end = (error?: JtopError): void => {
      failure = error;
      over = true;
      wake();
    };
    const stop = (): void => end();
    const unsubscribe = this.subscribe(name, {
      message(message) {
        queue.push(message);
        wake();
      },
      error: end,
      close: stop,
    });
    signal?.addEventListener('abort', stop);
    try {
      while (!signal?.aborted) {
        const message = queue.shift();
        if (message !== undefined) yield message;
        else if (failure) throw failure;
        else if (over) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      unsubscribe();
      signal?.removeEventListener('abort', stop);
    }
  }
}
