import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Parts } from './zip.js';

declare const TextDecoder: new (label: 'utf-8') => { decode(bytes: Uint8Array): string };

const SHEET = /<(?:\w+:)?sheet\s([^>]{1,2000})>/gu;
const RELATION = /<(?:\w+:)?Relationship\s([^>]{1,2000})>/gu;

/** The text of a part. */
export function partText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

/** Which part holds the sheet of a name; undefined where there is no such sheet. */
export function sheetPart(parts: Parts, name: string): string | undefined {
  const [workbook, relations] = ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels'].map((part) =>
    partText(parts.get(part) ?? utf8ToBytes('')),
  );
  for (const [, attributes = ''] of (workbook ?? '').matchAll(SHEET)) {
    if (attribute(attributes, 'name') !== name) continue;
    const id = attribute(attributes, 'id');
    for (const [, relation = ''] of (relations ?? '').matchAll(RELATION)) {
      if (attribute(relation, 'Id') !== id) continue;
      const target = attribute(relation, 'Target') ?? '';
      return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//u, '')}`;
    }
  }
  return undefined;
}

function attribute(text: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(text);
  const value = found?.[1] ?? found?.[2];
  return value?.replace(/&#(x?)([\da-f]{1,6});/giu, (_whole, hex: string, digits: string) => {
    const code = parseInt(digits, hex === '' ? 10 : 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
