import { isCount, isHash, isName, isObject, fits } from '../internal/shapes.js';
import type { Findings } from '../log/findings.js';
import { hashOf } from '../log/receipts.js';
import { isEntryType } from '../log/read-entry.js';
import type { LogEntry } from '@jtop/contract';
import { shownText } from './shown.js';
import { MAX_LOG_LENGTH } from './limits.js';
import type { VerdictCode, VerdictFacts } from './types.js';

/** A log's text as values, a line each, or why it is none. */
export type LogReading =
  | { readonly ok: true; readonly values: readonly unknown[] }
  | { readonly ok: false; readonly code: VerdictCode; readonly facts: VerdictFacts };

/** What makes an object a line of some log, whatever it says. */
const isFramed = (value: unknown): boolean =>
  fits(value, {
    lotId: [isName, 'required'],
    index: [isCount, 'required'],
    type: [isName, 'required'],
    data: [isObject, 'required'],
    prevHash: [isHash, 'required'],
    hash: [isHash, 'required'],
  });

/** The lines of a text. A mark of byte order before the first and a return at the end of each say nothing. */
export function linesOf(text: string): string[] {
  const lines = (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).split('\n');
  while (lines[lines.length - 1]?.trim() === '') lines.pop();
  return lines.map((line) => line.replace(/\r$/, ''));
}

/**
 * Reads the text of a log. A text that is no log (not JSON, JSON of something else, cut off, of a later version) is told from
 * a log that does not hold: there is nothing to judge.
 */
export function* readLogText(text: unknown, findings: Findings): Generator<void, LogReading> {
  if (typeof text !== 'string') return { ok: false, code: 'log.missing', facts: {} };
  if (text.length > MAX_LOG_LENGTH) {
    return { ok: false, code: 'log.too_large', facts: { limit: MAX_LOG_LENGTH, found: text.length } };
  }
  const lines = linesOf(text);
  if (lines.length === 0) return { ok: false, code: 'log.empty', facts: {} };
  const values: unknown[] = [];
  for (const [place, line] of lines.entries()) {
    const read = readLine(line, place, {
      findings,
      last: place === lines.length - 1 && !text.endsWith('\n'),
    });
    if (!read.ok) return read;
    values.push(read.value);
    yield;
  }
  return { ok: true, values };
}

function readLine(
  line: string,
  place: number,
  { findings, last }: { findings: Findings; last: boolean },
): { readonly ok: true; readonly value: unknown } | Extract<LogReading, { ok: false }> {
  const facts = { line: place + 1 };
  let value: unknown;
  try {
    value = JSON.parse(line) as unknown;
  } catch {
    // A file that ends within its last line was cut off on its way; there must be a line before to know it by.
    const code = last && place > 0 ? 'log.cut_short' : 'log.not_json';
    return { ok: false, code, facts: { ...facts, ...(line === '' ? {} : { found: shownText(line) }) } };
  }
  if (!isFramed(value)) {
    return { ok: false, code: 'log.not_an_entry', facts: { ...facts, found: shownText(line) } };
  }
  const entry = value as LogEntry;
  if (!isEntryType(entry.type) && hashOf(entry) === (value as LogEntry).hash) {
    const { type } = value as { type: string };
    return { ok: false, code: 'log.unknown_type', facts: { ...facts, found: shownText(type) } };
  }
  if (!readsBack(value, line)) {
    findings.note(
      'line.unusual',
      'does not read back as it is written: spaces, escapes or repeated names',
      place,
    );
  }
  return { ok: true, value };
}

/** Whether a line is written as its value would be: then there is one way to read it. */
function readsBack(value: unknown, line: string): boolean {
  try {
    return JSON.stringify(value) === line;
  } catch {
    // Nested deeper than can be written.
    return false;
  }
}
