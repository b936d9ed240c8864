import type { Answer } from './report.js';
import type { RoundOptions } from './rounds.js';

/** How a question is to be asked. */
export interface BenchContext {
  /** A smoke in seconds: small sizes, one round; the figures mean nothing. */
  readonly quick: boolean;
  readonly rounds: RoundOptions;
  /** Where progress goes. */
  readonly say: (line: string) => void;
}

/** One file of bench/questions: measures, and gives what came out. */
export type Question = (context: BenchContext) => Promise<readonly Answer[]>;
