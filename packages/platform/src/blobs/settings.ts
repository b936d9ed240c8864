import { join } from 'node:path';
import { z } from 'zod';
import { StartError } from '../start-error.js';

/** A bucket of a store that speaks S3. */
export interface S3Settings {
  readonly kind: 's3';
  readonly bucket: string;
  readonly region: string;
  /** Address of the store; absent: that of AWS in the region. */
  readonly endpoint: string | undefined;
  /** What the keys of all objects begin with: empty, or ends in `/`. */
  readonly prefix: string;
  /** Absent: as the machine has them, such as by its role. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
}

/** Where blobs are kept. */
export type BlobSettings =
  { readonly kind: 'memory' } | { readonly kind: 'folder'; readonly path: string } | S3Settings;

/** The variables that say so. */
export const blobVariables = {
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .optional(),
  S3_ENDPOINT: z
    .string()
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .default('us-east-1'),
  S3_PREFIX: z
    .string()
    .regex(/^[\w.-]+(\/[\w.-]+)*\/?$/)
    .optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
};

export const blobRemedies = {
  S3_BUCKET: 'set it to the name of the bucket that files are kept in',
  S3_ENDPOINT: 'set it to the address of your S3 store, such as https://s3.example.cn',
  S3_REGION: 'set it to the region of the bucket, such as cn-north-1',
  S3_PREFIX: 'set it to what the keys of all objects begin with, such as jtop/',
  S3_ACCESS_KEY_ID: 'set it to the key that may read, write and delete in the bucket',
  S3_SECRET_ACCESS_KEY: 'set it to the secret of that key',
} as const satisfies Readonly<Record<keyof typeof blobVariables, string>>;

type Values = z.infer<z.ZodObject<typeof blobVariables>>;

/**
 * Where blobs are kept: in the bucket that is named, else beside the embedded database.
 * @throws {StartError} where a variable is set that says nothing without another
 */
export function blobSettings(values: Values, dataDir: string): BlobSettings {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: id, S3_SECRET_ACCESS_KEY: secret } = values;
  if (bucket === undefined) {
    if ((values.S3_ENDPOINT ?? values.S3_PREFIX ?? id ?? secret) !== undefined) {
      throw new StartError(`S3_BUCKET: nothing would be kept at S3 without it; ${blobRemedies.S3_BUCKET}`);
    }
    return dataDir === 'memory' ? { kind: 'memory' } : { kind: 'folder', path: join(dataDir, 'blobs') };
  }
  if ((id === undefined) !== (secret === undefined)) {
    const name = id === undefined ? 'S3_ACCESS_KEY_ID' : 'S3_SECRET_ACCESS_KEY';
    throw new StartError(`${name}: a key needs both halves; ${blobRemedies[name]}`);
  }
  return {
    kind: 's3',
    bucket,
    region: values.S3_REGION,
    endpoint: values.S3_ENDPOINT,
    prefix: (values.S3_PREFIX ?? '').replace(/([^/])$/, '$1/'),
    credentials:
      id === undefined || secret === undefined ? undefined : { accessKeyId: id, secretAccessKey: secret },
  };
}
