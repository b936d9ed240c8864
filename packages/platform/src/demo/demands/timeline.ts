import type { DemandStatus } from '@jtop/contract';
import { DAY } from '../years.js';

/** When a demand took its steps, epoch milliseconds; null: it has not. */
export interface DemandTimes {
  readonly created_at: number;
  readonly submitted_at: number | null;
  readonly reviewed_at: number | null;
  readonly published_at: number | null;
  readonly deadline: number;
  readonly roadshow_at: number | null;
  readonly awarded_at: number | null;
  readonly updated_at: number;
}

/** How far a state lies on the way of a demand. */
const STAGES = {
  draft: 0,
  collected: 1,
  withdrawn: 1,
  diagnosing: 1,
  diagnosed: 2,
  published: 3,
  pushed: 3,
  answering: 3,
  roadshow: 4,
  competing: 4,
  unmet: 4,
  carried_over: 4,
  awarded: 5,
  contracted: 5,
  tracked: 5,
  closed: 5,
} as const satisfies Readonly<Record<string, number>>;

/** Days of the way, of which a season that has just begun makes shorter ones. */
const WHOLE_WAY = 70;

/**
 * The times of a demand that has come this far, in the order in which they have to come.
 *
 * @param now - the present, or the end of the way for a season that is over
 * @param startsAt - of the season: nothing is before it
 * @param index - spreads the demands of a field over some days
 */
export function timesOf(status: DemandStatus, now: number, startsAt: number, index: number): DemandTimes {
  const stage = STAGES[status];
  const day = Math.min(DAY, (now - startsAt) / WHOLE_WAY);
  const created = Math.floor(now - (WHOLE_WAY - 2 - 2 * index) * day);
  const at = (days: number): number => Math.floor(created + days * day);
  const reached = (from: number, days: number): number | null => (stage >= from ? at(days) : null);
  const isOver = stage >= STAGES.roadshow;
  return {
    created_at: created,
    submitted_at: reached(STAGES.collected, 1),
    reviewed_at: reached(STAGES.diagnosed, 9),
    published_at: reached(STAGES.published, 12),
    deadline: isOver ? at(40) : now + (25 + 4 * index) * DAY,
    roadshow_at: status === 'unmet' ? null : reached(STAGES.roadshow, 46),
    awarded_at: reached(STAGES.awarded, 52),
    updated_at: at(stage === 0 ? 0 : stage < 4 ? 14 : 54),
  };
}
