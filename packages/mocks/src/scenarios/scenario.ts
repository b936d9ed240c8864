import type { Operation } from '@jtop/contract';
import type { ProblemError } from '@jtop/contract/binding';
import type { Stage } from '../fixtures/stage.js';

/** How a mock behaves besides what it knows. */
export interface Behaviour {
  /** Real milliseconds before each answer. */
  readonly delayMs?: number;
  /**
   * A refusal that comes before everything else; undefined lets the request through.
   * @param before how many calls of this operation there have been
   */
  readonly refuse?: (operation: Operation, before: number) => ProblemError | undefined;
  /** A stream is cut after each so many messages, as by a proxy. */
  readonly cutAfter?: number;
  /** Out of reach from so long after the start, for so long (for ever without it): milliseconds of the clock. */
  readonly offline?: { readonly afterMs: number; readonly forMs?: number };
  /** How far the clock of the platform is ahead of the machine's, where it is real time. */
  readonly clockAheadMs?: number;
}

/** A named state to start from. */
export interface Scenario {
  /** For people who choose one, such as in a story's toolbar. */
  readonly title: string;
  /** Sets the stage: the same each time, counted from the stage's now. */
  readonly set: (stage: Stage) => void;
  /** Subject of whoever looks, such as `demo-company-1`; absent: nobody is signed in. */
  readonly viewer?: string;
  readonly behaviour?: Behaviour;
}
