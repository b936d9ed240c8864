import { expect } from 'chai';
import type { ReactiveControllerHost } from 'lit';
import type { Ticking } from '../internal/ticker.js';
import type { DataSnapshot } from '../stores/data-store.js';
import { FakePlatform } from '../testing/fake-platform.js';
import { fakeTime, type FakeTime } from '../testing/fake-time.js';
import { NOW } from '../testing/fixtures.js';
import { DataController } from './data-controller.js';

describe('when changes are drawn', () => {
  let time: FakeTime;
  let seen: boolean;
  let draws: number;
  let change: (data: number) => void;
  let controller: DataController<number>;

  beforeEach(() => {
    time = fakeTime(NOW);
    seen = true;
    draws = 0;
    let snapshot: DataSnapshot<number> = {};
    let tell = (): void => undefined;
    change = (data) => {
      snapshot = { data };
      tell();
    };
    const host = {
      addController: () => undefined,
      requestUpdate: () => {
        draws++;
        controller.markDrawn();
      },
      isConnected: true,
    } as unknown as ReactiveControllerHost & Ticking;
    controller = new DataController(host, () => ({
      getSnapshot: () => snapshot,
      subscribe: (listener) => {
        tell = listener;
        return () => undefined;
      },
      refresh: () => undefined,
      close: () => undefined,
    }));
    controller.attach({ core: new FakePlatform().core, realtime: 'on' }, 'subject');
    Object.assign(controller.hub?.ticker ?? {}, { sees: () => seen });
    change(10);
  });
  afterEach(() => time.restore());

  it('is ten times a second in sight, and once a second out of it', async () => {
    change(1);
    change(2);
    await time.pass(99);
    expect(draws).to.equal(1);
    await time.pass(2);
    expect([draws, controller.drawn.data]).to.deep.equal([2, 2]);
    seen = false;
    change(3);
    await time.pass(900);
    expect(draws).to.equal(2);
    await time.pass(101);
    expect([draws, controller.drawn.data]).to.deep.equal([3, 3]);
  });

  it('is soon for what comes in sight, though a wait had begun out of it', async () => {
    seen = false;
    change(1);
    await time.pass(100);
    // The element comes into sight and is drawn for that.
    seen = true;
    controller.markDrawn();
    change(2);
    await time.pass(101);
    expect(controller.drawn.data).to.equal(2);
  });
});
