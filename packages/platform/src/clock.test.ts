import { describe, expect, it } from 'vitest';
import { ManualClock, SystemClock } from './clock.js';

describe('the seasons’ clock', () => {
  it('runs ahead of real time by what it was advanced', () => {
    const clock = new SystemClock(5_000, () => 1_000_000);
    expect(clock.now()).toBe(1_005_000);
    clock.advance(60_000);
    expect(clock.now()).toBe(1_065_000);
    expect(clock.advancedMs()).toBe(65_000);
  });

  it('stands still while the machine’s clock is set back', () => {
    let real = 1_000_000;
    const clock = new SystemClock(0, () => real);
    expect(clock.now()).toBe(1_000_000);
    real = 900_000;
    expect(clock.now()).toBe(1_000_000);
    real = 1_000_001;
    expect(clock.now()).toBe(1_000_001);
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses a step of %s', (ms) => {
    expect(() => new SystemClock().advance(ms)).toThrow(RangeError);
    expect(() => new ManualClock(0).advance(ms)).toThrow(RangeError);
  });

  it('moves by hand in a test, forward only', () => {
    const clock = new ManualClock(100);
    clock.moveTo(250);
    expect(clock.now()).toBe(250);
    expect(clock.advancedMs()).toBe(150);
    expect(() => clock.moveTo(249)).toThrow(RangeError);
  });
});
