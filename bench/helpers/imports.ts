import { readDemandWorkbook } from '@jtop/rules/workbook';
import { readFile } from 'node:fs/promises';
import { readSheet } from 'read-excel-file/universal';

/** What one reading took. */
export interface Reading {
  readonly ms: number;
  /** Most memory that the process had, in MiB, with the program itself. */
  readonly peakMiB: number;
  readonly rows: number;
}

/** Reads what this program prints. */
export function readReading(text: string): Reading {
  return JSON.parse(text) as Reading;
}

/** `node imports.ts bare|whole <file> <now>`: reads a workbook by the bare library, or as an import does. */
async function measure([how = '', file = '', at = '']: readonly string[]): Promise<Reading> {
  const bytes = new Uint8Array(await readFile(file));
  const from = performance.now();
  const rows =
    how === 'bare'
      ? (await readSheet(bytes.buffer, '需求征集表')).length
      : (await readDemandWorkbook(bytes, { at: Number(at) })).taken.length;
  const ms = performance.now() - from;
  return { ms, peakMiB: process.resourceUsage().maxRSS / 1024, rows };
}

if (process.argv[2] !== undefined && process.argv[1]?.endsWith('imports.ts') === true) {
  process.stdout.write(JSON.stringify(await measure(process.argv.slice(2))));
}
