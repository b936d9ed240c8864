import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import rule from '../../scripts/lint/no-root-handle-in-transaction.mjs';

function faults(code: string): number[] {
  const linter = new Linter();
  const messages = linter.verify(code, {
    plugins: { jtop: { rules: { 'no-root-handle': rule } } },
    rules: { 'jtop/no-root-handle': 'error' },
  });
  return messages.map((message) => message.line);
}

describe('no-root-handle-in-transaction', () => {
  it.each([
    ['inTransaction(platform.db, async (tx) => { await tx.selectFrom("lots"); });'],
    ['inTransaction(db, (tx) => place(tx, lot)); db.selectFrom("lots");'],
    ['db.transaction().execute(async (tx) => insert(tx, { db: "name" }));'],
    ['work(platform, () => platform.db.selectFrom("lots"));'],
    ['inTransaction(root, async (db) => db.selectFrom("lots"));'],
  ])('lets %s pass', (code) => {
    expect(faults(code)).toEqual([]);
  });

  it.each([
    ['inTransaction(platform.db, async (tx) => {\nawait platform.db.selectFrom("lots");\n});', [2]],
    ['inTransaction(db, async (tx) => {\nawait list(db);\n});', [2]],
    ['db.transaction().execute(async function (tx) {\nreturn db.selectFrom("lots");\n});', [2]],
    ['inTransaction(db, async (tx) => {\nawait each(rows, () => this.db.x());\n});', [2]],
    ['inTransaction(root, async (db) => {\nawait platform.db.selectFrom("lots");\n});', [2]],
    ['class A { #db; run() { return inTransaction(this.#db, (tx) =>\nthis.#db.x()); } }', [2]],
  ])('refuses %s', (code, lines) => {
    expect(faults(code)).toEqual(lines);
  });
});
