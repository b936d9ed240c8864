import { parseArgs } from 'node:util';
import { openStorage, type Storage } from './database.js';
import type { Phase } from './phase.js';
import { clock } from './phases/clock.js';
import { cuts } from './phases/cuts.js';
import { hotLot } from './phases/hot-lot.js';
import { kills } from './phases/kills.js';
import { memory } from './phases/memory.js';
import { outages } from './phases/outages.js';
import { session } from './phases/session.js';
import { Random } from './random.js';
import { Report } from './report.js';
import { Deadline } from './waiting.js';

/** The whole campaign takes no longer, in milliseconds. */
const BOUND_MS = 600_000;
/** Kept for stopping what runs and for the summary. */
const RESERVE_MS = 30_000;

const PHASES: readonly Phase[] = [
  kills({ count: 20, bidders: 19 }),
  outages({ count: 5, bidders: 12 }),
  cuts({ count: 1_000, watchers: 40 }),
  hotLot({ bidders: 200, bids: 500 }),
  session({ count: 30, withinMs: 45_000 }),
  clock({ jumps: 12 }),
  memory({ warmUpMs: 15_000, stretchMs: 35_000 }),
];

const USAGE = `npm run test:faults -- [--seed <number>] [--only <phase>[,<phase>…]] [--pglite]
phases: ${PHASES.map(({ name }) => name).join(', ')}`;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs the campaign. @returns the exit code: 0 where every promise was kept */
async function main(): Promise<number> {
  const started = performance.now();
  const deadline = new Deadline(BOUND_MS - RESERVE_MS);
  const { seed, phases, pglite } = readArguments();
  print(`seed ${seed} (repeat with --seed ${seed})`);
  const storage = await openStorage(pglite ? 'pglite' : 'auto');
  print(
    storage.kind === 'PostgreSQL' || pglite
      ? `storage: ${storage.name}`
      : 'storage: PGlite, as no PostgreSQL 15 is installed; the outages are left out and the hot lot has fewer bidders',
  );
  // A failure of the campaign itself must not leave a server behind, nor go on for ever.
  const end = (code: number): void => {
    void storage.remove().finally(() => process.exit(code));
  };
  process.once('SIGINT', () => end(130));
  process.once('SIGTERM', () => end(143));
  const guard = setTimeout(
    () => {
      print('BROKEN: the time was up and a phase did not end');
      end(1);
    },
    BOUND_MS - (performance.now() - started),
  );
  let failed = 0;
  try {
    for (const phase of phases) {
      if (!(await runPhase(phase, { storage, deadline, seed }))) failed += 1;
    }
  } finally {
    clearTimeout(guard);
    await storage.remove();
  }
  const took = Math.round((performance.now() - started) / 1000);
  print(
    failed === 0
      ? `every promise was kept, in ${took} s`
      : `${failed} phases failed, after ${took} s; seed ${seed}`,
  );
  return failed === 0 ? 0 : 1;
}

async function runPhase(
  phase: Phase,
  { storage, deadline, seed }: { storage: Storage; deadline: Deadline; seed: number },
): Promise<boolean> {
  const { name, title } = phase;
  if (phase.needsPostgres && storage.server === undefined) {
    print(`${name}: left out`);
    return true;
  }
  print(`${name}: ${title}`);
  const started = performance.now();
  const report = new Report();
  // Each phase has chance of its own, so that --only repeats it as it was.
  const random = new Random(seed + PHASES.findIndex((other) => other.name === name));
  try {
    await phase.run({ storage, report, random, deadline: deadline.within(phase.boundMs) });
  } catch (error) {
    report.violation(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  for (const line of report.lines()) print(line);
  print(`  ${report.ok ? 'kept' : 'FAILED'} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return report.ok;
}

interface Arguments {
  readonly seed: number;
  readonly phases: readonly Phase[];
  readonly pglite: boolean;
}

function readArguments(): Arguments {
  const options = {
    seed: { type: 'string' },
    only: { type: 'string' },
    pglite: { type: 'boolean' },
  } as const;
  const { values } = parseArgs({ options, args: process.argv.slice(2) });
  const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : Number(values.seed);
  if (!Number.isSafeInteger(seed)) throw new Error(`--seed: ${values.seed} is no whole number\n${USAGE}`);
  const wanted = values.only?.split(',');
  const unknown = wanted?.filter((name) => !PHASES.some((phase) => phase.name === name)) ?? [];
  if (unknown.length > 0) throw new Error(`--only: there is no phase ${unknown.join(', ')}\n${USAGE}`);
  const phases = PHASES.filter(({ name }) => wanted?.includes(name) ?? true);
  return { seed, phases, pglite: values.pglite === true };
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
// Sockets kept for reuse must not keep a finished campaign alive.
setTimeout(() => process.exit(), 1_000).unref();
