import type { judgeLogSteps, Verdict, VerdictInput, VerdictProgress } from '@jtop/rules/verdict';
import { nextTask } from '../../internal/pause.js';

/** A slice ends after this long, or this many lines: half a frame leaves the page its other half. */
const SLICE_MS = 8;
const SLICE_STEPS = 200;

/** What of `@jtop/rules/verdict` is needed here. */
export interface Engine {
  readonly judgeLogSteps: typeof judgeLogSteps;
}

/** The part that hashes and checks signatures; fetched when something is verified for the first time. */
let engine: Promise<Engine> | undefined;

async function loadEngine(): Promise<Engine> {
  engine ??= import('@jtop/rules/verdict');
  try {
    return await engine;
  } catch (error) {
    // The next attempt asks again.
    engine = undefined;
    throw error;
  }
}

/** How a run stands. */
export type RunState<Subject> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: VerdictProgress | undefined }
  | { readonly kind: 'done'; readonly subject: Subject; readonly verdict: Verdict }
  /** The part of the widget that verifies could not be fetched. */
  | { readonly kind: 'failed' };

/** Verifies in slices, so that a page with a log of thousands of bids stays alive. One run at a time; a new one ends it. */
export class VerdictRun<Subject> {
  state: RunState<Subject> = { kind: 'idle' };
  /** The last verdict, also while another run is under way. */
  last: { readonly subject: Subject; readonly verdict: Verdict } | undefined;
  private current = 0;

  /**
   * @param changed - Called after each slice and at the end.
   * @param load - Fetches the part that verifies.
   */
  constructor(
    private readonly changed: () => void,
    private readonly load: () => Promise<Engine> = loadEngine,
  ) {}

  /** Verifies this, in place of what is under way. */
  start(subject: Subject, input: VerdictInput): void {
    const own = ++this.current;
    this.set({ kind: 'running', progress: undefined });
    void this.run(own, subject, input);
  }

  /** Ends what is under way. */
  stop(): void {
    this.current += 1;
    if (this.state.kind === 'running') this.state = { kind: 'idle' };
  }

  private async run(own: number, subject: Subject, input: VerdictInput): Promise<void> {
    let steps: Generator<VerdictProgress, Verdict>;
    try {
      steps = (await this.load()).judgeLogSteps(input);
    } catch {
      if (own === this.current) this.set({ kind: 'failed' });
      return;
    }
    while (own === this.current) {
      const slice = advance(steps);
      if ('verdict' in slice) {
        this.last = { subject, verdict: slice.verdict };
        this.set({ kind: 'done', ...this.last });
        return;
      }
      this.set({ kind: 'running', progress: slice.progress });
      await nextTask();
    }
  }

  private set(state: RunState<Subject>): void {
    this.state = state;
    this.changed();
  }
}

/** One slice of the work. */
function advance(
  steps: Generator<VerdictProgress, Verdict>,
): { readonly verdict: Verdict } | { readonly progress: VerdictProgress | undefined } {
  const end = performance.now() + SLICE_MS;
  let progress: VerdictProgress | undefined;
  for (let step = 0; step < SLICE_STEPS && performance.now() < end; step++) {
    const next = steps.next();
    if (next.done === true) return { verdict: next.value };
    progress = next.value;
  }
  return { progress };
}
