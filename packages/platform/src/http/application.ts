import { ProblemError, problemAnswer } from '@jtop/contract/binding';
import { Hono } from 'hono';
import { randomUUID } from 'node:crypto';
import type { Config } from '../config.js';
import { DOCUMENTS_PATH } from '../documents/links.js';
import { HOME_PAGE_CSP, homePage } from './home-page.js';
import { fileAnswer, type StaticFolder } from './static-files.js';

export interface ApplicationOptions {
  readonly config: Pick<Config, 'publicUrl' | 'partnerUrl' | 'sandbox'>;
  /** The pages for people; all that they do not answer goes on to the operations. */
  readonly pages: Hono;
  /** Gives the file of a signed address. */
  readonly download: (request: Request, token: string) => Promise<Response>;
  /** The operations of the contract. */
  readonly operations: (request: Request) => Promise<Response>;
  /** The built browser files. */
  readonly cdn: StaticFolder;
  /** Version under which they never change. */
  readonly cdnVersion: string;
}

const YEAR_SECONDS = 31_536_000;

/** What the platform answers over HTTP, fetch-standard: the operations, the browser files, and a page for people. */
export function createApplication(options: ApplicationOptions): (request: Request) => Promise<Response> {
  const { config, operations, pages, download, cdn, cdnVersion } = options;
  const app = new Hono();
  const page = homePage(config.partnerUrl, config.sandbox);

  app.use(async (context, next) => {
    await next();
    const { headers } = context.res;
    const setDefault = (name: string, value: string): void => {
      if (!headers.has(name)) headers.set(name, value);
    };
    setDefault('x-content-type-options', 'nosniff');
    setDefault('referrer-policy', 'no-referrer');
    setDefault('cross-origin-resource-policy', 'cross-origin');
    setDefault('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    if (config.publicUrl.startsWith('https:')) {
      setDefault('strict-transport-security', `max-age=${YEAR_SECONDS}; includeSubDomains`);
    }
  });

  app.get('/', (context) =>
    context.html(page, 200, {
      'content-security-policy': HOME_PAGE_CSP,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-cache',
    }),
  );

  app.get('/cdn/:version/:path{.+}', async (context) => {
    const { version, path } = context.req.param();
    const caching = cachingOf(version, cdnVersion);
    const file = caching === undefined ? undefined : await cdn.find(path);
    if (file === undefined || caching === undefined) return notFound(context.req.raw);
    return fileAnswer(context.req.raw, file, {
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': caching,
    });
  });

  app.all(`${DOCUMENTS_PATH}/:token`, (context) => download(context.req.raw, context.req.param('token')));

  app.route('/', pages);

  app.all('*', (context) => operations(context.req.raw));

  return async (request) => app.fetch(request);
}

/** `dev` is asked again each time; a version never changes. Other versions are not here. */
function cachingOf(version: string, current: string): string | undefined {
  if (version === 'dev') return 'no-cache';
  return version === current ? `public, max-age=${YEAR_SECONDS}, immutable` : undefined;
}

function notFound(request: Request): Response {
  return problemAnswer(new ProblemError('not_found'), randomUUID(), request.method === 'HEAD');
}
