import { Buffer } from 'node:buffer';
import { deflateRawSync } from 'node:zlib';

/** An entry to be written, with what a dishonest archive says of it in place of the truth. */
export interface Part {
  readonly name: string;
  readonly text?: string;
  /** Unfolded size that is claimed. */
  readonly claims?: number;
  /** Name in the entry's own header. */
  readonly localName?: string;
  readonly flags?: number;
  readonly method?: number;
}

/** A ZIP archive of these parts, deflated. Sums are left out: nothing here looks at them. */
export function archive(parts: readonly Part[]): Uint8Array {
  const files: Buffer[] = [];
  const records: Buffer[] = [];
  let at = 0;
  for (const { name, text = '', claims, localName = name, flags = 0, method = 8 } of parts) {
    const data = method === 8 ? deflateRawSync(text) : Buffer.from(text);
    const bytes = claims ?? Buffer.byteLength(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(bytes, 22);
    local.writeUInt16LE(Buffer.byteLength(localName), 26);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50);
    record.writeUInt16LE(flags, 8);
    record.writeUInt16LE(method, 10);
    record.writeUInt32LE(data.length, 20);
    record.writeUInt32LE(bytes, 24);
    record.writeUInt16LE(Buffer.byteLength(name), 28);
    record.writeUInt32LE(at, 42);
    files.push(local, Buffer.from(localName), data);
    records.push(record, Buffer.from(name));
    at += local.length + Buffer.byteLength(localName) + data.length;
  }
  const directory = Buffer.concat(records);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...files, directory, end]));
}

/** The parts of an office file that holds nothing. */
export function officeParts(folder: 'word' | 'xl' | 'ppt'): Part[] {
  return [
    { name: '[Content_Types].xml', text: '<Types/>' },
    { name: '_rels/.rels', text: '<Relationships/>' },
    { name: `${folder}/main.xml`, text: '<main/>' },
  ];
}
