import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

/** A file as it is sent. */
export interface StaticFile {
  readonly type: string;
  readonly bytes: Buffer;
  /** The same, brotli, where that is smaller. */
  readonly brotli: Buffer | undefined;
  /** Strong, over the bytes, with quotes. */
  readonly etag: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.zip': 'application/zip',
};
const COMPRESSIBLE = /^(text\/|application\/json|image\/svg)/;

/** Plain names only: no empty, hidden or parent segment can be spelled with these. */
const SAFE_PATH = /^(?!\.)[\w-][\w.-]*(\/[\w-][\w.-]*)*$/;

const compress = promisify(brotliCompress);

/**
 * Serves the files of one folder from memory; a file that has changed on disk is read again.
 * Only files of known types, without hidden ones, and nothing outside the folder, not even by a link.
 */
export class StaticFolder {
  readonly #root: string;
  readonly #transform: (text: string, type: string) => string;
  readonly #held = new Map<string, { readonly stamp: string; readonly file: Promise<StaticFile> }>();

  /**
   * @param root - an absolute folder; it need not exist yet
   * @param transform - changes text files before they are held, such as filling in addresses
   */
  constructor(root: string, transform: (text: string, type: string) => string = (text) => text) {
    this.#root = root;
    this.#transform = transform;
  }

  /** @param path - relative, with slashes, already decoded. @returns undefined where there is no such file */
  async find(path: string): Promise<StaticFile | undefined> {
    const type = TYPES[extname(path).toLowerCase()];
    if (type === undefined || !SAFE_PATH.test(path)) return undefined;
    const stamp = await this.#stampOf(path);
    if (stamp === undefined) return undefined;
    const held = this.#held.get(path);
    if (held?.stamp === stamp) return held.file;
    const file = this.#read(path, type);
    this.#held.set(path, { stamp, file });
    file.catch(() => this.#held.delete(path));
    return file;
  }

  /** Changes whenever the file does; undefined where it is none of ours. */
  async #stampOf(path: string): Promise<string | undefined> {
    try {
      const [root, real] = await Promise.all([realpath(this.#root), realpath(join(this.#root, path))]);
      if (!real.startsWith(root + sep)) return undefined;
      const found = await stat(real);
      return found.isFile() ? `${found.size}-${found.mtimeMs}` : undefined;
    } catch {
      return undefined;
    }
  }

  async #read(path: string, type: string): Promise<StaticFile> {
    const raw = await readFile(join(this.#root, path));
    const isText = COMPRESSIBLE.test(type);
    const bytes = isText ? Buffer.from(this.#transform(raw.toString('utf8'), type)) : raw;
    const compressed = isText ? await compress(bytes) : bytes;
    const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`;
    return { type, bytes, brotli: compressed.length < bytes.length ? compressed : undefined, etag };
  }
}

/** The answer for a file: 304 where the client has it, brotli where the client takes it, no body for HEAD. */
export function fileAnswer(
  request: Request,
  file: StaticFile,
  headers: Readonly<Record<string, string>>,
): Response {
  const answer: Record<string, string> = {
    'content-type': file.type,
    'x-content-type-options': 'nosniff',
    vary: 'Accept-Encoding',
    etag: file.etag,
    ...headers,
  };
  const known = request.headers
    .get('if-none-match')
    ?.split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
  if (known?.includes(file.etag) === true || known?.includes('*') === true) {
    return new Response(null, { status: 304, headers: answer });
  }
  const body = takesBrotli(request) && file.brotli !== undefined ? file.brotli : file.bytes;
  if (body === file.brotli) answer['content-encoding'] = 'br';
  answer['content-length'] = String(body.length);
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { headers: answer });
}

function takesBrotli(request: Request): boolean {
  const codings = (request.headers.get('accept-encoding') ?? '').split(',');
  return codings.some((coding) => {
    const [name, ...parameters] = coding.split(';').map((part) => part.trim().toLowerCase());
    return name === 'br' && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
