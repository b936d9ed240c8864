import { parseInstant } from '@jtop/contract';
import { canonicalize, sha256Hex, verifyJws } from '@jtop/rules/log';
import { describe, expect, it } from 'vitest';
import type { Ready } from '../suite.js';
import { OPERATOR } from '../support/auction.js';
import { Answering, OWNER, RIVAL, SOLUTION, TEAM } from '../support/answering.js';

/** A page whose site key allows it to hand over, on the platform and on the mocks. */
const PAGE = 'http://127.0.0.1:8788';

/** Answers to demands: versions, receipts, who reads what, judging. */
export function solutionCases(ready: Ready): void {
  const challenge = (): Answering => new Answering(ready().client);

  describe('demands.solutions.submit', () => {
    it('gives a receipt that the key set proves, and counts', async () => {
      const { client } = ready();
      const demand = await challenge().answerable();
      const input = { params: { id: demand.id }, as: TEAM, body: SOLUTION, key: client.newKey() };
      const { status, body } = await client.answered('demands.solutions.submit', input);
      expect(status).toBe(201);
      const { receiptJws, ...facts } = body;
      expect(facts).toMatchObject({ demandId: demand.id, version: 1 });
      expect(facts.contentHash).toBe(sha256Hex(canonicalize(SOLUTION)));
      expect(verifyJws(receiptJws, await client.ok('jwks.retrieve'))).toMatchObject({ payload: facts });
      const again = await client.answered('demands.solutions.submit', input);
      expect([again.status, again.body]).toEqual([200, body]);
      expect((await client.ok('demands.retrieve', { params: { id: demand.id } })).answerCount).toBe(1);
      await client.refused(
        'demands.solutions.submit',
        { ...input, key: client.newKey() },
        'solution.already_submitted',
      );
      const other = { ...input, body: { ...SOLUTION, quoteFen: 1 }, key: client.newKey() };
      const problem = await client.refused('demands.solutions.submit', other, 'request.invalid');
      expect(problem.errors?.[0]?.path).toBe('quoteFen');
    });

    it('counts to the deadline’s own millisecond, as versions do', async () => {
      const { client } = ready();
      const demand = await challenge().answerable();
      const deadline = parseInstant(demand.deadline ?? '');
      await client.moveTo(deadline - 1);
      const id = await challenge().submitted(demand.id);
      await client.moveTo(deadline + 1);
      const late = { params: { id: demand.id }, as: RIVAL, body: SOLUTION };
      await client.refused('demands.solutions.submit', late, 'solution.deadline_passed');
      const version = { params: { id }, as: TEAM, body: SOLUTION };
      await client.refused('solutions.versions.create', version, 'solution.deadline_passed');
    });

    it('is refused where a consent that rides along is stale, and then nothing is kept', async () => {
      const { client } = ready();
      const { id } = await challenge().answerable();
      const consents = [{ kind: 'data_use', textVersion: 99, textHash: 'a'.repeat(64) }];
      const input = { params: { id }, as: TEAM, body: { ...SOLUTION, consents } };
      await client.refused('demands.solutions.submit', input, 'consent.text_stale');
      expect((await client.ok('demands.retrieve', { params: { id } })).answerCount).toBe(0);
    });
  });

  describe('solutions', () => {
    it('are read by their team, by the company as far as is agreed, and counted for all others', async () => {
      const { client } = ready();
      const { id: demandId } = await challenge().answerable();
      const id = await challenge().submitted(demandId);
      const read = (as: string) => client.ok('solutions.retrieve', { params: { id }, as });
      expect(await read(TEAM)).toMatchObject({ view: 'matched', approach: SOLUTION.approach });
      expect(await read(OWNER)).not.toHaveProperty('approach');
      const consent = await challenge().sign('data_use', { type: 'solution', id }, TEAM);
      expect(await read(OWNER)).toMatchObject({ view: 'parties', approach: SOLUTION.approach });
      await client.ok('consents.revoke', { params: { id: consent }, as: TEAM, body: {} });
      expect(await read(OWNER)).not.toHaveProperty('approach');
      expect((await read(OPERATOR)).view).toBe('operator');
      await client.refused('solutions.retrieve', { params: { id }, as: RIVAL }, 'not_found');
      await client.refused('solutions.receipt.retrieve', { params: { id }, as: OWNER }, 'not_found');
      const params = { id: demandId };
      expect(await client.ok('demands.solutions.list', { params })).toMatchObject({ items: [], total: 1 });
      const all = await client.ok('demands.solutions.list', { params, as: OWNER });
      expect(all.items.map((item) => item.id)).toEqual([id]);
      const own = await client.ok('me.solutions.list', { as: TEAM, query: { limit: 1 } });
      expect(own.items[0]?.id).toBe(id);
    });

    it('grow by versions, each with its receipt', async () => {
      const { client } = ready();
      const { id: demandId } = await challenge().answerable();
      const id = await challenge().submitted(demandId);
      const input = { params: { id }, as: TEAM, body: { ...SOLUTION, maturityTrl: 7 } };
      expect((await client.ok('solutions.versions.create', input)).version).toBe(2);
      const { items } = await client.ok('solutions.versions.list', { params: { id }, as: TEAM });
      expect(items.map(({ version }) => version)).toEqual([2, 1]);
      expect(await client.ok('solutions.receipt.retrieve', { params: { id }, as: TEAM })).toEqual(items[0]);
    });

    it('are shown to a page by their own team, and improved there by a window', async () => {
      const { client } = ready();
      // The server in memory has nobody to ask a person.
      const { target } = client;
      if (target.confirm === undefined) return;
      const { id: demandId } = await challenge().answerable();
      const id = await challenge().submitted(demandId);
      const handOver = async (drafted: object, as: string) => {
        const body = { siteKey: 'pk_demo', ...drafted };
        const headers = { origin: PAGE };
        const made = await client.ok('handoffs.create', { body, headers });
        await target.confirm?.(made.id, as);
        const authorization = `Handoff ${made.secret}`;
        return client.ok('handoffs.retrieve', { params: { id: made.id }, headers: { authorization } });
      };
      const operation = 'solutions.retrieve';
      for (const params of [{ solutionId: id }, { demandId }]) {
        const shown = await handOver({ operation, params, body: {} }, TEAM);
        expect(shown.result).toEqual({
          ...SOLUTION,
          solutionId: id,
          demandId,
          version: 1,
          status: 'submitted',
          confidential: false,
        });
        for (const as of [OWNER, RIVAL, OPERATOR]) {
          const refused = await handOver({ operation, params, body: {} }, as);
          expect([refused.status, refused.problem?.code]).toEqual(['failed', 'not_found']);
        }
      }
      const improved = {
        operation: 'solutions.versions.create',
        params: { solutionId: id },
        body: { ...SOLUTION, maturityTrl: 8 },
      };
      expect(await handOver(improved, RIVAL)).toMatchObject({ problem: { code: 'not_found' } });
      const sent = await handOver(improved, TEAM);
      expect(sent).toMatchObject({ status: 'confirmed', result: { solutionId: id, version: 2 } });
      await client.ok('solutions.withdraw', { params: { id }, as: TEAM, body: { reason: '不再参加' } });
      expect(await handOver(improved, TEAM)).toMatchObject({ problem: { code: 'solution.state' } });
    });

    it('are judged by the table, and let go with reasons that do not name the company', async () => {
      const { client } = ready();
      const { id: demandId } = await challenge().answerable();
      const id = await challenge().submitted(demandId);
      const input = { params: { id }, as: OWNER, body: {} };
      await client.refused('solutions.shortlist', input, 'solution.state');
      expect((await client.ok('solutions.screen', input)).status).toBe('screening');
      await client.refused(
        'solutions.feedback.create',
        { ...input, body: { feedback: [] } },
        'request.invalid',
      );
      const { displayName } = await client.ok('me.retrieve', { as: OWNER });
      const name = displayName.replace(/（[^（）]*）$/u, '');
      const feedback = [{ code: 'price', text: `${name}的预算不足。` }];
      const gone = await client.ok('solutions.feedback.create', { ...input, body: { feedback } });
      expect(gone.status).toBe('not_selected');
      const told = await client.answered('solutions.retrieve', { params: { id }, as: TEAM });
      expect(told.text).not.toContain(name);
      expect(told.body.feedback?.[0]?.text).toContain('预算不足');
    });
  });

  describe('demands.intents', () => {
    it('are kept once, for the company and the operator', async () => {
      const { client } = ready();
      const params = { id: (await challenge().answerable()).id };
      const first = await client.answered('demands.intents.create', {
        params,
        as: TEAM,
        body: { note: '愿意' },
      });
      const again = await client.answered('demands.intents.create', { params, as: TEAM, body: {} });
      expect([first.status, again.status, again.body]).toEqual([201, 200, first.body]);
      expect((await client.ok('demands.intents.list', { params, as: OWNER })).items).toEqual([first.body]);
      expect((await client.ok('demands.intents.list', { params, as: RIVAL })).items).toEqual([]);
    });
  });
}
