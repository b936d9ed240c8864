import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Parts } from './zip.js';

declare const TextDecoder: new (label: 'utf-8') => { decode(bytes: Uint8Array): string };

const SHEET = /<(?:\w+:)?sheet\s([^>]{1,2000})>/gu;
const RELATION = /<(?:\w+:)?Relationship\s([^>]{1,2000})>/gu;

/** The text of a part. */
export function partText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

/** A sheet as the workbook lists it. */
export interface ListedSheet {
  readonly path: string;
  /** Whether the program that opens the workbook keeps it from being seen. */
  readonly isHidden: boolean;
}

/** Whether a workbook counts its days from 1904 (ECMA-376-1, 18.2.28, `date1904`). */
export function countsFrom1904(parts: Parts): boolean {
  const text = partText(parts.get('xl/workbook.xml') ?? utf8ToBytes(''));
  return /<(?:\w+:)?workbookPr\s[^>]{0,2000}date1904\s*=\s*["'](?:1|true)["']/u.test(text);
}

/** The same parts where days that are counted from 1904 say so by `1`: the library knows no `true`. */
export function withPlainEpoch(parts: Parts): Parts {
  const bytes = parts.get('xl/workbook.xml');
  if (bytes === undefined || !countsFrom1904(parts)) return parts;
  const text = partText(bytes).replace(/date1904\s*=\s*["']true["']/u, 'date1904="1"');
  return new Map([...parts, ['xl/workbook.xml', utf8ToBytes(text)]]);
}

/** Which part holds the sheet of a name; undefined where there is no such sheet. */
export function findSheet(parts: Parts, name: string): ListedSheet | undefined {
  const [workbook, relations] = ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels'].map((part) =>
    partText(parts.get(part) ?? utf8ToBytes('')),
  );
  for (const [, attributes = ''] of (workbook ?? '').matchAll(SHEET)) {
    if (attribute(attributes, 'name') !== name) continue;
    const id = attribute(attributes, 'id');
    for (const [, relation = ''] of (relations ?? '').matchAll(RELATION)) {
      if (attribute(relation, 'Id') !== id) continue;
      const target = attribute(relation, 'Target') ?? '';
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//u, '')}`;
      return { path, isHidden: /hidden$/iu.test(attribute(attributes, 'state') ?? '') };
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
