import { expect } from 'chai';
import { chartOf } from './chart.js';

const input = { opensAt: 0, scheduledCloseAt: 300, closesAt: 300, startFen: 100, points: [], now: 0 };

describe('chartOf', () => {
  it('has lines and no price before the first bid', () => {
    const chart = chartOf(input, 10);
    expect(chart.path + chart.dot).to.equal('');
    expect(chart.levels).to.deep.equal([120, 110, 100]);
    expect([chart.scheduledX, chart.extensionWidth]).to.deep.equal(['300.0', '0.0']);
  });

  it('rises in steps and goes on level up to now', () => {
    const chart = chartOf(
      {
        ...input,
        points: [
          { at: 100, fen: 110 },
          { at: 200, fen: 120 },
        ],
        now: 250,
      },
      10,
    );
    expect(chart.path).to.equal('M0 100.0H100.0V75.0H200.0V50.0H250.0');
    expect(chart.dot).to.equal('M200.0 50.0h.01');
  });

  it('marks what was added to the scheduled end', () => {
    const chart = chartOf({ ...input, closesAt: 400 }, 10);
    expect([chart.scheduledX, chart.extensionWidth]).to.deep.equal(['225.0', '75.0']);
  });

  it('leaves room above the highest price, whatever it is', () => {
    for (const fen of [101, 250, 9_999, 1_000_000, 2 ** 53 - 1]) {
      const { levels, path } = chartOf({ ...input, points: [{ at: 1, fen }], now: 300 }, 10);
      expect(levels[0]).to.be.above(fen === 2 ** 53 - 1 ? 2 ** 53 - 2 : fen);
      expect(path).to.not.match(/NaN|Infinity|-/);
    }
  });
});
