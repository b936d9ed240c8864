import { describe, expect, it } from 'vitest';
import { demoId } from './ids.js';
import { Prng } from './prng.js';

describe('Prng', () => {
  it('repeats itself for a seed, and differs for another', () => {
    const draw = (seed: string): number[] => {
      const prng = new Prng(seed);
      return Array.from({ length: 20 }, () => prng.int(0, 1_000_000));
    };
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
  });

  it('reaches both ends of a range and nothing beyond', () => {
    const prng = new Prng('range');
    const drawn = new Set(Array.from({ length: 500 }, () => prng.int(3, 6)));
    expect([...drawn].sort()).toEqual([3, 4, 5, 6]);
  });

  it('shuffles without loss', () => {
    const items = Array.from({ length: 50 }, (_, index) => index);
    const shuffled = new Prng('shuffle').shuffle(items);
    expect(shuffled).not.toEqual(items);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
  });

  it('says so when there is nothing to pick from', () => {
    expect(() => new Prng('none').pick([])).toThrow(RangeError);
  });
});

describe('demoId', () => {
  it('is a UUID of version 7, the same for a name everywhere', () => {
    expect(demoId('listing:featured-1')).toBe('01941f29-7c00-7809-b858-3d654c149b99');
    for (let n = 0; n < 200; n += 1) {
      expect(demoId(`any:${n}`)).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }
  });
});
