import type { Core } from '../core/types.js';
import { askJson } from './ask.js';
import { defaultEnvironment, wait, type Environment } from './environment.js';
import type { TimeListener } from './live.js';
import { createStore, type Store } from './store.js';

/** How well the seasons' clock is known here. */
export interface ClockState {
  /** Whether the platform has been asked with success. Before that `now()` is the machine's own guess. */
  readonly synced: boolean;
  /** Round trip of the best sample, milliseconds; over 2,000 a last bid is a gamble. */
  readonly roundTripMs?: number;
}

export interface ClockOptions {
  /** Instead of the runtime's own timers and page: for tests. */
  readonly environment?: Environment | undefined;
}

const SAMPLES = 4;
const BETWEEN_SAMPLES_MS = 150;
const SAMPLE_TIMEOUT_MS = 5_000;
const RESYNC_MS = 5 * 60_000;
/** After a round in which no sample came back. */
const RETRY_MS = 10_000;
/** How far a machine's monotonic clock may run wrong: 100 parts in a million. */
const DRIFT = 1e-4;
/** While this clock is ahead, it runs at half speed until it is right again: it never steps back. */
const SLEW_RATE = 0.5;
/** The two clocks of a machine part by this much when it slept or its time was set. */
const JUMP_MS = 2_000;

interface Sample {
  /** Seasons' time minus monotonic time. */
  readonly offset: number;
  readonly roundTripMs: number;
  readonly at: number;
}

/**
 * The seasons' clock, kept here: it counts on from the platform's answers by the machine's monotonic clock, so that a
 * wrong or changed time of day on the machine means nothing. Starts to ask when first used.
 */
export class Clock implements TimeListener {
  readonly state: Store<ClockState>;
  private readonly store = createStore<ClockState>({ synced: false });
  private readonly endPage: () => void;
  private best: Sample | undefined;
  /** What `now()` last said, and when: the ground that it never falls below. */
  private shown = 0;
  private shownAt = 0;
  /** Wall time minus monotonic time, as it was last taken for granted. */
  private wallOffset = 0;
  private round: Promise<void> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(
    private readonly core: Core,
    { environment = defaultEnvironment }: ClockOptions = {},
  ) {
    this.state = this.store;
    this.endPage = environment.listen((event) => {
      if (this.timer !== undefined && event !== 'pagehide' && !environment.isHidden()) this.resync();
    });
  }

  /** Epoch milliseconds of the seasons' clock, as well as it is known. Never steps back once it is synced. */
  now(): number {
    if (this.timer === undefined && !this.round) this.resync();
    const { best } = this;
    if (!best) return Date.now();
    const monotonic = performance.now();
    const jump = Date.now() - monotonic - this.wallOffset;
    if (Math.abs(jump) > JUMP_MS) {
      // What was known may be wrong by as much: the next sample is better, whatever it is.
      this.wallOffset += jump;
      this.best = { ...best, roundTripMs: best.roundTripMs + 2 * Math.abs(jump) };
      this.resync();
    }
    this.shown = Math.max(monotonic + best.offset, this.shown + (monotonic - this.shownAt) * SLEW_RATE);
    this.shownAt = monotonic;
    return this.shown;
  }

  /** How far `now()` may be from the platform's time, milliseconds; infinite before the first answer. */
  get errorMs(): number {
    const shownOffset = this.now() - this.shownAt;
    return this.best ? this.uncertainty(this.best) + shownOffset - this.best.offset : Infinity;
  }

  /** Resolves when the platform has been asked, with success or not; see `state`. */
  sync(): Promise<void> {
    clearTimeout(this.timer);
    this.round = this.round ?? this.sampleRound().finally(() => (this.round = undefined));
    return this.round;
  }

  /** Asks the platform again, in the background. */
  resync(): void {
    if (!this.closed) void this.sync();
  }

  /** Takes a `time` event in. It was under way for an unknown time, so it can only say that this clock is behind. */
  observe(epochMs: number): void {
    const { best } = this;
    if (!best) return;
    const at = performance.now();
    const offset = epochMs - at;
    const ahead = offset - best.offset;
    const slack = this.uncertainty(best);
    // The platform's clock was moved, or this machine slept.
    if (ahead > slack) this.best = { ...best, offset, at };
    if (ahead > slack || ahead < -slack - JUMP_MS) this.resync();
  }

  /** Stops asking. */
  close(): void {
    this.closed = true;
    this.endPage();
    clearTimeout(this.timer);
  }

  private uncertainty(sample: Sample): number {
    return sample.roundTripMs / 2 + 1 + (performance.now() - sample.at) * DRIFT;
  }

  private async sampleRound(): Promise<void> {
    let got: Sample | undefined;
    for (let index = 0; index < SAMPLES && !this.closed; index++) {
      if (index > 0) await wait(BETWEEN_SAMPLES_MS);
      const sample = await this.sample();
      // The quickest answer bounds the error best: the platform's time lies somewhere within its round trip.
      if (sample && (!got || sample.roundTripMs < got.roundTripMs)) {
        got = sample;
        this.adopt(sample);
      }
    }
    if (this.closed) return;
    this.timer = setTimeout(() => this.resync(), got ? RESYNC_MS : RETRY_MS);
    // In Node, a program is not kept from ending by its clock.
    (this.timer as { unref?: () => void }).unref?.();
  }

  private adopt(sample: Sample): void {
    const { best } = this;
    if (best) {
      // An older sample stands while it is the better one and the new one does not contradict it.
      const [older, newer] = [this.uncertainty(best), this.uncertainty(sample)];
      if (older < newer && Math.abs(best.offset - sample.offset) <= older + newer) return;
    } else this.wallOffset = Date.now() - performance.now();
    this.best = sample;
    this.store.set({ synced: true, roundTripMs: sample.roundTripMs });
  }

  private async sample(): Promise<Sample | undefined> {
    try {
      const asked = performance.now();
      const { epochMs } = await askJson<{ epochMs: number }>(this.core, '/v1/time', SAMPLE_TIMEOUT_MS);
      const at = performance.now();
      const roundTripMs = at - asked;
      if (Number.isFinite(epochMs)) return { offset: epochMs + roundTripMs / 2 - at, roundTripMs, at };
    } catch {
      // No sample is no harm: others follow.
    }
    return undefined;
  }
}
