/**
 * `npm run bench`: asks the questions of bench/questions one after another, and prints a table for each.
 *
 *     npm run bench                     all of them
 *     npm run bench -- p16 p11          these
 *     npm run bench -- --quick          a smoke in seconds: that they run; the figures mean nothing
 *     npm run bench -- --json out.json  the same as JSON; `--json` alone writes it to standard output
 *
 * Ends with 1 where a firm figure (bytes, nodes, memory, something lost) misses its goal; never because of a time.
 */
import { readdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Question } from './lib/question.js';
import { fails, tableOf, type Answer } from './lib/report.js';
import { quickRounds, usualRounds } from './lib/rounds.js';

const FOLDER = new URL('./questions/', import.meta.url);

const { jsonTo, quick, wanted } = readArguments(process.argv.slice(2));
const tables = jsonTo === '-' ? process.stderr : process.stdout;
const say = (line: string): boolean => process.stderr.write(`${line}\n`);
const answers: Answer[] = [];
for (const file of await filesOf(wanted)) {
  say(`bench: ${file.replace('.ts', '')}`);
  const { ask } = (await import(new URL(file, FOLDER).href)) as { ask: Question };
  for (const answer of await ask({
    quick,
    rounds: quick ? quickRounds : usualRounds,
    say: (line) => say(`  ${line}`),
  })) {
    answers.push(answer);
    tables.write(`${tableOf(answer)}\n`);
  }
}
const report = { machine: machine(), quick, answers };
if (jsonTo === '-') process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
else if (jsonTo !== undefined) await writeFile(jsonTo, `${JSON.stringify(report, null, 2)}\n`);
const missed = quick ? [] : answers.filter(fails);
for (const { goals } of missed) say(`bench: ${goals.join(', ')} misses a firm goal`);
process.exit(missed.length > 0 ? 1 : 0);

function readArguments(all: readonly string[]) {
  // `--json` may stand alone, which parseArgs does not know.
  const given = all.flatMap((argument, index) => {
    const next = all[index + 1];
    const alone = argument === '--json' && !next?.endsWith('.json');
    return alone ? ['--json', '-'] : [argument];
  });
  const { values, positionals } = parseArgs({
    args: given,
    allowPositionals: true,
    options: { json: { type: 'string' }, quick: { type: 'boolean', default: false } },
  });
  return { jsonTo: values.json, quick: values.quick, wanted: positionals.map((name) => name.toLowerCase()) };
}

/** Files are named after the goals that they measure: `p13-p14-fan-out.ts` is both p13 and p14. */
async function filesOf(names: readonly string[]): Promise<string[]> {
  const all = (await readdir(FOLDER)).filter((file) => file.endsWith('.ts')).sort(byGoal);
  for (const name of names) {
    if (!all.some((file) => answersTo(file, name))) {
      say(
        `bench: there is no question ${name}; there are ${all.map((file) => file.replace('.ts', '')).join(', ')}`,
      );
      process.exit(2);
    }
  }
  return names.length === 0 ? all : all.filter((file) => names.some((name) => answersTo(file, name)));
}

function answersTo(file: string, name: string): boolean {
  return file.replace('.ts', '').split('-').includes(name);
}

function byGoal(a: string, b: string): number {
  // What has no number comes last.
  const numberOf = (file: string): number => parseInt(file.slice(1), 10) || Number.MAX_SAFE_INTEGER;
  return numberOf(a) - numberOf(b) || a.localeCompare(b);
}

function machine() {
  return {
    node: process.version,
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    load: loadavg().map((load) => Math.round(load * 10) / 10),
  };
}
