import { Hono } from 'hono';
import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApplication } from './application.js';
import { StaticFolder } from './static-files.js';

const SCRIPT = `/* ${'jtop '.repeat(200)} */`;
let base: string;
let fetchFile: (path: string, headers?: Record<string, string>, method?: string) => Promise<Response>;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'jtop-static-'));
  const root = join(base, 'cdn');
  await mkdir(join(root, 'locales'), { recursive: true });
  await mkdir(join(root, '.hidden'));
  await writeFile(join(root, 'jtop.js'), SCRIPT);
  await writeFile(join(root, 'jtop.mjs'), SCRIPT);
  await writeFile(join(root, 'jtop.css'), 'a{}');
  await writeFile(join(root, 'sri.json'), '{}');
  await writeFile(join(root, 'locales', 'en.mjs'), 'export {}');
  await writeFile(join(root, '.hidden', 'a.js'), 'secret');
  await writeFile(join(root, '.env.js'), 'secret');
  await writeFile(join(root, 'notes.md'), 'secret');
  await writeFile(join(base, 'outside.js'), 'secret');
  await symlink(join(base, 'outside.js'), join(root, 'link.js'));
  const application = createApplication({
    config: { publicUrl: 'http://127.0.0.1:8787', partnerUrl: 'http://127.0.0.1:8788', sandbox: true },
    pages: new Hono(),
    download: async () => new Response('download', { status: 404 }),
    operations: async () => new Response('operations', { status: 404 }),
    cdn: new StaticFolder(root),
    cdnVersion: '1.2.3',
  });
  fetchFile = (path, headers = {}, method = 'GET') =>
    application(new Request(`http://127.0.0.1:8787${path}`, { headers, method }));
});
afterAll(() => rm(base, { recursive: true, force: true }));

describe('the browser files', () => {
  it.each([
    ['jtop.js', 'text/javascript; charset=utf-8'],
    ['jtop.mjs', 'text/javascript; charset=utf-8'],
    ['jtop.css', 'text/css; charset=utf-8'],
    ['sri.json', 'application/json'],
    ['locales/en.mjs', 'text/javascript; charset=utf-8'],
  ])('%s may be used by any page, as %s', async (name, type) => {
    const response = await fetchFile(`/cdn/dev/${name}`);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': type,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    });
  });

  it('never change under their version, and other versions are not here', async () => {
    const response = await fetchFile('/cdn/1.2.3/jtop.js');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await fetchFile('/cdn/1.2.4/jtop.js')).status).toBe(404);
  });

  it('answer 304 to who has them, and HEAD without a body', async () => {
    const etag = (await fetchFile('/cdn/dev/jtop.js')).headers.get('etag') ?? '';
    const again = await fetchFile('/cdn/dev/jtop.js', { 'if-none-match': `"x", W/${etag}` });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const head = await fetchFile('/cdn/dev/jtop.js', {}, 'HEAD');
    expect([head.status, await head.text(), head.headers.get('content-length')]).toEqual([
      200,
      '',
      `${SCRIPT.length}`,
    ]);
  });

  it('are compressed for who takes it', async () => {
    const small = await fetchFile('/cdn/dev/jtop.js', { 'accept-encoding': 'gzip, br;q=0.9' });
    expect(small.headers.get('content-encoding')).toBe('br');
    expect(brotliDecompressSync(Buffer.from(await small.arrayBuffer())).toString()).toBe(SCRIPT);
    for (const refused of ['gzip', 'br;q=0', 'br; q=0.0, gzip', 'brotli']) {
      const whole = await fetchFile('/cdn/dev/jtop.js', { 'accept-encoding': refused });
      expect(whole.headers.get('content-encoding'), refused).toBeNull();
      expect(await whole.text()).toBe(SCRIPT);
    }
  });

  it('are read again when they have changed on disk', async () => {
    const file = join(base, 'cdn', 'jtop.css');
    expect(await (await fetchFile('/cdn/dev/jtop.css')).text()).toBe('a{}');
    await writeFile(file, 'b{color:red}');
    await utimes(file, 1, 1);
    expect(await (await fetchFile('/cdn/dev/jtop.css')).text()).toBe('b{color:red}');
  });

  it.each([
    '/cdn/dev/../outside.js',
    '/cdn/dev/..%2foutside.js',
    '/cdn/dev/%2e%2e/outside.js',
    '/cdn/dev/..%5coutside.js',
    '/cdn/dev/locales/..%2f..%2foutside.js',
    '/cdn/dev//jtop.js',
    '/cdn/dev/jtop.js%00.css',
    '/cdn/dev/link.js',
    '/cdn/dev/.env.js',
    '/cdn/dev/.hidden/a.js',
    '/cdn/dev/notes.md',
    '/cdn/dev/locales',
    '/cdn/dev/missing.js',
    '/cdn/dev/%ff.js',
    '/cdn/dev/',
  ])('leave nothing else to be read at %s', async (path) => {
    const response = await fetchFile(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('secret');
  });
});

describe('the page for people', () => {
  it('links to what is here, and lets nothing run or frame it', async () => {
    const response = await fetchFile('/');
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-/,
    );
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    const text = await response.text();
    expect(text).toContain('<html lang="zh-CN">');
    for (const path of ['/v1/lots', '/openapi.json', 'http://127.0.0.1:8788', '/sandbox/clock']) {
      expect(text).toContain(`href="${path}"`);
    }
    expect(text).not.toMatch(/<script|style="/);
  });

  it('leaves every other path to the operations, with headers that keep browsers from guessing', async () => {
    const response = await fetchFile('/v1/lots');
    expect(await response.text()).toBe('operations');
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'",
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });
});
