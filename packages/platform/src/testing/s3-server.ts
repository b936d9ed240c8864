import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that the store was sent. */
export interface S3Request {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly bytes: number;
}

/** A store that speaks as much S3 as is needed to put, get, look for and delete objects of one bucket. */
export interface S3Server {
  readonly url: string;
  readonly requests: readonly S3Request[];
  readonly objects: ReadonlyMap<string, Buffer>;
  /** Answers everything with this status from now on; without one, as before. */
  fail(status?: number): void;
  close(): Promise<void>;
}

/** Starts one on a free port of this machine. A body that is not the one that was signed is refused. */
export async function startS3Server(): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const requests: S3Request[] = [];
  let failure: number | undefined;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { method = '', headers } = request;
    const path = new URL(request.url ?? '/', 'http://s3.test').pathname;
    requests.push({ method, path, headers, bytes: body.length });
    if (failure !== undefined) return refuse(response, failure, 'InternalError');
    if (headers['x-amz-content-sha256'] !== createHash('sha256').update(body).digest('hex')) {
      return refuse(response, 400, 'XAmzContentSHA256Mismatch');
    }
    const found = objects.get(path);
    if (method === 'PUT') objects.set(path, body);
    else if (method === 'DELETE') objects.delete(path);
    else if (found === undefined) return refuse(response, 404, 'NoSuchKey');
    response.writeHead(method === 'DELETE' ? 204 : 200, {
      etag: '"1"',
      ...(found === undefined || method === 'DELETE' ? {} : { 'content-length': found.length }),
    });
    response.end(method === 'GET' ? found : undefined);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    objects,
    fail: (status) => {
      failure = status;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}
