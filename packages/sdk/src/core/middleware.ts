/**
 * A layer around every attempt, retries, tokens and streams included: call `next` to go on. The request holds the
 * token where there is one: do not log its headers.
 *
 * @example
 * const timed: Middleware = async (request, next) => {
 *   const started = performance.now();
 *   const response = await next(request);
 *   report(request.url, performance.now() - started);
 *   return response;
 * };
 */
export type Middleware = (
  request: Request,
  next: (request: Request) => Promise<Response>,
) => Promise<Response>;

/** A fetch with layers around it, the first outermost. */
export function layered(layers: readonly Middleware[], send: typeof fetch): typeof fetch {
  const chain = layers.reduceRight<(request: Request) => Promise<Response>>(
    (next, layer) => (request) => layer(request, next),
    (request) => send(request),
  );
  return (input, init) => chain(new Request(input, init));
}
