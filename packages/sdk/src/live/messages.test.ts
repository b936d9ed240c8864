import { describe, expect, it } from 'vitest';
import { AS_OF } from '../testing/samples.js';
import { foldSnapshot, type LiveMessage } from './messages.js';

const message = (topic: string, event: string, version: number, data: object): LiveMessage => ({
  id: `${topic}@${version}`,
  event,
  data: { topic, version, at: AS_OF, ...data },
});

describe('the snapshot after a message', () => {
  it('of a board is the board as the message brings it', () => {
    const before = message('board:b', 'snapshot', 3, { board: { id: 'b', demandIds: ['x', 'y'] } });
    const change = message('board:b', 'board', 4, {
      board: { id: 'b', demandIds: ['y'], status: 'published' },
    });
    expect(foldSnapshot(before, change)).toEqual(
      message('board:b', 'snapshot', 4, { board: { id: 'b', demandIds: ['y'], status: 'published' } }),
    );
  });

  it('of a season stays as it was where a board is told of', () => {
    const before = message('season:s', 'snapshot', 1, { season: { id: 's' } });
    const told = message('season:s', 'board', 2, { boardId: 'b', field: 'ai', status: 'published' });
    expect(foldSnapshot(before, told)).toEqual(message('season:s', 'snapshot', 2, { season: { id: 's' } }));
  });
});
