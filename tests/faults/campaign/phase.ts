import type { Storage } from './database.js';
import type { Random } from './random.js';
import type { Report } from './report.js';
import type { Deadline } from './waiting.js';

/** What a phase works with. */
export interface Stage {
  readonly storage: Storage;
  readonly random: Random;
  readonly report: Report;
  readonly deadline: Deadline;
}

/** One kind of trouble, thrown at a platform of its own. */
export interface Phase {
  readonly name: string;
  readonly title: string;
  /** How long it may take, in milliseconds: on a slow machine it does less, and says so. */
  readonly boundMs: number;
  /** What it needs that PGlite has not got. */
  readonly needsPostgres?: boolean;
  run(stage: Stage): Promise<void>;
}

/** Says how many of the troubles that were meant have come about; none at all proves nothing. */
export function sayHowMany(report: Report, what: string, done: number, meant: number): void {
  report.set(what, done < meant ? `${done} of ${meant} (time was up)` : done);
  report.expect(done > 0, `there were no ${what}`);
}
