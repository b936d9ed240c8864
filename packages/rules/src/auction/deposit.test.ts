import { describe, expect, it } from 'vitest';
import type { LotStatus } from '@jtop/contract';
import { depositRelease } from './deposit.js';

const at = (status: LotStatus, leadingPartyId?: string) => depositRelease({ status, leadingPartyId });

describe('deposits', () => {
  it.each(['reserve_not_met', 'no_bids', 'no_sale', 'cancelled', 'voided'] as const)(
    'all go back when a lot ends as %s',
    (status) => {
      expect(at(status, 'leader')).toEqual({ release: 'all' });
    },
  );

  it.each(['confirmed', 'contracted', 'transferred', 'completed', 'defaulted'] as const)(
    'but the buyer’s go back when a lot is %s',
    (status) => {
      expect(at(status, 'buyer')).toEqual({ release: 'others', buyerPartyId: 'buyer' });
    },
  );

  it.each(['draft', 'registering', 'bidding', 'suspended', 'closed', 'relisted'] as const)(
    'stay where they are while a lot is %s',
    (status) => {
      expect(at(status, 'leader')).toEqual({ release: 'none' });
    },
  );

  it('all go back where a lot ended without anybody in the lead', () => {
    expect(at('completed')).toEqual({ release: 'all' });
  });
});
