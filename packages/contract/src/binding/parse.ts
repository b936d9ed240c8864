import type { z } from 'zod';
import type { FieldError } from '../generated/types.js';
import type { Operation } from '../operations/index.js';
import { ProblemError, invalid } from './problem-error.js';

/** More query parameters than this are refused before they are looked at. */
const MAX_QUERY_PARAMETERS = 50;
/** No query of ours is longer; what is longer is a mistake or an attack. */
const MAX_QUERY_LENGTH = 20_000;

type Issue = z.core.$ZodIssue;

/** `rules.increment.ladder.0.fen`: as the rules name fields, too. */
const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join('.');

function fieldErrors(issues: readonly Issue[], at: readonly PropertyKey[] = []): FieldError[] {
  return issues.flatMap((issue): FieldError[] => {
    const path = [...at, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: pathOf([...path, key]),
        code: 'unknown_field',
        message: 'this field does not exist here; leave it out',
      }));
    }
    if (issue.code === 'invalid_union') {
      // The branch that got furthest says best what is wrong.
      const branch = [...issue.errors].sort((a, b) => a.length - b.length)[0];
      if (branch && branch.length > 0) return fieldErrors(branch, path);
    }
    return [{ path: pathOf(path), code: issue.code, message: issue.message }];
  });
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (!result.success) throw invalid(...fieldErrors(result.error.issues).slice(0, 50));
  return result.data;
}

/** Nothing of ours nests deeper; what does would only exhaust the stack. */
const MAX_DEPTH = 32;

/** Text that a database or a signature could not carry: NUL, and halves of surrogate pairs. */
const UNSTORABLE = /\0|[\ud800-\udfff]/u;

function refuseUnstorable(value: unknown, path: readonly PropertyKey[] = []): void {
  if (typeof value === 'string') {
    if (UNSTORABLE.test(value)) {
      throw invalid({
        path: pathOf(path),
        code: 'invalid_text',
        message: 'NUL and unpaired surrogates cannot be stored; take them out',
      });
    }
  } else if (typeof value === 'object' && value !== null) {
    if (path.length > MAX_DEPTH) {
      throw invalid({ path: '', code: 'too_deep', message: `a body nests at most ${MAX_DEPTH} levels deep` });
    }
    for (const [key, item] of Object.entries(value)) {
      if (UNSTORABLE.test(key))
        throw invalid({
          path: pathOf(path),
          code: 'invalid_text',
          message: 'a field name has NUL or an unpaired surrogate',
        });
      refuseUnstorable(item, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  }
}

/** Parses query parameters; several of one name count as one list. */
export function parseQuery(search: string, schema: z.ZodType | undefined): unknown {
  if (search.length > MAX_QUERY_LENGTH) {
    throw invalid({
      path: '',
      code: 'too_long',
      message: `a query has at most ${MAX_QUERY_LENGTH} characters`,
    });
  }
  const values: Record<string, string> = Object.create(null) as Record<string, string>;
  let count = 0;
  for (const [name, value] of new URLSearchParams(search)) {
    if (++count > MAX_QUERY_PARAMETERS) {
      throw invalid({
        path: '',
        code: 'too_many',
        message: `a query has at most ${MAX_QUERY_PARAMETERS} parameters`,
      });
    }
    const before = values[name];
    values[name] = before === undefined ? value : `${before},${value}`;
  }
  refuseUnstorable(values);
  if (!schema) {
    const unknown = Object.keys(values);
    if (unknown.length > 0) {
      throw invalid(
        ...unknown.map((path) => ({
          path,
          code: 'unknown_field',
          message: 'this operation takes no query; leave it out',
        })),
      );
    }
    return {};
  }
  return parse(schema, { ...values });
}

/** Reads a body up to a limit, without trusting Content-Length. */
export async function readBody(request: Request, maxBytes: number): Promise<string> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > maxBytes) throw new ProblemError('request.too_large', { maxBytes });
  // Firefox has no `body` on requests; there is none to stream then, and the whole is at hand.
  const reader = (request.body as Request['body'] | undefined)?.getReader();
  if (!reader) return decodeWhole(await request.arrayBuffer(), maxBytes);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      bytes += value.byteLength;
      if (bytes > maxBytes) {
        await reader.cancel();
        throw new ProblemError('request.too_large', { maxBytes });
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    if (error instanceof TypeError) throw notUtf8();
    throw error;
  }
}

function decodeWhole(bytes: ArrayBuffer, maxBytes: number): string {
  if (bytes.byteLength > maxBytes) throw new ProblemError('request.too_large', { maxBytes });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw notUtf8();
  }
}

const notUtf8 = (): ProblemError =>
  invalid({ path: '', code: 'invalid_utf8', message: 'the body is not UTF-8, or broke off' });

/** Parses and checks a JSON body. An empty body counts as `{}` where every field is optional. */
export function parseBody(
  text: string,
  request: Request,
  schema: z.ZodType,
): { raw: unknown; body: unknown } {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== 'application/json' && !(text === '' && type === ''))
    throw new ProblemError('request.not_json');
  let raw: unknown;
  try {
    raw = text === '' ? {} : JSON.parse(text);
  } catch {
    throw invalid({ path: '', code: 'invalid_json', message: 'the body is not JSON' });
  }
  refuseUnstorable(raw);
  return { raw, body: parse(schema, raw) };
}

/** Reads the Idempotency-Key: 1 to 255 visible ASCII characters, no quotes. */
export function readKey(request: Request, operation: Operation): string | undefined {
  const key = request.headers.get('idempotency-key') ?? undefined;
  if (operation.idempotent === 'no') return undefined;
  if (key === undefined) return undefined;
  if (!/^[\x21\x23-\x7e]{1,255}$/.test(key)) {
    throw invalid({
      path: 'Idempotency-Key',
      code: 'invalid_key',
      message: '1 to 255 visible ASCII characters without quotes',
    });
  }
  return key;
}

/** Reads the revision that `If-Match` names, such as `"7"`; undefined where the operation changes none. */
export function readRevision(request: Request, operation: Operation): number | undefined {
  if (operation.revised !== true) return undefined;
  const text = request.headers.get('if-match')?.trim() ?? '';
  const rev = /^"(\d{1,15})"$/.exec(text)?.[1];
  if (rev === undefined) {
    throw invalid({
      path: 'If-Match',
      code: text === '' ? 'required' : 'invalid_revision',
      message: 'the rev of the entity as it was read, in quotes, such as "7"',
    });
  }
  return Number(rev);
}
