import type { DocumentLink } from '@jtop/contract';
import type { Platform } from '../context.js';
import { keepDocument, linkTo, type DocumentOwner } from '../documents/index.js';

/** A workbook that the platform has made. */
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

type Storage = Pick<Platform, 'db' | 'blobs' | 'log' | 'config' | 'keys'>;

/** Longer than an address lives: a file is not given out that is dropped before its address ends. */
const SPARE_MS = 600_000;
/** Files that are remembered; the oldest is made again when it is asked for. */
const REMEMBERED = 1_000;

/**
 * Keeps made files as documents of whoever they are for. Each lives for a day, and is made again after that; until then
 * asking once more gives another address of the same file.
 */
export function documentFiles(
  storage: Storage,
  addressOf: (request: Request) => string | undefined,
): ImportFiles {
  const known = new Map<string, string>();
  const isThere = async (id: string, at: number): Promise<boolean> => {
    const row = await storage.db
      .selectFrom('documents')
      .select('id')
      .where('id', '=', id)
      .where('stored', '=', true)
      .where('dropping', '=', false)
      .where('expires_at', '>', at + SPARE_MS)
      .executeTakeFirst();
    return row !== undefined;
  };
  return {
    async link(key, make, { partyId, at, request }) {
      let id = known.get(key);
      if (id === undefined || !(await isThere(id, at))) {
        const owner: DocumentOwner = partyId === undefined ? { by: 'platform' } : { by: 'party', partyId };
        ({ id } = await keepDocument(storage, { ...(await make()), kind: 'import', owner, at }));
        known.set(key, id);
        const [oldest] = known.keys();
        if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
      }
      return linkTo(storage, { id }, { partyId, address: addressOf(request), at });
    },
  };
}
