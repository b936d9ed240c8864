/** A price and when it was reached, epoch milliseconds. */
export interface ChartPoint {
  readonly at: number;
  readonly fen: number;
}

export interface ChartInput {
  readonly opensAt: number;
  readonly scheduledCloseAt: number;
  readonly closesAt: number;
  readonly startFen: number;
  /** In rising order of time. */
  readonly points: readonly ChartPoint[];
  /** The line goes on level up to here, or to the end if that is earlier. */
  readonly now: number;
}

/** A step chart on a field of 300 × 100, ready to be drawn. Money and time are labels outside it. */
export interface Chart {
  /** Path of the price; empty before the first bid. */
  readonly path: string;
  /** Path of a point at the last bid; empty before the first bid. */
  readonly dot: string;
  /** Where the scheduled end is. */
  readonly scheduledX: string;
  /** Width of what was added to it; `0.0` where nothing was. */
  readonly extensionWidth: string;
  /** Labels of the upper, middle and lower line, fen. */
  readonly levels: readonly [number, number, number];
}

const WIDTH = 300;
const HEIGHT = 100;

/** The least of 1, 2, 3, 5, 10, 20, … units that is not below `value`. */
function roundUp(value: number, unit: number): number {
  for (let scale = unit; ; scale *= 10) {
    for (const factor of [1, 2, 3, 5]) if (factor * scale >= value) return factor * scale;
  }
}

/** Lays the price of a lot out over its time. `unitFen` is the least distance that two labels may have. */
export function chartOf(input: ChartInput, unitFen: number): Chart {
  const { opensAt, scheduledCloseAt, closesAt, startFen, points, now } = input;
  const end = Math.max(closesAt, scheduledCloseAt);
  const x = (at: number): string =>
    (WIDTH * Math.min(1, Math.max(0, (at - opensAt) / Math.max(1, end - opensAt)))).toFixed(1);
  const last = points[points.length - 1];
  const low = Math.floor(startFen / unitFen) * unitFen;
  const half = roundUp(Math.max(unitFen, ((last?.fen ?? startFen) - low) * 0.55), unitFen);
  const y = (fen: number): string => (HEIGHT * (1 - (fen - low) / (2 * half))).toFixed(1);
  const steps = points.map(({ at, fen }) => `H${x(at)}V${y(fen)}`).join('');
  return {
    path: last ? `M0 ${y(startFen)}${steps}H${x(Math.min(now, closesAt))}` : '',
    dot: last ? `M${x(last.at)} ${y(last.fen)}h.01` : '',
    scheduledX: x(scheduledCloseAt),
    extensionWidth: (WIDTH - Number(x(scheduledCloseAt))).toFixed(1),
    levels: [low + 2 * half, low + half, low],
  };
}
