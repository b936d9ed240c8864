import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../config.js';
import { startS3Server, type S3Server } from '../testing/s3-server.js';
import { openBlobs, type BlobStore } from './index.js';

const KEY = 'documents/018f0000-0000-7000-8000-000000000001';
const BYTES = Uint8Array.from({ length: 200_000 }, (_, index) => index % 251);
const NOW = Date.parse('2026-06-03T12:00:00+08:00');

let folder: string;
let s3: S3Server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jtop-blobs-'));
  s3 = await startS3Server();
});
afterAll(async () => {
  await s3.close();
  await rm(folder, { recursive: true });
});

const places = {
  memory: () => readConfig({ DATA_DIR: 'memory' }),
  folder: () => readConfig({ DATA_DIR: folder }),
  s3: () =>
    readConfig({
      S3_BUCKET: 'jtop-files',
      S3_ENDPOINT: s3.url,
      S3_PREFIX: 'market',
      S3_ACCESS_KEY_ID: 'id',
      S3_SECRET_ACCESS_KEY: 'secret',
    }),
};
const open = (place: keyof typeof places): BlobStore => openBlobs(places[place]().blobs, () => NOW);

describe.each(Object.keys(places) as (keyof typeof places)[])('blobs in %s', (place) => {
  let blobs: BlobStore;
  beforeEach(() => {
    blobs = open(place);
  });

  it('come back as they were put, until they are deleted', async () => {
    expect(await blobs.exists(KEY)).toBe(false);
    expect(await blobs.get(KEY)).toBeUndefined();
    await blobs.put(KEY, BYTES);
    expect(await blobs.exists(KEY)).toBe(true);
    const stream = await blobs.get(KEY);
    if (stream === undefined) throw new Error('there is no blob');
    expect(Buffer.compare(await buffer(stream), BYTES)).toBe(0);
    await blobs.delete(KEY);
    expect(await blobs.exists(KEY)).toBe(false);
    await blobs.delete(KEY);
  });

  it('may be left half read', async () => {
    await blobs.put(KEY, BYTES);
    await (await blobs.get(KEY))?.cancel();
    await blobs.delete(KEY);
  });

  it.each(['documents/../../etc/passwd', '/etc/passwd', 'documents/', 'documents', 'Documents/1', 'a/b/c'])(
    'take no key such as %s',
    async (key) => {
      await expect(blobs.put(key, BYTES)).rejects.toThrow('not the key of a blob');
      await expect(blobs.get(key)).rejects.toThrow('not the key of a blob');
      await expect(blobs.delete(key)).rejects.toThrow('not the key of a blob');
    },
  );
});

describe('blobs in a folder', () => {
  it('are files that nobody else reads, with nothing beside them', async () => {
    const blobs = open('folder');
    await blobs.put(KEY, BYTES);
    const path = join(folder, 'blobs', 'documents', '01', KEY.slice(-36));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'blobs'))).mode & 0o777).toBe(0o700);
    expect(await readdir(join(folder, 'blobs', 'incoming'))).toEqual([]);
    await blobs.delete(KEY);
  });

  it('leave nothing half written where they cannot be put', async () => {
    const blobs = open('folder');
    await mkdir(join(folder, 'blobs', 'documents', 'ff', `${'f'.repeat(64)}`, 'in-the-way'), {
      recursive: true,
    });
    await expect(blobs.put(`documents/${'f'.repeat(64)}`, BYTES)).rejects.toThrow();
    expect(await readdir(join(folder, 'blobs', 'incoming'))).toEqual([]);
  });

  it('clear away what a process that was killed had begun, and nothing that is under way', async () => {
    const incoming = join(folder, 'blobs', 'incoming');
    await writeFile(join(incoming, 'old'), 'x');
    await utimes(join(incoming, 'old'), NOW / 1000 - 3601, NOW / 1000 - 3601);
    await writeFile(join(incoming, 'young'), 'x');
    await utimes(join(incoming, 'young'), NOW / 1000 - 60, NOW / 1000 - 60);
    await open('folder').put(KEY, BYTES);
    expect(await readdir(incoming)).toEqual(['young']);
  });
});

describe('blobs at S3', () => {
  it('are asked for by signed requests of one bucket, under the prefix', async () => {
    const blobs = open('s3');
    const before = s3.requests.length;
    await blobs.put(KEY, BYTES);
    expect([...s3.objects.keys()]).toContain(`/jtop-files/market/${KEY}`);
    await blobs.exists(KEY);
    await (await blobs.get(KEY))?.cancel();
    await blobs.delete(KEY);
    const asked = s3.requests.slice(before);
    expect(asked.map(({ method }) => method)).toEqual(['PUT', 'HEAD', 'GET', 'DELETE']);
    for (const { path, headers } of asked) {
      expect(path).toBe(`/jtop-files/market/${KEY}`);
      expect(headers.authorization).toMatch(
        /^AWS4-HMAC-SHA256 Credential=id\/\d{8}\/us-east-1\/s3\/aws4_request/,
      );
      expect(headers.authorization).toMatch(/SignedHeaders=[^,]*host[^,]*x-amz-content-sha256/);
    }
    const [put] = asked;
    expect(put).toMatchObject({ bytes: BYTES.length });
    expect(put?.headers['content-type']).toBe('application/octet-stream');
    expect(put?.headers['content-encoding']).toBeUndefined();
  });

  it('say that the store refused, and not that nothing is there', async () => {
    const blobs = open('s3');
    s3.fail(403);
    await expect(blobs.get(KEY)).rejects.toThrow();
    await expect(blobs.exists(KEY)).rejects.toThrow();
    await expect(blobs.put(KEY, BYTES)).rejects.toThrow();
    s3.fail();
  });
});

describe('where blobs are kept', () => {
  it('is the bucket that is named, whatever the database', () => {
    const env = { S3_BUCKET: 'jtop-files', S3_REGION: 'cn-north-1', DATA_DIR: 'memory' };
    expect(readConfig(env).blobs).toEqual({
      kind: 's3',
      bucket: 'jtop-files',
      region: 'cn-north-1',
      endpoint: undefined,
      prefix: '',
      credentials: undefined,
    });
    expect(readConfig({ ...env, S3_PREFIX: 'a/b/' }).blobs).toMatchObject({ prefix: 'a/b/' });
  });

  it.each([
    [{ S3_BUCKET: 'No_Bucket' }, /^S3_BUCKET: "No_Bucket" is not usable; set it to the name of the bucket/],
    [
      { S3_BUCKET: 'jtop', S3_ENDPOINT: 'ftp://x' },
      /^S3_ENDPOINT: .* set it to the address of your S3 store/,
    ],
    [{ S3_BUCKET: 'jtop', S3_PREFIX: '/../' }, /^S3_PREFIX: /],
    [{ S3_ENDPOINT: 'https://s3.example.cn' }, /^S3_BUCKET: nothing would be kept at S3 without it; set it/],
    [{ S3_BUCKET: 'jtop', S3_ACCESS_KEY_ID: 'id' }, /^S3_SECRET_ACCESS_KEY: a key needs both halves; set it/],
    [{ S3_BUCKET: 'jtop', S3_SECRET_ACCESS_KEY: 'x' }, /^S3_ACCESS_KEY_ID: a key needs both halves; set it/],
  ])('%j stops the start with one line', (env, line) => {
    expect(() => readConfig(env)).toThrow(line);
  });
});
