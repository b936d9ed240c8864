import { expect } from 'chai';
import { createDraftKeep } from './draft-keep.js';

const NOW = Date.parse('2026-06-03T14:47:14.000+08:00');
const DAY = 86_400_000;
const KEY = 'jtop.draft:one';
const draft = {
  values: { title: '低温韧性', list: [{ key: '1', name: 'a' }], on: true },
  step: 2,
  savedAt: NOW,
};

describe('a draft on the device', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  it('comes back as it was, for thirty days', () => {
    const keep = createDraftKeep('one');
    expect(keep.write(draft)).to.equal('saved');
    expect(keep.read(NOW + 29 * DAY)).to.deep.equal(draft);
    expect(createDraftKeep('two').read(NOW)).to.equal(undefined);
    expect(keep.read(NOW + 30 * DAY)).to.equal(undefined);
    expect(localStorage.getItem(KEY)).to.equal(null);
  });

  for (const [name, text] of [
    ['no JSON', '{'],
    ['another version', JSON.stringify({ v: 2, ...draft })],
    ['no values', JSON.stringify({ v: 1, step: 0, savedAt: NOW })],
    ['values of another form', JSON.stringify({ v: 1, ...draft, values: { title: { a: 1 } } })],
    ['rows without a key', JSON.stringify({ v: 1, ...draft, values: { list: [{ name: 'a' }] } })],
  ] as const)
    it(`is passed over where somebody wrote ${name}`, () => {
      localStorage.setItem(KEY, text);
      expect(createDraftKeep('one').read(NOW)).to.equal(undefined);
    });

  it('says where it is too large, or the browser refuses', () => {
    const keep = createDraftKeep('one');
    expect(keep.write({ ...draft, values: { title: '字'.repeat(200_001) } })).to.equal('too_large');
    const real = Storage.prototype.setItem.bind(localStorage);
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    expect(keep.write(draft)).to.equal('full');
    Storage.prototype.setItem = function setItem(this: Storage, key: string, text: string) {
      real(key, text);
    };
  });

  it('tells both tabs that have it open', async () => {
    let told = 0;
    const first = createDraftKeep('one').watch(() => (told += 1));
    const second = createDraftKeep('one').watch(() => (told += 10));
    for (let round = 0; round < 50 && told < 11; round++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    first();
    second();
    expect(told).to.equal(11);
  });
});
