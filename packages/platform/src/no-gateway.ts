import { ProblemError } from '@jtop/contract/binding';
import type { DepositSettlement, PaymentGateway } from './context.js';

/** Outside the sandbox, as long as no payment provider is joined: deposits are refused, never taken as paid. */
export class NoGateway implements PaymentGateway {
  collectDeposit(): Promise<DepositSettlement> {
    return Promise.reject(
      new ProblemError('unavailable', {}, { detail: 'no payment provider is connected' }),
    );
  }
}
