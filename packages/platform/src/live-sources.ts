import { ProblemError } from '@jtop/contract/binding';
import { retrieveBoard } from './boards/reading.js';
import type { Platform } from './context.js';
import { ANONYMOUS } from './identity/viewer.js';
import type { SnapshotSources } from './live/index.js';
import { lotEntity } from './lots/entity.js';
import { visibleLot } from './lots/repository.js';
import { retrieveSeason } from './seasons/service.js';
import { findSession } from './sessions/repository.js';
import { sessionEntity } from './sessions/service.js';

/** What the stream's snapshots show, read as a visitor without a sign-in would. */
export function snapshotSources(platform: Platform): SnapshotSources {
  const { db, clock } = platform;
  return {
    readLot: (id) =>
      orNothing(async () => {
        const row = await visibleLot(db, id, false);
        return lotEntity(row, row.title, clock.now());
      }),
    readBoard: (id) => orNothing(() => retrieveBoard(db, id, ANONYMOUS)),
    readSession: async (id) => {
      const row = await findSession(db, id);
      return row === undefined ? undefined : sessionEntity(row);
    },
    readSeason: (id) => orNothing(() => retrieveSeason(platform, id)),
  };
}

async function orNothing<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'not_found') return undefined;
    throw error;
  }
}
