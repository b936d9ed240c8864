import { createHash } from 'node:crypto';
import type { Consent, ConsentPage, ConsentTextPage } from '@jtop/contract';
import { ConsentTextPage as ConsentTextPageSchema } from '@jtop/contract/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DemandWorld } from '../testing/demand-world.js';
import { freshKey, SolutionDesk } from '../testing/solution-desk.js';

let world: DemandWorld;
let desk: SolutionDesk;
beforeAll(async () => {
  world = await DemandWorld.open();
  desk = new SolutionDesk(world);
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.close();
});

const SEASON = { type: 'season', id: 'challenge-2026' };

describe('the texts', () => {
  it('stand in versions, newest first, each under the hash of its Chinese text', async () => {
    const page = await world.done<ConsentTextPage>('GET', '/v1/consent-texts?limit=100');
    expect(ConsentTextPageSchema.parse(page)).toEqual(page);
    expect(new Set(page.items.map(({ kind }) => kind)).size).toBe(5);
    for (const { text, textHash, id } of page.items) {
      expect(createHash('sha256').update(text.zh, 'utf8').digest('hex')).toBe(textHash);
      expect(text.zh).toContain('示例文本');
      expect((await world.get(`/v1/consent-texts/${id}`)).status).toBe(200);
    }
    const { items } = await world.done<ConsentTextPage>('GET', '/v1/consent-texts?kind=disclaimer');
    expect(items.map(({ version }) => version)).toEqual([2, 1]);
    const one = await world.done<ConsentTextPage>('GET', '/v1/consent-texts?limit=1');
    const two = await world.done<ConsentTextPage>(
      'GET',
      `/v1/consent-texts?limit=100&cursor=${one.nextCursor ?? ''}`,
    );
    expect([...one.items, ...two.items]).toEqual(page.items);
    expect((await world.get('/v1/consent-texts/none-9')).body.code).toBe('not_found');
  });
});

describe('signing', () => {
  it('keeps what was signed, once', async () => {
    const first = await desk.sign('disclaimer', SEASON, 'university');
    const again = await desk.sign('disclaimer', SEASON, 'university');
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    const { textHash } = await desk.text('disclaimer');
    expect(first.body).toMatchObject({ kind: 'disclaimer', textHash, textVersion: 2, method: 'e_sign' });
    expect(JSON.stringify(first.body)).not.toContain(world.viewers.get('university')?.partyId);
    const own = await world.done<ConsentPage>('GET', '/v1/me/consents?kind=disclaimer', { as: 'university' });
    expect(own.items).toEqual([first.body]);
    expect((await world.done<ConsentPage>('GET', '/v1/me/consents', { as: 'rival' })).items).toEqual([]);
  });

  it('is refused for an older version, another hash, or a text that is not of this kind', async () => {
    const { items } = await world.done<ConsentTextPage>('GET', '/v1/consent-texts?kind=disclaimer');
    const [current, old] = items;
    const nda = await desk.text('nda');
    const texts = [
      { textVersion: old?.version, textHash: old?.textHash },
      { textVersion: current?.version, textHash: old?.textHash },
      { textVersion: old?.version, textHash: current?.textHash },
      { textVersion: nda.version, textHash: nda.textHash },
      { textVersion: 9, textHash: 'a'.repeat(64) },
    ];
    for (const text of texts) {
      const body = { kind: 'disclaimer', ...text, subject: SEASON };
      const answer = await world.call('POST', '/v1/consents', { as: 'host', key: freshKey(), body });
      expect(answer.body).toMatchObject({
        code: 'consent.text_stale',
        textVersion: current?.version,
        textHash: current?.textHash,
      });
    }
  });

  it('is about a thing that the signer may know of', async () => {
    const hidden = await world.diagnosed();
    const cases = [
      { type: 'demand', id: hidden.id },
      { type: 'demand', id: 'no-id' },
      { type: 'solution', id: hidden.id },
      { type: 'special', id: 'special-1999-1' },
      { type: 'season', id: 'none' },
    ];
    for (const subject of cases) {
      expect((await desk.sign('publicity', subject, 'university')).body.code).toBe('not_found');
    }
    const wrong = await desk.sign('public_contest', SEASON, 'university');
    expect(wrong.body).toMatchObject({ code: 'request.invalid', errors: [{ path: 'subject.type' }] });
    for (const as of ['operator', 'auditor'] as const) {
      expect((await desk.sign('disclaimer', SEASON, as)).body.code).toBe('auth.forbidden');
    }
  });

  it('by a colleague is the company’s consent', async () => {
    const { id } = await desk.answerable();
    const subject = { type: 'demand', id };
    const { body } = await desk.sign<Consent>('public_contest', subject, 'colleague');
    const listed = await world.done<ConsentPage>('GET', `/v1/me/consents?subjectId=${id}`, { as: 'company' });
    expect(listed.items).toEqual([body]);
    expect((await desk.revoke(body.id, 'company')).status).toBe(200);
  });

  it('with a solution is done in the same act, or not at all', async () => {
    const { id } = await desk.answerable();
    const consents = [await desk.signed('data_use'), await desk.signed('public_contest')];
    const stale = [...consents, { kind: 'publicity', textVersion: 7, textHash: 'b'.repeat(64) }];
    expect((await desk.submit<{ code: string }>(id, { consents: stale })).body.code).toBe(
      'consent.text_stale',
    );
    const about = (subjectId: string): Promise<ConsentPage> =>
      world.done<ConsentPage>('GET', `/v1/me/consents?subjectId=${subjectId}`, { as: 'university' });
    expect((await about(id)).items).toEqual([]);
    const solutionId = await desk.submitted(id, { consents });
    expect((await about(id)).items.map(({ kind }) => kind)).toEqual(['public_contest']);
    expect((await about(solutionId)).items.map(({ kind }) => kind)).toEqual(['data_use']);
  });
});

describe('revoking', () => {
  it('counts from its own instant on, and stays told', async () => {
    const { body } = await desk.sign('publicity', SEASON, 'university');
    const revoked = await desk.revoke(body.id, 'university');
    expect(revoked.body).toMatchObject({ id: body.id, revokedAt: expect.any(String) as string });
    const own = await world.done<ConsentPage>('GET', '/v1/me/consents?kind=publicity', { as: 'university' });
    expect(own.items).toEqual([revoked.body]);
    expect((await desk.sign('publicity', SEASON, 'university')).status).toBe(201);
  });
});
