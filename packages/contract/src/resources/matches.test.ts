import { describe, expect, it } from 'vitest';
import { HandoffCreate } from './handoffs.js';
import { ImportCreateQuery } from './imports.js';
import { MatchCreate, MatchRespond, PushCreate } from './matches.js';
import { SearchQuery } from './search.js';

const ID = '018f0000-0000-7000-8000-000000000001';

/** Where a value is refused. */
const refused = (result: { error?: { issues: readonly { path: PropertyKey[] }[] } | undefined }): string[] =>
  result.error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('a match', () => {
  it('that a person proposes says whom it is about, and why', () => {
    const match = { demandId: ID, counterpart: { type: 'team', id: ID }, note: '做过同类项目' };
    expect(refused(MatchCreate.safeParse(match))).toEqual([]);
    expect(refused(MatchCreate.safeParse({ ...match, note: ' ' }))).toEqual(['note']);
    expect(refused(MatchCreate.safeParse({ ...match, counterpart: { type: 'bank', id: ID } }))).toEqual([
      'counterpart.type',
    ]);
  });

  it('is answered by yes or no, with a reason of the list', () => {
    expect(refused(MatchRespond.safeParse({ answer: 'decline', reason: 'timing' }))).toEqual([]);
    expect(refused(MatchRespond.safeParse({ answer: 'decline', reason: 'because' }))).toEqual(['reason']);
    expect(refused(MatchRespond.safeParse({ answer: 'maybe' }))).toEqual(['answer']);
  });

  it('is answered by hand-off with its id, and read by one that asks for nothing else', () => {
    const common = { siteKey: 'pk_demo' };
    const answer = { ...common, operation: 'matches.respond', params: { matchId: ID } };
    expect(refused(HandoffCreate.safeParse({ ...answer, body: { answer: 'accept' } }))).toEqual([]);
    expect(refused(HandoffCreate.safeParse({ ...answer, params: {}, body: { answer: 'accept' } }))).toEqual([
      'params.matchId',
    ]);
    const note = 'x'.repeat(1_001);
    expect(refused(HandoffCreate.safeParse({ ...answer, body: { answer: 'accept', note } }))).toEqual([
      'body.note',
    ]);
    const reading = { ...common, operation: 'me.matches.list', params: {}, body: {} };
    expect(refused(HandoffCreate.safeParse(reading))).toEqual([]);
    expect(refused(HandoffCreate.safeParse({ ...reading, body: { limit: 1 } }))).toEqual(['body']);
  });

  it('is pushed to an audience, or to 1 to 200 of it', () => {
    const push = { demandId: ID, audience: 'team' };
    const ids = Array.from(
      { length: 201 },
      (_, index) => `018f0000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    );
    expect(refused(PushCreate.safeParse(push))).toEqual([]);
    expect(refused(PushCreate.safeParse({ ...push, partyIds: ids.slice(0, 200) }))).toEqual([]);
    expect(refused(PushCreate.safeParse({ ...push, partyIds: ids }))).toEqual(['partyIds']);
    expect(refused(PushCreate.safeParse({ ...push, partyIds: [] }))).toEqual(['partyIds']);
  });
});

describe('a search', () => {
  it('takes words or none, and several values of each facet', () => {
    expect(SearchQuery.parse({})).toEqual({});
    expect(SearchQuery.parse({ q: ' 聚乳酸 ', type: 'listing,demand', city: '320100,320500' })).toEqual({
      q: '聚乳酸',
      type: ['listing', 'demand'],
      city: ['320100', '320500'],
    });
    expect(refused(SearchQuery.safeParse({ q: ' ' }))).toEqual(['q']);
    expect(refused(SearchQuery.safeParse({ q: '字'.repeat(101) }))).toEqual(['q']);
    expect(refused(SearchQuery.safeParse({ type: 'lot' }))).toEqual(['type.0']);
  });
});

describe('an import', () => {
  const query = { template: 'demand_collection', mode: 'commit', name: '需求征集表.xlsx' };

  it('names its template, its mode and its file', () => {
    expect(ImportCreateQuery.parse({ ...query, maxErrorPercent: '5' })).toEqual({
      ...query,
      maxErrorPercent: 5,
    });
    for (const name of Object.keys(query)) {
      expect(refused(ImportCreateQuery.safeParse({ ...query, [name]: undefined })), name).toEqual([name]);
    }
    expect(refused(ImportCreateQuery.safeParse({ ...query, maxErrorPercent: '101' }))).toEqual([
      'maxErrorPercent',
    ]);
  });

  it('by hand-off takes a workbook that was uploaded', () => {
    const body = { template: 'demand_collection', documentId: ID, hash: '0'.repeat(64) };
    const draft = { siteKey: 'pk_demo', operation: 'imports.create', params: {}, body };
    expect(refused(HandoffCreate.safeParse(draft))).toEqual([]);
    expect(refused(HandoffCreate.safeParse({ ...draft, body: { ...body, hash: 'x' } }))).toEqual([
      'body.hash',
    ]);
  });
});
