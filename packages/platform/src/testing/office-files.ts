import { deflateRawSync } from 'node:zlib';

/** A part of an archive: its name and its text. */
export type Part = readonly [name: string, text: string];

const OFFICE = 'application/vnd.openxmlformats-officedocument.';
export const DOCX = `${OFFICE}wordprocessingml.document`;
export const XLSX = `${OFFICE}spreadsheetml.sheet`;
export const PDF = 'application/pdf';
const MAIN = { [DOCX]: ['word/document.xml', DOCX], [XLSX]: ['xl/workbook.xml', XLSX] } as const;

/** A PDF file, as far as it is looked at; the text tells it from others. */
export const pdf = (text = ''): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`%PDF-1.7\n${text}\n%%EOF\n`);

/**
 * A Word file or a workbook that holds nothing else.
 * @param mainType - what the list of types calls the main part
 */
export function officeFile(
  type: typeof DOCX | typeof XLSX,
  more: readonly Part[] = [],
  mainType = `${type}.main+xml`,
): Uint8Array<ArrayBuffer> {
  const [main] = MAIN[type];
  const list = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${main}" ContentType="${mainType}"/></Types>`;
  return zipOf([
    ['[Content_Types].xml', list],
    ['_rels/.rels', '<Relationships/>'],
    [main, '<main/>'],
    ...more,
  ]);
}

/** A ZIP archive. Sums are left out: nothing here looks at them. */
export function zipOf(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const files: Buffer[] = [];
  const records: Buffer[] = [];
  let at = 0;
  for (const [name, text] of parts) {
    const data = deflateRawSync(text);
    const sizes = Buffer.alloc(14);
    sizes.writeUInt32LE(data.length, 4);
    sizes.writeUInt32LE(Buffer.byteLength(text), 8);
    sizes.writeUInt16LE(Buffer.byteLength(name), 12);
    const local = Buffer.concat([
      Buffer.from('504b03041400000008000000', 'hex'),
      Buffer.alloc(2),
      sizes,
      Buffer.alloc(2),
    ]);
    const record = Buffer.concat([
      Buffer.from('504b010214001400000008000000', 'hex'),
      Buffer.alloc(2),
      sizes,
      Buffer.alloc(16),
    ]);
    record.writeUInt32LE(at, 42);
    files.push(local, Buffer.from(name), data);
    records.push(record, Buffer.from(name));
    at += local.length + Buffer.byteLength(name) + data.length;
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
