import type * as S3 from '@aws-sdk/client-s3';
import type { S3Settings } from './settings.js';
import { checkKey, type BlobStore } from './store.js';

const CONNECT_TIMEOUT_MS = 3_000;
const REQUEST_TIMEOUT_MS = 20_000;

type S3Module = typeof S3;

/** Blobs as objects of a bucket, at any store that speaks S3. Its client is loaded with the first call. */
export class S3Store implements BlobStore {
  readonly place: string;
  readonly #settings: S3Settings;
  #opened: Promise<{ readonly s3: S3Module; readonly client: S3.S3Client }> | undefined;

  constructor(settings: S3Settings) {
    this.#settings = settings;
    this.place = `s3://${settings.bucket}/${settings.prefix}`;
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    const object = this.#objectOf(key);
    const { s3, client } = await this.#open();
    const type = { ContentType: 'application/octet-stream' };
    await client.send(
      new s3.PutObjectCommand({ ...object, Body: bytes, ContentLength: bytes.length, ...type }),
    );
  }

  async get(key: string): Promise<ReadableStream<Uint8Array> | undefined> {
    const object = this.#objectOf(key);
    const { s3, client } = await this.#open();
    const answer = await orNothing(client.send(new s3.GetObjectCommand(object)));
    return answer?.Body?.transformToWebStream() as ReadableStream<Uint8Array> | undefined;
  }

  async exists(key: string): Promise<boolean> {
    const object = this.#objectOf(key);
    const { s3, client } = await this.#open();
    return (await orNothing(client.send(new s3.HeadObjectCommand(object)))) !== undefined;
  }

  async delete(key: string): Promise<void> {
    const object = this.#objectOf(key);
    const { s3, client } = await this.#open();
    await orNothing(client.send(new s3.DeleteObjectCommand(object)));
  }

  #objectOf(key: string): { readonly Bucket: string; readonly Key: string } {
    const { bucket, prefix } = this.#settings;
    return { Bucket: bucket, Key: prefix + checkKey(key) };
  }

  #open() {
    this.#opened ??= import('@aws-sdk/client-s3').then((s3) => ({
      s3,
      client: createClient(s3, this.#settings),
    }));
    return this.#opened;
  }
}

function createClient({ S3Client }: S3Module, settings: S3Settings): S3.S3Client {
  const { region, endpoint, credentials } = settings;
  return new S3Client({
    region,
    // A store elsewhere seldom has a name for each bucket.
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    ...(credentials === undefined ? {} : { credentials }),
    // The signature covers the bytes; most stores do not know the newer sums beside it.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: CONNECT_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
  });
}

/** What was answered; undefined where there is no such object. */
async function orNothing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
    if ($metadata?.httpStatusCode === 404 && !isNamed(error, 'NoSuchBucket')) return undefined;
    throw error;
  }
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
