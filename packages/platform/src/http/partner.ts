import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Config } from '../config.js';
import { fileAnswer, StaticFolder } from './static-files.js';

/** What stands in the page's files where the platform's origin belongs. */
const PLACEHOLDER = /__PLATFORM__/g;
/** What a page is made of. What else lies in its folder, such as its package.json, is nobody's business. */
const PAGE_FILE = /\.(html|css|js|svg|png|jpg|webp|ico)$/i;
/** The two names of this machine under which the page may be opened. */
const LOOPBACK = new Set(['127.0.0.1', 'localhost']);

/**
 * The partner's example page: the files of one folder under the strict Content-Security-Policy that a partner may
 * have. It lies on another origin than the platform on purpose.
 *
 * Opened as `localhost` it speaks to the platform as `localhost`, too; any other Host is refused.
 */
export function createPartnerSite(
  folder: string,
  config: Pick<Config, 'publicUrl' | 'partnerUrl'>,
): (request: IncomingMessage, response: ServerResponse) => void {
  const sites = new Map<string, StaticFolder>();
  const siteOf = (platform: string): StaticFolder => {
    const known =
      sites.get(platform) ?? new StaticFolder(folder, (text) => text.replace(PLACEHOLDER, platform));
    sites.set(platform, known);
    return known;
  };

  const answer = async (request: Request): Promise<Response> => {
    const { hostname, pathname } = new URL(request.url);
    if (!LOOPBACK.has(hostname) && hostname !== new URL(config.partnerUrl).hostname) {
      return plain(421, 'this host is not served here');
    }
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return plain(405, 'read only', { allow: 'GET, HEAD' });
    const platform = platformAsSeenFrom(hostname, config.publicUrl);
    const path = decodePath(pathname);
    const name = path === '' ? 'index.html' : path;
    const file = name !== undefined && PAGE_FILE.test(name) ? await siteOf(platform).find(name) : undefined;
    if (file === undefined) return plain(404, 'there is no such page');
    return fileAnswer(request, file, { ...pageHeaders(platform), 'cache-control': 'no-cache' });
  };
  const listener = getRequestListener(answer, {
    overrideGlobalObjects: false,
    errorHandler: () => plain(400, 'this is no request for a page'),
  });
  return (request, response) => void listener(request, response);
}

function platformAsSeenFrom(hostname: string, publicUrl: string): string {
  const url = new URL(publicUrl);
  if (LOOPBACK.has(url.hostname) && LOOPBACK.has(hostname)) url.hostname = hostname;
  return url.origin;
}

function pageHeaders(platform: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `script-src ${platform}`,
    `style-src 'self' ${platform}`,
    `connect-src ${platform}`,
    `img-src 'self' ${platform}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types jtop',
  ];
  return {
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
  };
}

function decodePath(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname.slice(1));
  } catch {
    return undefined;
  }
}

function plain(status: number, text: string, headers: Record<string, string> = {}): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff', ...headers },
  });
}
