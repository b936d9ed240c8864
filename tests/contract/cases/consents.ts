import { formatInstant } from '@jtop/contract';
import { sha256Hex } from '@jtop/rules/log';
import { describe, expect, it } from 'vitest';
import type { Ready } from '../suite.js';
import { OPERATOR } from '../support/auction.js';
import { Answering, RIVAL, TEAM } from '../support/answering.js';

/** Texts that parties sign, signatures, and taking them back. */
export function consentCases(ready: Ready): void {
  describe('consents', () => {
    it('are about texts in versions, each under the hash of its Chinese text', async () => {
      const { client } = ready();
      const { items } = await client.ok('consentTexts.list', { query: { limit: 100 } });
      expect(new Set(items.map(({ kind }) => kind)).size).toBe(5);
      for (const { id, text, textHash } of items) {
        expect(sha256Hex(text.zh)).toBe(textHash);
        expect((await client.ok('consentTexts.retrieve', { params: { id } })).textHash).toBe(textHash);
      }
      const old = await client.ok('consentTexts.list', { query: { kind: 'disclaimer' } });
      expect(old.items.map(({ version }) => version)).toEqual([2, 1]);
      await client.refused('consentTexts.retrieve', { params: { id: 'none-9' } }, 'not_found');
    });

    it('are about texts of the operator, who appends the next version', async () => {
      const { client } = ready();
      const challenge = new Answering(client);
      const demand = await challenge.answerable();
      const before = await challenge.signed('nda');
      const zh = '本方承诺对得知的信息保密五年。（测试文本）';
      const body = { kind: 'nda', title: { zh: '保密承诺书' }, text: { zh } };
      await client.refused('consentTexts.create', { as: TEAM, body }, 'auth.forbidden');
      await client.refused('consentTexts.create', { body }, 'auth.required');
      const past = formatInstant((await client.now()) - 60_000);
      const problem = await client.refused(
        'consentTexts.create',
        { as: OPERATOR, body: { ...body, validFrom: past } },
        'request.invalid',
      );
      expect(problem.errors).toMatchObject([{ path: 'validFrom' }]);
      const key = client.newKey();
      const made = await client.answered('consentTexts.create', { as: OPERATOR, body, key });
      const again = await client.answered('consentTexts.create', { as: OPERATOR, body, key });
      expect([made.status, again.status, again.body]).toEqual([201, 200, made.body]);
      expect(made.body).toMatchObject({ version: before.textVersion + 1, textHash: sha256Hex(zh) });
      const { items } = await client.ok('consentTexts.list', { query: { kind: 'nda' } });
      expect(items[0]).toEqual(made.body);
      expect(items[1]).toMatchObject({ version: before.textVersion, validTo: made.body.validFrom });
      const subject = { type: 'demand', id: demand.id };
      const stale = { as: TEAM, body: { ...before, subject } };
      const { version: textVersion, textHash } = made.body;
      expect(await client.refused('consents.sign', stale, 'consent.text_stale')).toMatchObject({
        textVersion,
        textHash,
      });
      await challenge.sign('nda', subject, TEAM);
      const validFrom = formatInstant((await client.now()) + 86_400_000);
      const later = await client.ok('consentTexts.create', { as: OPERATOR, body: { ...body, validFrom } });
      const scheduled = await client.ok('consentTexts.list', { query: { kind: 'nda', scheduled: true } });
      expect(scheduled.items).toEqual([later]);
      expect((await challenge.signed('nda')).textVersion).toBe(textVersion);
      const early = { as: OPERATOR, body };
      const order = await client.refused('consentTexts.create', early, 'consent.text_order');
      expect(order).toMatchObject({ kind: 'nda', earliestValidFrom: later.validFrom });
    });

    it('are signed once for the text that is current, and taken back once', async () => {
      const { client } = ready();
      const challenge = new Answering(client);
      const demand = await challenge.answerable();
      const subject = { type: 'demand', id: demand.id };
      const text = await challenge.signed('disclaimer');
      const sign = (more: object, as = TEAM) => ({ as, body: { ...text, subject, ...more } });
      const first = await client.answered('consents.sign', sign({}));
      const again = await client.answered('consents.sign', sign({}));
      expect([first.status, again.status, again.body]).toEqual([201, 200, first.body]);
      const { items } = await client.ok('consentTexts.list', { query: { kind: 'disclaimer' } });
      const [, old] = items;
      const stale = sign({ textVersion: old?.version, textHash: old?.textHash });
      const problem = await client.refused('consents.sign', stale, 'consent.text_stale');
      expect(problem).toMatchObject({ textVersion: text.textVersion, textHash: text.textHash });
      await client.refused('consents.sign', sign({ textHash: 'a'.repeat(64) }), 'consent.text_stale');
      await client.refused('consents.sign', sign({ subject: { type: 'demand', id: 'x' } }), 'not_found');
      await client.refused('consents.sign', sign({}, OPERATOR), 'auth.forbidden');
      const contest = {
        ...(await challenge.signed('public_contest')),
        subject: { type: 'season', id: demand.seasonId },
      };
      await client.refused('consents.sign', { as: TEAM, body: contest }, 'request.invalid');
      const { id } = first.body;
      await client.refused('consents.revoke', { params: { id }, as: RIVAL, body: {} }, 'not_found');
      const revoked = await client.ok('consents.revoke', { params: { id }, as: TEAM, body: {} });
      expect(revoked.revokedAt).toBeDefined();
      await client.refused('consents.revoke', { params: { id }, as: TEAM, body: {} }, 'consent.state');
      const own = await client.ok('me.consents.list', { as: TEAM, query: { subjectId: demand.id } });
      expect(own.items).toEqual([revoked]);
    });
  });
}
