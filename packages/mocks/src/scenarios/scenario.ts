import type { Operation } from '@jtop/contract';
import type { ProblemError } from '@jtop/contract/binding';
import type { Stage } from '../fixtures/stage.js';

/** How a mock behaves besides what it knows. */
export interface Behaviour {
  /** Real milliseconds before each answer. */
  readonly delayMs?: number;
  /** A refusal that comes before everything else; undefined lets the request through. */
  readonly refuse?: (operation: Operation) => ProblemError | undefined;
}

/** A named state to start from. */
export interface Scenario {
  /** For people who choose one, such as in a story's toolbar. */
  readonly title: string;
  /** Sets the stage: the same each time, counted from the stage's now. */
  readonly set: (stage: Stage) => void;
  readonly behaviour?: Behaviour;
}
