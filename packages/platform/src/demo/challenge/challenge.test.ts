import { verifyJws } from '@jtop/rules/log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../db/transaction.js';
import { DEMO_PARTIES } from '../../identity/demo-parties.js';
import { ANONYMOUS } from '../../identity/viewer.js';
import { listDemands } from '../../demands/reading.js';
import { clearSeed } from '../store.js';
import { openDemoPlatform, PATIENCE_MS, prepareDemo, type DemoPlatform } from '../testing/demo-platform.js';
import { shanghai } from '../years.js';

const NOW = shanghai('2026-11-24', '09:30');

describe('the challenge season of the demo', () => {
  let demo: DemoPlatform;
  beforeAll(async () => {
    demo = await openDemoPlatform(NOW);
    await prepareDemo(demo.platform);
  }, PATIENCE_MS);
  afterAll(() => demo.close());

  it('has demands with answers in several states, which all say that they are invented', async () => {
    const page = await listDemands(demo.platform, { limit: 100 }, ANONYMOUS);
    const items = page.items.filter(({ answerCount }) => answerCount > 0);
    expect(items.map(({ seasonId, status, answerCount }) => [seasonId, status, answerCount])).toEqual([
      ['challenge-2026', 'answering', 3],
      ['challenge-2026', 'competing', 2],
      ['challenge-2025', 'contracted', 3],
    ]);
    for (const { title, summary } of items) expect(`${title}${summary ?? ''}`).toMatch(/示例.*演示数据/u);
    const hidden = DEMO_PARTIES.find(({ subject }) => subject === 'demo-company-2')?.displayName ?? '';
    expect(JSON.stringify(items)).not.toContain(hidden);
  });

  it('has solutions with versions and signed receipts, feedback, and contests', async () => {
    const { db, keys } = demo.platform;
    const versions = await db.selectFrom('solution_versions').selectAll().execute();
    expect(versions).toHaveLength(12);
    for (const { receipt_jws: receipt } of versions) {
      expect(verifyJws(receipt, keys.receiptJwks()).ok).toBe(true);
    }
    const statuses = await db.selectFrom('solutions').select('status').orderBy('status').execute();
    expect(statuses.map(({ status }) => status)).toEqual([
      'competing',
      'competing',
      'contracted',
      'not_selected',
      'not_selected',
      'screening',
      'shortlisted',
      'submitted',
    ]);
    const contests = await db.selectFrom('contests').select('status').orderBy('status').execute();
    expect(contests.map(({ status }) => status)).toEqual(['decided', 'open']);
  });

  it('is taken back whole where a seed was interrupted', async () => {
    await inTransaction(demo.platform.db, clearSeed);
    const left = await demo.platform.db.selectFrom('solution_versions').selectAll().execute();
    expect(left).toEqual([]);
  });
});
