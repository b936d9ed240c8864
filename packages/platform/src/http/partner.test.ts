import { request } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPartnerSite } from './partner.js';
import { PlatformServer } from './server.js';

let base: string;
let port: number;
const server = new PlatformServer();

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'jtop-partner-'));
  await writeFile(
    join(base, 'index.html'),
    '<script src="__PLATFORM__/cdn/dev/jtop.js"></script>__PLATFORM__',
  );
  await writeFile(join(base, 'site.css'), 'p{}');
  await writeFile(join(base, 'package.json'), '{}');
  port = await server.listen({ host: '127.0.0.1', port: 0, portVariable: 'PARTNER_PORT' });
  const config = { publicUrl: 'http://127.0.0.1:8787', partnerUrl: `http://127.0.0.1:${port}` };
  server.serve({
    handle: createPartnerSite(base, config),
    serveStream: (connection) => connection.destroy(),
  });
});
afterAll(async () => {
  await server.close(0);
  await rm(base, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

/** fetch does not let a test set Host. */
function get(path: string, host = `127.0.0.1:${port}`, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path, method, headers: { host } }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the partner’s page', () => {
  it('has the platform’s address filled in, under a policy that names the platform and nothing else', async () => {
    const { status, body, headers } = await get('/');
    expect(status).toBe(200);
    expect(body).toBe('<script src="http://127.0.0.1:8787/cdn/dev/jtop.js"></script>http://127.0.0.1:8787');
    const platform = 'http://127.0.0.1:8787';
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; script-src ${platform}; style-src 'self' ${platform}; connect-src ${platform}; ` +
        `img-src 'self' ${platform}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; ` +
        "require-trusted-types-for 'script'; trusted-types jtop",
    );
  });

  it('speaks to the platform under the name that it was opened by', async () => {
    const { body, headers } = await get('/', `localhost:${port}`);
    expect(body).toContain('http://localhost:8787/cdn/dev/jtop.js');
    expect(body).not.toContain('127.0.0.1');
    expect(headers['content-security-policy']).toContain('script-src http://localhost:8787;');
    // The other name is not mixed up with it.
    expect((await get('/')).body).not.toContain('localhost');
  });

  it('is not served to another Host', async () => {
    const { status, body } = await get('/', 'evil.example');
    expect(status).toBe(421);
    expect(body).not.toContain('platform');
  });

  it('has its other files, and nothing else', async () => {
    expect(await get('/site.css')).toMatchObject({ status: 200, body: 'p{}' });
    for (const path of [
      '/missing.html',
      '/package.json',
      '/../package.json',
      '/%2e%2e/package.json',
      '/%ff',
    ]) {
      expect((await get(path)).status, path).toBe(404);
    }
  });

  it('is for reading only', async () => {
    const { status, headers } = await get('/', undefined, 'POST');
    expect([status, headers['allow']]).toEqual([405, 'GET, HEAD']);
  });
});
