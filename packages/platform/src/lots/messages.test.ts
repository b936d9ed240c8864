import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaction } from '../db/transaction.js';
import { appendMessage } from '../live/outbox.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import { insertAll } from './bulk.js';
import { MESSAGES, messageRows } from './messages.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it('writes the rows that the outbox would write one by one', async () => {
  const data = { status: 'bidding', topic: 'overwritten' };
  const rows = await inTransaction(database.db, async (tx) => {
    await appendMessage(tx, 'lot:x', 1, 'status', data, 1_780_452_000_000);
    const messages = [{ event: 'status', version: 2, data }];
    await insertAll(MESSAGES, messageRows('lot:x', messages, 1_780_452_000_000)).execute(tx);
    return tx.selectFrom('stream_messages').selectAll().orderBy('version').execute();
  });
  const [one, two] = rows.map(({ version, data: text, ...row }) => ({
    ...row,
    text: text.replace(`"version":${version}`, ''),
  }));
  expect(two).toEqual(one);
});
