/**
 * Where the bytes of files lie. A key is `<room>/<id>`, such as `documents/018f…`; a blob is written once under it, whole
 * or not at all, and never changed.
 */
export interface BlobStore {
  /** For people: where that is. */
  readonly place: string;
  /** Resolves when the bytes would survive the loss of power, as far as the place can promise that. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** The bytes from the first on; undefined where there is no such blob. Whoever takes them reads or cancels them. */
  get(key: string): Promise<ReadableStream<Uint8Array> | undefined>;
  exists(key: string): Promise<boolean>;
  /** What is not there is deleted already. */
  delete(key: string): Promise<void>;
}

const KEY = /^[a-z][a-z-]{0,30}\/[0-9a-f-]{1,64}$/;

/** @throws Error for a text that could name anything but a blob: keys are made here, never taken from a caller */
export function checkKey(key: string): string {
  if (!KEY.test(key)) throw new Error(`not the key of a blob: ${JSON.stringify(key)}`);
  return key;
}
