import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { problemCodes, type ProblemCode } from '@jtop/contract';
import { ProblemError, problemBody } from '@jtop/contract/binding';

/** The head of an answer, as bytes for a socket. Header values are ours, never a client's. */
export function rawHead(status: number, headers: Readonly<Record<string, string>>): string {
  const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${fields.join('')}\r\n`;
}

/**
 * A whole problem answer as bytes, for a request that cannot reach the application: too broken, or too early.
 * @param status - where HTTP has a finer one than the problem's own, such as 408 and 431
 */
export function rawProblem(
  code: ProblemCode,
  detail: string,
  status: number = problemCodes[code].status,
): Buffer {
  const requestId = randomUUID();
  const body = JSON.stringify({ ...problemBody(new ProblemError(code, {}, { detail }), requestId), status });
  const head = rawHead(status, {
    'Content-Type': 'application/problem+json',
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    'Access-Control-Allow-Origin': '*',
    'X-Content-Type-Options': 'nosniff',
    'X-Request-Id': requestId,
    // Whoever comes too early is told when to come again.
    ...(code === 'unavailable' ? { 'Retry-After': '1' } : {}),
    Connection: 'close',
  });
  return Buffer.from(head + body);
}
