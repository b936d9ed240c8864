import type { Query } from './types.js';

/**
 * The base URL in its one form: absolute, without query, fragment or slash at the end.
 *
 * @throws TypeError where it is no http(s) URL
 */
export function normalizeEndpoint(endpoint: string): string {
  const base = typeof location === 'undefined' ? undefined : location.href;
  const url = new URL(endpoint, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new TypeError(`the endpoint must be an http or https URL, not ${url.protocol}`);
  }
  if (url.username || url.password) throw new TypeError('the endpoint must not hold a name or password');
  return (url.origin + url.pathname).replace(/\/+$/, '');
}

/**
 * Fills `{id}` of an operation's path and adds the query.
 *
 * An id is encoded whole, so that one with a slash or a question mark in it cannot reach another operation; dots alone
 * would be resolved away by the URL parser, encoded or not.
 *
 * @throws TypeError where the path needs an id and there is none that can stand there
 */
export function buildUrl(endpoint: string, path: string, id: string | undefined, query: Query = {}): string {
  const filled = path.replace('{id}', () => {
    if (typeof id !== 'string' || /^\.{0,2}$/.test(id))
      throw new TypeError(`not an id: ${JSON.stringify(id)}`);
    return encodeURIComponent(id);
  });
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return endpoint + filled + (text && `?${text}`);
}
