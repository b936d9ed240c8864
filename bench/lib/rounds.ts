import { median } from './statistics.js';

/** One way of doing something, measured again and again beside the others. */
export interface Case {
  readonly name: string;
  /** Does it once and returns what it cost, or achieved, in the unit of the question. */
  readonly run: () => Promise<number> | number;
}

/** How many rounds, and which of them count. */
export interface RoundOptions {
  /** Rounds that each case should have left. */
  readonly keep: number;
  /** Rounds after which it is enough, however few are left. */
  readonly most: number;
  /** A round is dropped whose spin took longer than this times the best of all. */
  readonly tolerance: number;
  /** Rounds that are run and thrown away first. */
  readonly warmUp: number;
  /** Milliseconds that a fixed piece of work takes now: how fast the machine is at this moment. */
  readonly spin: () => number;
}

export interface Measured {
  readonly name: string;
  readonly median: number;
  readonly best: number;
  readonly worst: number;
  readonly kept: number;
  readonly dropped: number;
}

interface Round {
  readonly name: string;
  readonly value: number;
  /** The slower of the spins before and after. */
  readonly spin: number;
}

/** Iterations of the spin: some milliseconds on a calm machine. */
const SPIN = 4_000_000;

/** Times a fixed loop of integers. What it takes says nothing of us and everything of the machine. */
export function spin(): number {
  const from = performance.now();
  let value = 1;
  for (let n = 0; n < SPIN; n += 1) value = (Math.imul(value, 1_103_515_245) + 12_345) | 0;
  // Used, so that no compiler leaves the loop out.
  if (value === 0.5) throw new Error('not an integer');
  return performance.now() - from;
}

export const usualRounds: RoundOptions = { keep: 9, most: 30, tolerance: 1.3, warmUp: 1, spin };
export const quickRounds: RoundOptions = { ...usualRounds, keep: 1, most: 2 };

/**
 * Runs the cases in turn, round after round, so that what disturbs the machine disturbs all of them, and drops the
 * rounds in which it was slow.
 *
 * @returns in the order of the cases; a case with no round left has them all counted, and `kept` 0 says so
 */
export async function interleave(cases: readonly Case[], options: RoundOptions): Promise<Measured[]> {
  const rounds: Round[] = [];
  let fastest = Infinity;
  for (let round = 0; round < options.warmUp + options.most; round += 1) {
    for (const each of cases) {
      const before = options.spin();
      const value = await each.run();
      const after = options.spin();
      fastest = Math.min(fastest, before, after);
      if (round >= options.warmUp) rounds.push({ name: each.name, value, spin: Math.max(before, after) });
    }
    const summaries = summarize(cases, rounds, fastest * options.tolerance);
    if (summaries.every(({ kept }) => kept >= options.keep)) return summaries;
  }
  return summarize(cases, rounds, fastest * options.tolerance);
}

function summarize(cases: readonly Case[], rounds: readonly Round[], slowest: number): Measured[] {
  return cases.map(({ name }) => {
    const own = rounds.filter((round) => round.name === name);
    const calm = own.filter((round) => round.spin <= slowest);
    const values = (calm.length > 0 ? calm : own).map((round) => round.value);
    return {
      name,
      median: median(values),
      best: Math.min(...values),
      worst: Math.max(...values),
      kept: calm.length,
      dropped: own.length - calm.length,
    };
  });
}
