import {
  lotsDepositsCreateOperation,
  lotsRegistrationsCreateOperation,
  type Deposit,
  type DepositCreate,
  type Registration,
  type RegistrationCreate,
} from '@jtop/contract';
import type { ApiPromise } from '../core/promise.js';
import type { Core, WriteOptions } from '../core/types.js';
import { requestWrite } from '../core/write.js';

export type { Deposit, DepositCreate, Registration, RegistrationCreate };

const registration = () => import('@jtop/contract/validators/registration');
const deposit = () => import('@jtop/contract/validators/deposit');

/** See {@link Registrations.create}. */
export function createRegistration(
  core: Core,
  lotId: string,
  body: RegistrationCreate,
  options?: WriteOptions,
): ApiPromise<Registration> {
  return requestWrite(
    core,
    lotsRegistrationsCreateOperation,
    { id: lotId, body, validator: registration },
    options,
  );
}

/** See {@link Deposits.create}. */
export function createDeposit(
  core: Core,
  lotId: string,
  body: DepositCreate = { method: 'escrow' },
  options?: WriteOptions,
): ApiPromise<Deposit> {
  return requestWrite(core, lotsDepositsCreateOperation, { id: lotId, body, validator: deposit }, options);
}

/** Registrations for a lot (报名). */
export class Registrations {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Registers for a lot and agrees to its rules; again, it gives the registration that there is.
   *
   * @example
   * const { bidderCode } = await jtop.lots.registrations.create(lot.id, { agreedRulesHash: lot.rulesHash });
   * @throws ConflictError `bid.rules_not_accepted`, `registration.closed`
   */
  create(lotId: string, body: RegistrationCreate, options?: WriteOptions): ApiPromise<Registration> {
    return createRegistration(this.#core, lotId, body, options);
  }
}

/** Deposits for a lot (保证金). */
export class Deposits {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Pays the deposit of one's registration; again, it gives the deposit that there is.
   *
   * @throws ConflictError `bid.not_registered`
   */
  create(lotId: string, body?: DepositCreate, options?: WriteOptions): ApiPromise<Deposit> {
    return createDeposit(this.#core, lotId, body, options);
  }
}
