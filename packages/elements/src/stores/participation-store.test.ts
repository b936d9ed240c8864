import type { BidAccepted, Registration } from '@jtop/contract';
import { expect } from 'chai';
import { LOT_ID, NOW, makeBid, makeBids, makeLot } from '../testing/fixtures.js';
import { createParticipationStore, participationIn, type Keep } from './participation-store.js';

const registration: Registration = {
  id: 'r1',
  lotId: LOT_ID,
  bidderCode: 'K7Q2',
  qualification: 'passed',
  agreedRulesHash: 'a'.repeat(64),
  agreedAt: '2026-06-01T10:00:00.000+08:00',
  deposit: { amountFen: 3_000_000, status: 'required' },
};
const accepted = (seq: number, amountFen = 43_000_000): BidAccepted => ({
  bid: makeBid(seq, amountFen, NOW, { bidderCode: 'K7Q2' }),
  receipt: `jws-${seq}`,
  lot: { currentPriceFen: amountFen, nextAmountFen: amountFen + 1, closesAt: '', bidCount: seq, version: 1 },
});

function memory(text: string | null = null): Keep & { text: string | null } {
  return {
    text,
    read() {
      return this.text;
    },
    write(next) {
      this.text = next;
    },
  };
}

describe('who takes part', () => {
  it('is nobody until the platform has said so', () => {
    const store = createParticipationStore();
    expect(store.getSnapshot()).to.deep.equal({ signedIn: false, lots: {} });
    expect(participationIn(store.getSnapshot(), makeLot(), makeBids())).to.equal(undefined);
  });

  it('learns by registration, deposit and bids', () => {
    const store = createParticipationStore();
    let told = 0;
    store.subscribe(() => (told += 1));
    store.registered(registration);
    store.deposited(LOT_ID, { amountFen: 3_000_000, status: 'paid' });
    store.placed(accepted(13));
    store.placed(accepted(13));
    expect(told).to.equal(4);
    expect(store.getSnapshot().lots[LOT_ID]).to.deep.equal({
      bidderCode: 'K7Q2',
      qualification: 'passed',
      deposit: 'paid',
      agreedRulesHash: 'a'.repeat(64),
      receipts: [
        {
          seq: 13,
          amountFen: 43_000_000,
          receivedAt: '2026-06-03T14:47:14.000+08:00',
          hash: makeBid(13, 1, NOW).hash,
          jws: 'jws-13',
        },
      ],
    });
  });

  it('finds one’s own bids in the public history under one’s code', () => {
    const store = createParticipationStore();
    store.signedIn({ displayName: '甲公司', registrations: [registration] });
    const own = participationIn(store.getSnapshot(), makeLot(), makeBids());
    expect(own?.ownAmountFen).to.equal(40_000_000);
    expect(participationIn(store.getSnapshot(), { id: 'another' }, makeBids())?.registration).to.equal(
      undefined,
    );
  });

  it('survives a reload with receipts, and keeps no more than it shows', () => {
    const keep = memory();
    const store = createParticipationStore(keep);
    const hostile = { ...registration, accessToken: 'secret' } as Registration;
    store.registered(hostile);
    store.placed(accepted(13));
    expect(keep.text).to.not.contain('secret');
    expect(createParticipationStore(keep).getSnapshot()).to.deep.equal(store.getSnapshot());
    store.forget();
    expect(keep.text).to.equal(null);
    expect(createParticipationStore(keep).getSnapshot().signedIn).to.equal(false);
  });

  it('remembers the roles over a reload, and none that is no text', () => {
    const keep = memory();
    createParticipationStore(keep).signedIn({ roles: ['host', 'company'], registrations: [] });
    expect(createParticipationStore(keep).getSnapshot().roles).to.deep.equal(['host', 'company']);
    const text = '{"lots":{},"roles":["host",7,null]}';
    expect(createParticipationStore(memory(text)).getSnapshot().roles).to.deep.equal(['host']);
  });

  it('keeps the receipts of the same code when the person signs in again, and drops those of another', () => {
    const store = createParticipationStore();
    store.registered(registration);
    store.placed(accepted(13));
    store.signedIn({ displayName: '甲公司', registrations: [registration] });
    expect(store.getSnapshot().lots[LOT_ID]?.receipts).to.have.length(1);
    store.signedIn({ displayName: '乙公司', registrations: [{ ...registration, bidderCode: 'T9WA' }] });
    expect(store.getSnapshot().lots[LOT_ID]?.receipts).to.deep.equal([]);
  });

  it('knows nothing of a deposit without a registration', () => {
    const store = createParticipationStore();
    store.deposited(LOT_ID, { amountFen: 1, status: 'paid' });
    expect(store.getSnapshot().signedIn).to.equal(false);
  });

  it('works where storage throws', () => {
    const fail = (): never => {
      throw new Error('storage is blocked');
    };
    const store = createParticipationStore({ read: fail, write: fail });
    store.registered(registration);
    expect(store.getSnapshot().signedIn).to.equal(true);
  });

  for (const text of [
    '{',
    'null',
    '7',
    '[]',
    '{"lots":null}',
    `{"lots":{"x":{"bidderCode":7}}}`,
    `{"lots":{"x":{"bidderCode":"A","qualification":"passed","deposit":"paid","receipts":[{"jws":1}]}}}`,
    '{"lots":{"__proto__":{"polluted":1}}}',
  ]) {
    it(`takes nothing from storage that reads ${text.slice(0, 30)}`, () => {
      const { lots } = createParticipationStore(memory(text)).getSnapshot();
      expect(Object.keys(lots)).to.deep.equal([]);
      expect(({} as { polluted?: number }).polluted).to.equal(undefined);
    });
  }
});
