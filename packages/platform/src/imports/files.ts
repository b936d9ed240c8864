import type { DocumentLink } from '@jtop/contract';

/** A file that the platform has made. */
export interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Who is to have it. */
export interface FileReader {
  /** Undefined for a file that anybody may read. */
  readonly partyId: string | undefined;
  /** Epoch milliseconds of the seasons' clock. */
  readonly at: number;
  readonly request: Request;
}

/** Gives files out that the platform has made, by signed addresses (docs/decisions/0027). */
export interface ImportFiles {
  /**
   * An address of a file, for 5 minutes at most.
   * @param key - what the file is: the same key is the same file
   */
  link(key: string, make: () => Promise<MadeFile>, reader: FileReader): Promise<DocumentLink>;
}
