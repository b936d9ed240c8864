import { describe, expect, it } from 'vitest';
import {
  isConnectionLost,
  isFatal,
  StorageAwayError,
  StorageFullError,
  toStorageError,
} from './storage-error.js';

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

  it.each([
    ...['ECONNREFUSED', 'ECONNRESET', 'EAI_AGAIN', '08006', '57P01', '57P03', '25P03', '53300'],
    ...['57014', '55P03', '40001', '40P01'],
  ])('is a database away, or not in time, for %s', (code) => {
    expect(toStorageError(withCode(code))).toBeInstanceOf(StorageAwayError);
  });

  it.each([
    'Connection terminated unexpectedly',
    'Client has encountered a connection error and is not queryable',
    'Query read timeout',
    'timeout exceeded when trying to connect',
  ])('is a database away where node-postgres says: %s', (message) => {
    expect(toStorageError(new Error(message))).toBeInstanceOf(StorageAwayError);
  });

  it.each([
    [withCode('57P01'), true],
    [withCode('ECONNRESET'), true],
    [new Error('Query read timeout'), true],
    [withCode('57014'), false],
    [withCode('23505'), false],
  ])('is the end of its connection, or not: %s', (error, lost) => {
    expect(isConnectionLost(error)).toBe(lost);
  });

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
