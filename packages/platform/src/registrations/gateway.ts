import type { SeasonClock } from '../clock.js';
import type { DepositOrder, DepositSettlement, PaymentGateway } from '../context.js';

/**
 * The sandbox's payment gateway: money is there at once. It remembers nothing; the registration does, and it is not
 * asked again for one that is paid.
 */
export class SandboxGateway implements PaymentGateway {
  readonly #clock: SeasonClock;

  constructor(clock: SeasonClock) {
    this.#clock = clock;
  }

  collectDeposit(_order: DepositOrder): Promise<DepositSettlement> {
    return Promise.resolve({ status: 'paid', paidAt: this.#clock.now() });
  }

  refundDeposit(_order: DepositOrder): Promise<void> {
    return Promise.resolve();
  }
}
