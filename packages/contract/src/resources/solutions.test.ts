import { describe, expect, it } from 'vitest';
import { SOLUTION } from '../testing/demands.js';
import { ConsentSign } from './consents.js';
import { ContestCreate } from './contests.js';
import { HandoffCreate } from './handoffs.js';
import { SolutionFeedback, SolutionSubmit, SolutionVersionCreate } from './solutions.js';

const ID = '018f0000-0000-7000-8000-000000000001';
const HASH = '0'.repeat(64);

/** Where a value is refused. */
const refused = (result: { error?: { issues: readonly { path: PropertyKey[] }[] } | undefined }): string[] =>
  result.error?.issues.map(({ path }) => path.join('.')) ?? [];
const submit = (change: object) => refused(SolutionSubmit.safeParse({ ...SOLUTION, ...change }));

describe('a solution as it is handed in', () => {
  it('needs six fields and no more', () => {
    expect(submit({})).toEqual([]);
    for (const name of Object.keys(SOLUTION)) expect(submit({ [name]: undefined }), name).toEqual([name]);
  });

  it.each<[string, number, number]>([
    ['teamName', 2, 60],
    ['approach', 50, 10_000],
    ['ipPlan', 1, 2_000],
  ])('takes a %s of %d to %d characters', (name, min, max) => {
    expect(submit({ [name]: '字'.repeat(min) })).toEqual([]);
    expect(submit({ [name]: '字'.repeat(max) })).toEqual([]);
    expect(submit({ [name]: ` ${'字'.repeat(min - 1)} ` })).toEqual([name]);
    expect(submit({ [name]: '字'.repeat(max + 1) })).toEqual([name]);
  });

  it('takes 1 to 20 milestones of a day to five years', () => {
    const milestones = (length: number, days = 1) =>
      submit({ milestones: Array.from({ length }, () => ({ name: 'n', days, amountFen: 0 })), quoteFen: 0 });
    expect(milestones(20, 1_825)).toEqual([]);
    expect(milestones(0)).toEqual(['milestones']);
    expect(milestones(21)).toEqual(['milestones']);
    expect(milestones(1, 0)).toEqual(['milestones.0.days']);
    expect(milestones(1, 1_826)).toEqual(['milestones.0.days']);
  });

  it('quotes what its milestones add up to, to the fen', () => {
    expect(submit({ quoteFen: 80_000_000 })).toEqual([]);
    expect(submit({ quoteFen: 79_999_999 })).toEqual(['quoteFen']);
    expect(submit({ quoteFen: 80_000_001 })).toEqual(['quoteFen']);
    expect(refused(SolutionVersionCreate.safeParse({ ...SOLUTION, quoteFen: 0 }))).toEqual(['quoteFen']);
  });

  it('names each document and each consent once', () => {
    const document = { documentId: ID, hash: HASH };
    expect(submit({ attachments: [document] })).toEqual([]);
    expect(submit({ attachments: [document, document] })).toEqual(['attachments']);
    const consent = { kind: 'data_use', textVersion: 1, textHash: HASH };
    expect(submit({ consents: [consent] })).toEqual([]);
    expect(submit({ consents: [consent, consent] })).toEqual(['consents']);
    expect(refused(SolutionVersionCreate.safeParse({ ...SOLUTION, consents: [consent] }))).toEqual(['']);
  });

  it.each<[string, object, string]>([
    ['a maturity of zero', { maturityTrl: 0 }, 'maturityTrl'],
    ['a maturity of ten', { maturityTrl: 10 }, 'maturityTrl'],
    ['a fraction of a fen', { quoteFen: 80_000_000.5 }, 'quoteFen'],
    ['a page that is none', { evidence: [{ title: 't', url: 'javascript:alert(1)' }] }, 'evidence.0.url'],
    ['a lead without a name', { lead: { name: ' ' } }, 'lead.name'],
  ])('does not take %s', (_name, change, path) => {
    expect(submit(change)).toEqual([path]);
  });
});

describe('what is said of a solution', () => {
  it('is a reason each, and never that it was chosen', () => {
    const say = (...codes: string[]) =>
      refused(SolutionFeedback.safeParse({ feedback: codes.map((code) => ({ code })) }));
    expect(say('price', 'timing')).toEqual([]);
    expect(say()).toEqual(['feedback']);
    expect(say('price', 'price')).toEqual(['feedback']);
    expect(say('chosen')).toEqual(['feedback.0.code']);
  });

  it('is a contest of at least one round and one solution', () => {
    const rounds = [{ title: '初赛', startsAt: '2026-06-03T10:00:00+08:00' }];
    expect(refused(ContestCreate.safeParse({ solutionIds: [ID], rounds }))).toEqual([]);
    expect(refused(ContestCreate.safeParse({ solutionIds: [], rounds: [] }))).toEqual([
      'solutionIds',
      'rounds',
    ]);
  });
});

describe('a hand-off', () => {
  const common = { siteKey: 'pk_demo' };
  const sign = { kind: 'nda', textVersion: 1, textHash: HASH, subject: { type: 'solution', id: ID } };

  it('drafts a solution for a demand, and a signature for a thing', () => {
    const drafts = [
      { operation: 'demands.solutions.submit', params: { demandId: ID }, body: SOLUTION },
      { operation: 'consents.sign', params: {}, body: sign },
    ];
    for (const draft of drafts) expect(refused(HandoffCreate.safeParse({ ...common, ...draft }))).toEqual([]);
    expect(refused(ConsentSign.safeParse({ ...sign, textHash: undefined }))).toEqual(['textHash']);
  });

  it('does not take a solution without its demand', () => {
    const draft = { ...common, operation: 'demands.solutions.submit', params: {}, body: SOLUTION };
    expect(refused(HandoffCreate.safeParse(draft))).toEqual(['params.demandId']);
  });
});
