import { problemCodes } from '../common/problem-codes.js';
import { operations, type Operation, type OperationId } from '../operations/index.js';
import { registry } from '../registry.js';
import { preflightAnswer, problemAnswer, successAnswer } from './answers.js';
import { comparableBody } from './canonical.js';
import { parseBody, parseQuery, readBody, readKey, readRevision } from './parse.js';
import { ProblemError } from './problem-error.js';
import { createRouter } from './router.js';
import type { BinderOptions, Call, Reply } from './types.js';

const DEFAULT_MAX_BODY_BYTES = 1_048_576;

/**
 * Binds handlers to the contract: one function from a request to an answer, fetch-standard, so that the platform and
 * the mocks refuse, cache and report alike. The order of refusals is wire.md's: 404 and 405 by path, then 401, 400,
 * and what the handler says.
 */
export function createBinder<Ctx>(options: BinderOptions<Ctx>): (request: Request) => Promise<Response> {
  const route = createRouter(operations);

  return async (request) => {
    const startedAt = performance.now();
    const requestId = crypto.randomUUID();
    const url = new URL(request.url);
    const match = route(request.method, url.pathname);
    const operation = match.kind === 'operation' ? match.operation : undefined;
    let response: Response;
    let code: string | undefined;
    try {
      if (request.method === 'OPTIONS' && match.kind === 'method')
        response = preflightAnswer(match.allow, requestId);
      else if (match.kind === 'none') throw new ProblemError('not_found');
      else if (match.kind === 'method')
        throw new ProblemError('request.method_not_allowed', { allow: match.allow });
      else response = await perform(options, match.operation, match.params, request, url, requestId);
    } catch (error) {
      const refusal = error instanceof ProblemError ? error : new ProblemError('internal');
      if (refusal !== error) options.onError?.(error, requestId);
      code = refusal.code;
      response = problemAnswer(refusal, requestId, request.method === 'HEAD');
    }
    options.onAnswer?.({
      requestId,
      ...(operation ? { operationId: operation.id as OperationId } : {}),
      method: request.method,
      path: url.pathname,
      status: response.status,
      ...(code === undefined ? {} : { code }),
      durationMs: performance.now() - startedAt,
    });
    return response;
  };
}

async function perform<Ctx>(
  options: BinderOptions<Ctx>,
  operation: Operation,
  params: Record<string, string>,
  request: Request,
  url: URL,
  requestId: string,
): Promise<Response> {
  const ctx = await options.authenticate(request, operation);
  const { query: querySchema, body: bodySchema, success } = registry[operation.id as OperationId];
  const text = bodySchema ? await readBody(request, options.maxBodyBytes ?? DEFAULT_MAX_BODY_BYTES) : '';
  const receivedAt = options.now();
  const query = parseQuery(url.search, querySchema);
  const { raw, body } = bodySchema
    ? parseBody(text, request, bodySchema)
    : { raw: undefined, body: undefined };
  const idempotencyKey = readKey(request, operation);
  const ifMatch = readRevision(request, operation);
  const rehearsal = (query as { dryRun?: boolean }).dryRun === true;
  if (operation.idempotent === 'required' && idempotencyKey === undefined && !rehearsal) {
    throw new ProblemError('idempotency.key_required');
  }
  const call = {
    operation,
    params,
    query,
    body,
    ctx,
    request,
    requestId,
    receivedAt,
    bodyHash: bodySchema ? options.digest(comparableBody(raw)) : '',
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    ...(ifMatch === undefined ? {} : { ifMatch }),
  };
  // The table pairs an id with its handler; TypeScript cannot follow that through a lookup by a variable.
  const handler = options.handlers[operation.id as OperationId] as (
    call: Call<OperationId, Ctx>,
  ) => Promise<Reply<OperationId>> | Reply<OperationId>;
  const reply = await handler(call as unknown as Call<OperationId, Ctx>);
  return successAnswer({
    operation,
    request,
    requestId,
    status: reply.status ?? success[0],
    body: reply.body,
    headers: reply.headers ?? {},
    digest: options.digest,
  });
}

/** Whether a code is one that the contract knows. */
export function isProblemCode(code: string): code is keyof typeof problemCodes {
  return Object.hasOwn(problemCodes, code);
}
