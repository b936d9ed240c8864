import { describe, expect, it } from 'vitest';
import {
  anything,
  array,
  either,
  instant,
  integer,
  literal,
  object,
  record,
  string,
  validator,
} from './validator.js';

describe('the parts of readers', () => {
  it('know integers that JSON carries exactly', () => {
    for (const value of [0, -1, Number.MAX_SAFE_INTEGER]) expect(integer(value)).toBeUndefined();
    for (const value of [1.5, 2 ** 53, Number.NaN, Infinity, '1', null, 1n]) expect(integer(value)).toBe('');
  });

  it('know the one form of an instant', () => {
    expect(instant('2026-06-03T10:00:00.000+08:00')).toBeUndefined();
    for (const value of ['2026-06-03T10:00:00+08:00', '2026-06-03T02:00:00.000Z', '', 0])
      expect(instant(value)).toBe('');
  });

  it('say where in lists, objects and records something is wrong', () => {
    const check = object({ items: array(object({ 'note?': string })), by: record(integer) });
    expect(check({ items: [{}, { note: 'x' }], by: { a: 1 } })).toBeUndefined();
    expect(check({ items: [{}, { note: 1 }], by: {} })).toBe('/items/1/note');
    expect(check({ items: [], by: { a: 1, b: '2' } })).toBe('/by/b');
    expect(check({ items: {}, by: {} })).toBe('/items');
    expect(check([])).toBe('');
    expect(record(integer)([1])).toBe('');
  });

  it('treat a field that is null as wrong, not as absent', () => {
    expect(object({ 'note?': string })({ note: null })).toBe('/note');
  });

  it('take the first of several forms that fits', () => {
    const check = either(literal('sold'), integer);
    expect(check('sold')).toBeUndefined();
    expect(check(5)).toBeUndefined();
    expect(check('lost')).toBe('');
    expect(anything(undefined)).toBeUndefined();
  });

  it('keep the pointer of the last value that failed', () => {
    const validate = validator(object({ a: integer }));
    expect(validate({ a: 1 })).toBe(true);
    expect(validate.pointer).toBeUndefined();
    expect(validate({ a: '1' })).toBe(false);
    expect(validate.pointer).toBe('/a');
  });
});
