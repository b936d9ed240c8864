import { describe, expect, it } from 'vitest';
import { goldenDisclosure } from '../testing/season-entities.js';
import { readVectors } from '../testing/vectors.js';
import { DISCLOSURE_LEVELS } from './index.js';

interface Golden {
  readonly views: readonly { entity: string; viewer: string }[];
}

describe('the golden views', () => {
  const golden = readVectors('disclosure.json') as Golden;

  it('are what the rules give, to the last mark', () => {
    expect(JSON.parse(JSON.stringify(goldenDisclosure()))).toEqual(golden);
  });

  it.each(['demand', 'boardEntry', 'solution'])('hold %s in the eyes of every level', (entity) => {
    const viewers = golden.views.filter((each) => each.entity === entity).map(({ viewer }) => viewer);
    expect(viewers.slice(0, DISCLOSURE_LEVELS.length)).toEqual(DISCLOSURE_LEVELS);
  });
});
