import { ProblemError } from '@jtop/contract/binding';
import type { DepositSettlement, PaymentGateway } from './context.js';

const notConnected = (): ProblemError =>
  new ProblemError('unavailable', {}, { detail: 'no payment provider is connected' });

/** Outside the sandbox, as long as no payment provider is joined: deposits are refused, never taken as paid. */
export class NoGateway implements PaymentGateway {
  collectDeposit(): Promise<DepositSettlement> {
    return Promise.reject(notConnected());
  }

  refundDeposit(): Promise<void> {
    return Promise.reject(notConnected());
  }
}
