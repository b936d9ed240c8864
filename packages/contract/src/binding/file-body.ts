import type { Operation } from '../operations/index.js';
import { invalid, ProblemError } from './problem-error.js';

/** A body that is a file: its bytes, and a text that differs wherever they or their type do. */
export interface FileBody {
  readonly bytes: Uint8Array;
  readonly comparable: string;
}

/**
 * Reads a file up to a limit, without trusting Content-Length. What it really is, is for the handler to find out.
 *
 * @throws ProblemError 415 `request.media_type { accepts }`, 413 `request.too_large { maxBytes }`, 400 for an empty body
 */
export async function readFile(
  request: Request,
  { consumes = [] }: Operation,
  maxBytes: number,
): Promise<FileBody> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!consumes.includes(type)) throw new ProblemError('request.media_type', { accepts: consumes });
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) tooLarge(maxBytes);
  const bytes = await readBytes(request, maxBytes);
  if (bytes.length === 0)
    throw invalid({ path: '', code: 'empty', message: 'the body is empty; send the file' });
  // Each byte becomes a character of its own, so the text is as good as the bytes for telling bodies apart.
  return { bytes, comparable: `${type}\n${new TextDecoder('latin1').decode(bytes)}` };
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  // Firefox has no `body` on requests; there is none to stream then, and the whole is at hand.
  const reader = (request.body as Request['body'] | undefined)?.getReader();
  if (!reader) {
    const whole = new Uint8Array(await request.arrayBuffer());
    return whole.length > maxBytes ? tooLarge(maxBytes) : whole;
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > maxBytes) {
      await reader.cancel();
      tooLarge(maxBytes);
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function tooLarge(maxBytes: number): never {
  throw new ProblemError('request.too_large', { maxBytes });
}
