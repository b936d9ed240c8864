import { ProblemError } from '@jtop/contract/binding';
import { describe, expect, it } from 'vitest';
import { LOT, OTHER } from '../testing/live-harness.js';
import { parseTopics, splitTopic, topicsOfQuery } from './topic-request.js';

const codeOf = (run: () => unknown): string | undefined => {
  try {
    run();
    return undefined;
  } catch (error) {
    return error instanceof ProblemError ? error.code : 'something else';
  }
};

describe('what a reader asks for', () => {
  it('reads bare topics and topics with a version', () => {
    expect(parseTopics(`${LOT},${OTHER}@7,season:auction-2026@0`)).toEqual([
      { topic: LOT, after: undefined },
      { topic: OTHER, after: 7 },
      { topic: 'season:auction-2026', after: 0 },
    ]);
  });

  it('takes a topic that stands there twice once, as it first stood', () => {
    expect(parseTopics(`${LOT}@3,${LOT}`)).toEqual([{ topic: LOT, after: 3 }]);
  });

  it('lets Last-Event-ID beat the version of its own topic and of no other', () => {
    expect(parseTopics(`${LOT}@3,${OTHER}@4`, `${LOT}@9`)).toEqual([
      { topic: LOT, after: 9 },
      { topic: OTHER, after: 4 },
    ]);
    expect(parseTopics(LOT, `${LOT}@9`)).toEqual([{ topic: LOT, after: 9 }]);
  });

  it.each(['', 'nonsense', `${OTHER}@1`, LOT, `${LOT}@-1`, '@'])(
    'passes over a Last-Event-ID of %j',
    (id) => {
      expect(parseTopics(`${LOT}@3`, id)).toEqual([{ topic: LOT, after: 3 }]);
    },
  );

  it.each([
    '',
    'lot',
    'lot:',
    ':x',
    `${LOT}@`,
    `${LOT}@x`,
    `${LOT}@-1`,
    `${LOT}@1.5`,
    `${LOT}@9999999999999999`,
    `${LOT},`,
    'lot:a b',
  ])('refuses %j as malformed', (topics) => {
    expect(codeOf(() => parseTopics(topics))).toBe('request.invalid');
  });

  it('takes a hundred topics and no more', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => `season:s-${index}`).join(',');
    expect(parseTopics(many(100))).toHaveLength(100);
    expect(codeOf(() => parseTopics(many(101)))).toBe('request.invalid');
  });

  it.each([
    '',
    'topics=',
    'topic=lot:1',
    'topics=lot:1&x=1',
    'topics=lot:1&topics=lot:2',
    `topics=${'x'.repeat(40_000)}`,
  ])('refuses the query %j', (query) => {
    expect(codeOf(() => topicsOfQuery(query))).toBe('request.invalid');
  });

  it('decodes the query', () => {
    expect(topicsOfQuery('topics=lot%3A1%2Clot%3A2%403')).toBe('lot:1,lot:2@3');
  });

  it.each(['lot:1', 'lot:018F0000-0000-7000-8000-000000000001', 'board:ai', 'season:Ä', 'constructor:x'])(
    'knows that there can be no %s',
    (topic) => {
      expect(splitTopic(topic)).toBeUndefined();
    },
  );
});
