import type { Operation, ProblemCode } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import type { Behaviour } from './scenario.js';

/** Each answer takes three seconds. */
export const SLOW: Behaviour = { delayMs: 3000 };

/** Out of reach after two seconds, for ever. */
export const OFFLINE: Behaviour = { offline: { afterMs: 2000 } };

/** Every call of the contract, or only the first few of each operation, is refused. */
export const refusing = (code: ProblemCode, times = Infinity): Behaviour => ({
  refuse: (operation: Operation, before: number) =>
    operation.path.startsWith('/v1/') && before < times ? new ProblemError(code) : undefined,
});
