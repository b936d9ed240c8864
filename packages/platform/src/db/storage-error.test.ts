import { describe, expect, it } from 'vitest';
import { isFatal, StorageAwayError, StorageFullError, toStorageError } from './storage-error.js';

const withCode = (code: string, message = 'x') => Object.assign(new Error(message), { code });

describe('what an error of the storage means', () => {
  it.each([
    ['the system', withCode('ENOSPC')],
    ['a quota', withCode('EDQUOT')],
    ['PostgreSQL', withCode('53100')],
    ['a message alone', new Error('could not extend file: No space left on device')],
    ['PGlite’s file system', { name: 'ErrnoError', errno: 51 }],
    ['a cause', new Error('outer', { cause: new Error('middle', { cause: withCode('ENOSPC') }) })],
  ])('is a full disk, told by %s', (_who, error) => {
    expect(toStorageError(error)).toBeInstanceOf(StorageFullError);
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', '08006', '57P01', '57P03', '53300'])(
    'is a database away for %s',
    (code) => {
      expect(toStorageError(withCode(code))).toBeInstanceOf(StorageAwayError);
    },
  );

  it.each([
    [withCode('23505')],
    [new TypeError('x')],
    [undefined],
    ['ENOSPC'],
    [{ name: 'ErrnoError', errno: 2 }],
  ])('is nothing of that kind for %s', (error) => {
    expect(toStorageError(error)).toBeUndefined();
  });

  it('ends the database where PostgreSQL or its program gave up', () => {
    expect(isFatal(Object.assign(new Error('x'), { severity: 'PANIC' }))).toBe(true);
    expect(isFatal(new WebAssembly.RuntimeError('unreachable'))).toBe(true);
    expect(isFatal(Object.assign(new Error('x'), { severity: 'ERROR', code: '53100' }))).toBe(false);
  });
});
