import { JtopError, type ErrorContext } from './errors.js';

/**
 * A write was sent and no answer came back: it may have been done or not. `cause` says what happened.
 *
 * @example
 * catch (error) {
 *   if (isJtopError(error, 'outcome.unknown')) result = await error.reconcile();
 * }
 */
export class OutcomeUnknownError<T = unknown> extends JtopError {
  override readonly name = 'OutcomeUnknownError';
  declare readonly idempotencyKey: string;
  /**
   * Sends the same intent again under the same key. If the platform had done it, it gives the stored answer; if it had
   * not, it judges it now. Either way there is one effect at the most, and the outcome is known afterwards.
   *
   * @throws ApiError where it was refused, so not done; OutcomeUnknownError where again no answer came
   */
  readonly reconcile: () => Promise<T>;
  constructor(operation: string, reconcile: () => Promise<T>, context: ErrorContext) {
    super('outcome.unknown', `${operation}: no answer, so whether it was done is unknown`, context);
    this.reconcile = reconcile;
  }
}
