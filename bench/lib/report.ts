import type { Measured } from './rounds.js';

/** A ratio, or a plain figure, against what is gone for. */
export interface Check {
  /** What is compared, in words. */
  readonly what: string;
  readonly value: number;
  readonly goal: number;
  /** Whether the value should stay under its goal or reach it. */
  readonly is: 'at most' | 'at least';
  /** Bytes, nodes, memory, and what was lost: these do not depend on the machine's mood and fail the run. */
  readonly firm: boolean;
}

/** What came out of one question. */
export interface Answer {
  /** Of performance.md: `P16`. */
  readonly goals: readonly string[];
  readonly question: string;
  readonly unit: string;
  readonly rows: readonly Measured[];
  readonly checks: readonly Check[];
  /** What a reader has to know: sizes reached, what stands in for what. */
  readonly notes: readonly string[];
}

export function holds({ value, goal, is }: Check): boolean {
  return is === 'at most' ? value <= goal : value >= goal;
}

/** Whether the run fails by this answer. */
export function fails({ checks }: Answer): boolean {
  return checks.some((check) => check.firm && !holds(check));
}

/** How often a goes into b by their medians. */
export function ratio(rows: readonly Measured[], ours: string, baseline: string): number {
  return of(rows, ours).median / of(rows, baseline).median;
}

export function of(rows: readonly Measured[], name: string): Measured {
  const row = rows.find((each) => each.name === name);
  if (row === undefined) throw new Error(`nothing was measured under the name ${name}`);
  return row;
}

/** A figure that is counted and not timed: one value, nothing to drop. */
export function counted(name: string, value: number): Measured {
  return { name, median: value, best: value, worst: value, kept: 1, dropped: 0 };
}

/** An answer as text for people. */
export function tableOf(answer: Answer): string {
  const rows = answer.rows.map((row) => [
    row.name,
    figure(row.median),
    figure(row.best),
    figure(row.worst),
    `${row.kept}/${row.kept + row.dropped}`,
  ]);
  const checks = answer.checks.map((check) => [
    holds(check) ? 'ok' : 'MISS',
    check.what,
    figure(check.value),
    `${check.is} ${figure(check.goal)}`,
    check.firm ? 'firm' : '',
  ]);
  return [
    `${answer.goals.join(', ')}: ${answer.question}`,
    ...columns([['', answer.unit, 'least', 'most', 'kept'], ...rows]),
    ...columns(checks),
    ...answer.notes.map((note) => `  ${note}`),
    '',
  ].join('\n');
}

function figure(value: number): string {
  if (!Number.isFinite(value)) return '-';
  const size = Math.abs(value);
  if (size < 100 && !Number.isInteger(value)) return value.toPrecision(3);
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Lines with their cells under one another; the first cell to the left, figures to the right. */
function columns(lines: readonly (readonly string[])[]): string[] {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines.map((line) =>
    `  ${line
      .map((cell, column) =>
        column === 0 || cell.includes(' ')
          ? cell.padEnd(widths[column] ?? 0)
          : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')}`.trimEnd(),
  );
}
