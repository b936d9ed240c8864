import { http, type RequestHandler } from 'msw';

type Handle = (request: Request) => Promise<Response>;

/**
 * Handlers of msw that pass every request to an endpoint on to a platform in memory.
 * @param endpoint as a client is configured with, such as `https://jtop.example` or `https://city.example/jtop`
 */
export function mswHandlers(handle: Handle, endpoint: string): RequestHandler[] {
  const { origin, pathname } = new URL(endpoint);
  return [http.all(`${origin}${pathname.replace(/\/$/, '')}/*`, ({ request }) => handle(request))];
}
