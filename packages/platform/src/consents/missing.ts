import { ProblemError } from '@jtop/contract/binding';
import type { Tx } from '../db/schema.js';
import { currentText } from './repository.js';

/**
 * Asks the rules for a move that stands on consents. Where one is missing that nobody could give, for there is no text of
 * its kind, the problem says that, so that the operator knows what to do.
 *
 * @param at - epoch milliseconds
 * @throws ProblemError 409 `consent.text_missing { kind }`, and what the move throws
 */
export async function sayingWhatIsMissing<Result>(tx: Tx, at: number, move: () => Result): Promise<Result> {
  try {
    return move();
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'demand.consent_missing') throw error;
    const { kind } = error.extras;
    if (typeof kind !== 'string' || (await currentText(tx, kind, at)) !== undefined) throw error;
    throw new ProblemError('consent.text_missing', { kind });
  }
}
