import type { Operation } from '../operations/index.js';
import { problemBody, type ProblemError } from './problem-error.js';

const EXPOSED = 'ETag, Location, Retry-After, X-Request-Id';

const CACHE_CONTROL = {
  catalogue: 'public, max-age=5, stale-while-revalidate=60',
  revalidate: 'no-cache',
  none: 'no-store',
} as const;

/** Headers that every answer has: any page may read it, with no cookie and no preflight for a plain GET. */
function common(requestId: string): Record<string, string> {
  return {
    'access-control-allow-origin': '*',
    'access-control-expose-headers': EXPOSED,
    'x-content-type-options': 'nosniff',
    'x-request-id': requestId,
  };
}

export function problemAnswer(error: ProblemError, requestId: string, head = false): Response {
  const headers: Record<string, string> = {
    ...common(requestId),
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  };
  const retryAfterMs = error.extras.retryAfterMs;
  if (typeof retryAfterMs === 'number')
    headers['retry-after'] = String(Math.max(1, Math.ceil(retryAfterMs / 1000)));
  else if (error.status === 503 || error.status === 429) headers['retry-after'] = '1';
  if (error.status === 401) headers['www-authenticate'] = 'Bearer';
  if (error.status === 405 && Array.isArray(error.extras.allow))
    headers.allow = error.extras.allow.join(', ');
  return new Response(head ? null : JSON.stringify(problemBody(error, requestId)), {
    status: error.status,
    headers,
  });
}

/** Answers a preflight; cached for two hours, which is as long as browsers keep one. */
export function preflightAnswer(allow: readonly string[], requestId: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...common(requestId),
      'access-control-allow-methods': allow.join(', '),
      'access-control-allow-headers': 'Authorization, Content-Type, Idempotency-Key, If-Match',
      'access-control-max-age': '7200',
      allow: [...allow, 'OPTIONS'].join(', '),
    },
  });
}

export interface SuccessParts {
  readonly operation: Operation;
  readonly request: Request;
  readonly requestId: string;
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly digest: (text: string) => string;
}

export function successAnswer(parts: SuccessParts): Response {
  const { operation, request, requestId, status, digest } = parts;
  const text = operation.produces ? String(parts.body) : JSON.stringify(parts.body);
  // What was asked with a token may hold more than the public may see.
  const cache = request.headers.has('authorization') || operation.method !== 'GET' ? 'none' : operation.cache;
  const headers: Record<string, string> = {
    ...common(requestId),
    'content-type': operation.produces ? `${operation.produces}; charset=utf-8` : 'application/json',
    'cache-control': CACHE_CONTROL[cache],
    ...parts.headers,
  };
  if (operation.auth === 'optional') headers.vary = 'Authorization';
  if (cache !== 'none') {
    headers.etag = `"${digest(text).slice(0, 32)}"`;
    if (matches(request.headers.get('if-none-match'), headers.etag))
      return new Response(null, { status: 304, headers });
  }
  return new Response(request.method === 'HEAD' ? null : text, { status, headers });
}

function matches(header: string | null, etag: string): boolean {
  if (!header) return false;
  return header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
