import { createHash } from 'node:crypto';
import {
  formatInstant,
  type ConsentText,
  type ConsentTextCreate,
  type ConsentTextPage,
} from '@jtop/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DemandWorld, type Answered, type DemandActor } from '../testing/demand-world.js';
import { freshKey, SolutionDesk } from '../testing/solution-desk.js';

const DAY = 86_400_000;
const SEASON = { type: 'season', id: 'challenge-2026' };

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

type Problem = Record<string, unknown> & { readonly code: string };

function create<Body = ConsentText & Problem>(
  body: Partial<ConsentTextCreate>,
  as: DemandActor = 'operator',
  key: string = freshKey(),
): Promise<Answered<Body>> {
  const text = { kind: 'nda', title: { zh: '保密承诺书' }, text: { zh: '本方承诺保密。' }, ...body };
  return world.call<Body>('POST', '/v1/consent-texts', { as, key, body: text });
}

const list = (query: string): Promise<ConsentTextPage> =>
  world.done<ConsentTextPage>('GET', `/v1/consent-texts?${query}`);

describe('the operator’s own texts', () => {
  it('are in force at once, in the place of the version before, which ends then', async () => {
    const before = await desk.text('nda');
    world.clock.advance(1);
    const made = await create({
      text: { zh: ' 本方承诺，对得知的信息保密五年。 ', en: 'We keep it secret.' },
    });
    expect(made.status).toBe(201);
    const zh = '本方承诺，对得知的信息保密五年。';
    expect(made.body).toEqual({
      id: 'nda-2',
      kind: 'nda',
      version: 2,
      title: { zh: '保密承诺书' },
      text: { zh, en: 'We keep it secret.' },
      textHash: createHash('sha256').update(zh, 'utf8').digest('hex'),
      validFrom: formatInstant(world.clock.now()),
    });
    const { items } = await list('kind=nda');
    expect(items.map(({ version }) => version)).toEqual([2, 1]);
    expect(items[1]).toEqual({ ...before, validTo: made.body.validFrom });
    expect(await world.done<ConsentText>('GET', '/v1/consent-texts/nda-2')).toEqual(made.body);
  });

  it('are what has to be signed from then on; what was signed before stays good', async () => {
    const { id } = await desk.answerable();
    const subject = { type: 'demand', id };
    const old = await desk.sign('nda', subject, 'university');
    const oldText = await desk.signed('nda');
    world.clock.advance(1);
    const { body: next } = await create({ text: { zh: '本方承诺保密六年。' } });
    const stale = await world.call('POST', '/v1/consents', {
      as: 'rival',
      key: freshKey(),
      body: { ...oldText, subject },
    });
    expect(stale.body).toMatchObject({
      code: 'consent.text_stale',
      textVersion: next.version,
      textHash: next.textHash,
    });
    const own = await world.done<{ items: object[] }>('GET', `/v1/me/consents?subjectId=${id}`, {
      as: 'university',
    });
    expect(own.items).toEqual([old.body]);
    expect((await desk.sign('nda', subject, 'university')).body).toMatchObject({ textVersion: next.version });
  });

  it('may begin later, and are announced until then without being signed', async () => {
    const now = await desk.text('publicity');
    const validFrom = formatInstant(world.clock.now() + DAY);
    const wrong = await create({ kind: 'publicity', text: { zh: '写错了的文本。' }, validFrom });
    const right = await create({ kind: 'publicity', text: { zh: '改正后的文本。' }, validFrom });
    expect(right.body.version).toBe(now.version + 2);
    expect((await list('kind=publicity&scheduled=true')).items).toEqual([right.body]);
    expect((await list('kind=publicity')).items.map(({ version }) => version)).toEqual([now.version]);
    expect((await world.get<ConsentText>(`/v1/consent-texts/${wrong.body.id}`)).body.validTo).toBe(validFrom);
    const early = {
      kind: 'publicity',
      textVersion: right.body.version,
      textHash: right.body.textHash,
      subject: SEASON,
    };
    const sign = () => world.call('POST', '/v1/consents', { as: 'university', key: freshKey(), body: early });
    expect((await sign()).body).toMatchObject({ code: 'consent.text_stale', textVersion: now.version });
    const refused = await create({ kind: 'publicity' });
    expect(refused.body).toMatchObject({ code: 'consent.text_order', earliestValidFrom: validFrom });
    world.clock.advance(DAY);
    expect((await sign()).status).toBe(201);
    expect((await list('kind=publicity')).items.map(({ version }) => version)).toEqual([
      right.body.version,
      now.version,
    ]);
    expect((await list('kind=publicity&scheduled=true')).items).toEqual([]);
  });

  it('never begin in the past, and say where they could', async () => {
    const past = await create({ validFrom: formatInstant(world.clock.now() - 1) });
    expect(past.body).toMatchObject({
      code: 'request.invalid',
      errors: [
        {
          path: 'validFrom',
          code: 'past',
          message: expect.stringContaining(formatInstant(world.clock.now())) as string,
        },
      ],
    });
    const empty = await create({ text: { zh: '   ' } });
    expect(empty.body).toMatchObject({ code: 'request.invalid', errors: [{ path: 'text.zh' }] });
  });

  it('are stored by operators alone, once a key', async () => {
    for (const as of ['company', 'university', 'host', 'auditor', 'page', 'scopeless'] as const) {
      expect((await create({}, as)).body.code, as).toBe('auth.forbidden');
    }
    const key = freshKey();
    const first = await create({ kind: 'data_use' }, 'operator', key);
    const again = await create({ kind: 'data_use' }, 'operator', key);
    expect([first.status, again.status, again.body]).toEqual([201, 200, first.body]);
    expect((await create({ kind: 'data_use', text: { zh: '别的。' } }, 'operator', key)).body.code).toBe(
      'idempotency.mismatch',
    );
  });

  it('have versions without gaps where several come at once', async () => {
    const { version } = await desk.text('public_contest');
    const texts = ['甲', '乙', '丙', '丁', '戊', '己'];
    const made = await Promise.all(
      texts.map((zh) => create({ kind: 'public_contest', text: { zh: `${zh}方同意。` } })),
    );
    expect(made.map(({ status }) => status)).toEqual(texts.map(() => 201));
    const versions = made.map(({ body }) => body.version).sort((a, b) => a - b);
    expect(versions).toEqual(texts.map((_text, index) => version + 1 + index));
    const current = await desk.text('public_contest');
    expect(current.version).toBe(version + texts.length);
    expect(current.validTo).toBeUndefined();
  });

  it('are changed and deleted by nobody', async () => {
    const change = sql`update consent_texts set text = '{"zh":"换掉"}' where id = 'nda-1'`.execute(world.db);
    await expect(change).rejects.toThrow(/never changed/);
    const earlier = sql`update consent_texts set valid_to = 1 where id = 'nda-1'`.execute(world.db);
    await expect(earlier).rejects.toThrow(/never changed/);
    await expect(world.db.deleteFrom('consent_texts').execute()).rejects.toThrow(/never changed/);
  });
});

describe('a platform without texts', () => {
  it('says of each act that needs one that the operator has to store it', async () => {
    const bare = await DemandWorld.open({ texts: false });
    try {
      const desk = new SolutionDesk(bare);
      expect((await bare.done<ConsentTextPage>('GET', '/v1/consent-texts')).items).toEqual([]);
      const { id } = await desk.answerable();
      const text = { kind: 'public_contest', textVersion: 1, textHash: 'a'.repeat(64) };
      const signed = await bare.call('POST', '/v1/consents', {
        as: 'university',
        key: freshKey(),
        body: { ...text, subject: { type: 'demand', id } },
      });
      expect(signed.body).toMatchObject({
        status: 409,
        code: 'consent.text_missing',
        kind: 'public_contest',
      });
      expect(signed.text).toContain('consentTexts.create');
      const answered = await desk.submit<Problem>(id, { consents: [text] });
      expect(answered.body).toMatchObject({ code: 'consent.text_missing', kind: 'public_contest' });
      expect((await desk.submit(id)).status).toBe(201);
    } finally {
      await bare.close();
    }
  });
});
