import {
  operations,
  problemCodes,
  type Operation,
  type OperationId,
  type OperationTypes,
  type ProblemCode,
} from '@jtop/contract';
import { registry } from '@jtop/contract/schemas';
import { validate as isProblem } from '@jtop/contract/validators/problem';
import { expect } from 'vitest';
import type { Target } from './target.js';

/** What a test says of a call; what it leaves out is as an ordinary client would have it. */
export interface Input<Id extends OperationId> {
  readonly params?: OperationTypes[Id]['params'];
  readonly query?: Readonly<Record<string, string | number | boolean>> | string;
  /** Sent as JSON; a text, and the bytes of a file, are sent as they stand. */
  readonly body?: unknown;
  /** Subject whose token is sent. */
  readonly as?: string;
  readonly scopes?: readonly string[];
  /** `null` sends none. @default a fresh one where the operation requires it */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer with its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The body of a refusal. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly errors?: readonly { readonly path: string; readonly code: string; readonly message: string }[];
  readonly [extra: string]: unknown;
}

/** Calls a target by the table of operations, and holds every answer to the contract whatever else a test looks at. */
export class Client {
  readonly target: Target;
  readonly #tokens = new Map<string, string>();
  #keys = 0;

  constructor(target: Target) {
    this.target = target;
  }

  newKey(): string {
    this.#keys += 1;
    return `contract-${this.#keys}-${crypto.randomUUID()}`;
  }

  /** A call that the target must take. @returns its body */
  async ok<Id extends OperationId>(id: Id, input: Input<Id> = {}): Promise<OperationTypes[Id]['response']> {
    return (await this.answered(id, input)).body;
  }

  /** As {@link ok}, with the status and headers. */
  async answered<Id extends OperationId>(id: Id, input: Input<Id> = {}) {
    const answer = await this.send(id, input);
    expect(answer.status, `${id}: ${answer.text}`).toBeLessThan(300);
    const operation: Operation = operations[id];
    const { response, success } = registry[id];
    expect(success, id).toContain(answer.status);
    const body: unknown = operation.produces ? answer.text : JSON.parse(answer.text);
    // A schema drops what it does not know, so equality also says that nothing unknown was sent.
    expect(response.parse(body), id).toEqual(body);
    return { ...answer, body: body as OperationTypes[Id]['response'] };
  }

  /** A call that the target must refuse with this code. @returns the problem */
  async refused<Id extends OperationId>(id: Id, input: Input<Id>, code: ProblemCode): Promise<Refusal> {
    const answer = await this.send(id, input);
    expect(answer.text, id).toContain(`"${code}"`);
    const problem = JSON.parse(answer.text) as Refusal;
    expect(problem.code, answer.text).toBe(code);
    expect(answer.status).toBe(problemCodes[code].status);
    return problem;
  }

  /** Any call, with only the forms checked that every answer has. */
  async send<Id extends OperationId>(id: Id, input: Input<Id>): Promise<Answer> {
    const operation: Operation = operations[id];
    const headers = new Headers(input.headers);
    if (input.as !== undefined)
      headers.set('authorization', `Bearer ${await this.#token(input.as, input.scopes)}`);
    const key = input.key === undefined && operation.idempotent === 'required' ? this.newKey() : input.key;
    if (key !== undefined && key !== null) headers.set('idempotency-key', key);
    if (input.body !== undefined && !headers.has('content-type'))
      headers.set('content-type', 'application/json');
    const isAsItStands = typeof input.body === 'string' || input.body instanceof Uint8Array;
    const body = isAsItStands ? (input.body as BodyInit) : JSON.stringify(input.body);
    return this.raw(operation.method, pathOf(operation, input), {
      headers,
      ...(input.body === undefined ? {} : { body }),
    });
  }

  async raw(method: string, path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await this.target.fetch(new Request(this.target.origin + path, { ...init, method }));
    const answer = { status: response.status, headers: response.headers, text: await response.text() };
    checkForm(answer, method);
    return answer;
  }

  /** Epoch milliseconds of the seasons' clock. */
  async now(): Promise<number> {
    return (await this.ok('time.retrieve')).epochMs;
  }

  /** Moves the seasons' clock to an instant, epoch milliseconds; stays where it has passed it. */
  async moveTo(instant: number): Promise<void> {
    const advanceMs = instant - (await this.now());
    if (advanceMs > 0) await this.ok('sandbox.clock.advance', { body: { advanceMs } });
  }

  async #token(subject: string, scopes?: readonly string[]): Promise<string> {
    const name = JSON.stringify([subject, scopes]);
    const token = this.#tokens.get(name) ?? (await this.target.token(subject, scopes));
    this.#tokens.set(name, token);
    return token;
  }
}

function pathOf<Id extends OperationId>(operation: Operation, { params, query }: Input<Id>): string {
  const values = (params ?? {}) as Record<string, string>;
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ''),
  );
  if (query === undefined) return path;
  const search =
    typeof query === 'string'
      ? query
      : new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
  return `${path}?${search}`;
}

/** What every answer has, refusal or not. */
function checkForm({ status, headers, text }: Answer, method: string): void {
  expect(headers.get('x-request-id')).toMatch(/^[\w-]{8,64}$/);
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(headers.get('access-control-allow-credentials')).toBeNull();
  if (status < 400 || method === 'HEAD') return;
  const problem: unknown = JSON.parse(text);
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(isProblem(problem), text).toBe(true);
  expect(problem).toMatchObject({ status, requestId: headers.get('x-request-id') });
  expect(headers.get('cache-control')).toBe('no-store');
  if (status === 429 || status === 503) expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
}
