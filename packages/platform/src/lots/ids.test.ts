import { describe, expect, it } from 'vitest';
import { isId, newId } from './ids.js';

describe('an id', () => {
  it('is one, and sorts after those made before it for the same instant', () => {
    const ids = Array.from({ length: 1000 }, () => newId(1_780_452_000_000));
    expect(ids.every(isId)).toBe(true);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('sorts by its instant', () => {
    expect(newId(1_780_452_000_001) > newId(1_780_452_000_000)).toBe(true);
  });
});
