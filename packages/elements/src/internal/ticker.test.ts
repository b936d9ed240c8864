import { expect } from 'chai';
import { fakeTime, look, type FakeTime } from '../testing/fake-time.js';
import { createTicker, type Ticking } from './ticker.js';

class Probe extends HTMLElement implements Ticking {
  always = false;
  ticks = 0;
  tick(): void {
    this.ticks++;
  }
}
customElements.define('ticker-probe', Probe);

describe('ticker', () => {
  let time: FakeTime;
  let probes: Probe[];
  beforeEach(() => {
    time = fakeTime(0);
    probes = [];
  });
  afterEach(() => {
    for (const probe of probes) probe.remove();
    time.restore();
  });
  const probe = (top = 0): Probe => {
    const element = document.createElement('ticker-probe') as Probe;
    element.style.cssText = `position:absolute;top:${top}px;width:10px;height:10px`;
    probes.push(element);
    return document.body.appendChild(element);
  };

  it('runs one timer for all, once a second of the clock given', async () => {
    const ticker = createTicker(() => performance.now());
    const elements = [probe(), probe(), probe()];
    for (const element of elements) ticker.add(element);
    await look();
    expect(time.pending).to.equal(1);
    const before = elements.map((element) => element.ticks);
    await time.pass(10_010);
    expect(elements.map((element, index) => element.ticks - (before[index] ?? 0))).to.deep.equal([
      10, 10, 10,
    ]);
    for (const element of elements) ticker.remove(element);
    expect(time.pending).to.equal(0);
  });

  it('leaves out what cannot be seen, unless it has something to say', async () => {
    const ticker = createTicker(() => performance.now());
    const far = probe(50_000);
    const speaking = probe(50_000);
    speaking.always = true;
    ticker.add(far);
    ticker.add(speaking);
    await look();
    expect([ticker.sees(far), ticker.sees(speaking)]).to.deep.equal([false, false]);
    await time.pass(3010);
    expect(far.ticks).to.equal(0);
    expect(speaking.ticks).to.equal(3);
    ticker.remove(far);
    ticker.remove(speaking);
    expect(time.pending).to.equal(0);
  });

  it('ticks at once what scrolls into view', async () => {
    const ticker = createTicker(() => performance.now());
    const element = probe(50_000);
    ticker.add(element);
    await look();
    element.style.top = '0';
    await look();
    await look();
    expect(element.ticks).to.be.at.least(1);
    ticker.remove(element);
  });
});
