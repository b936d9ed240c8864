import type { Board, Demand } from '@jtop/contract';
import { isJtopError, retrieveDemand } from '@jtop/sdk';
import { clockReady } from './clock-ready.js';
import { createDataStore, type DataStore, type Sources } from './data-store.js';
import { createTopicFollower } from './topic-follower.js';

/** A demand, as the reader may see it. */
export interface DemandData {
  readonly demand: Demand;
  /** When it was read or told of, epoch milliseconds of the platform. */
  readonly asOf: number;
}

/** A demand stands on few boards. */
const MOST_BOARDS = 5;

/** Reads a demand, and follows it by the boards on which it stands. */
export function createDemandStore(
  { core, live, clock }: Sources,
  id: string,
  realtime = true,
): DataStore<DemandData> {
  return createDataStore(async ({ signal, patch, onEnd }) => {
    let known: Demand | undefined;
    const take = (demand: Demand): void => {
      known = demand;
      patch({ data: { demand, asOf: clock.now() }, error: undefined });
    };
    const read = async (): Promise<void> => {
      const [demand] = await Promise.all([retrieveDemand(core, id, { signal }), clockReady(clock)]);
      if (!signal.aborted) take(demand);
    };
    await read();
    if (!realtime || signal.aborted) return;
    const readAgain = (): void =>
      void read().catch((error: unknown) => {
        if (!isJtopError(error)) throw error;
        patch({ error });
      });
    const follower = createTopicFollower({
      live,
      message: ({ data }) => {
        const told = (data.board as Board | undefined)?.demands?.find((demand) => demand.id === id);
        if (!data.board || !known || told?.rev === known.rev) return;
        // A board tells what the public sees; who sees more asks for it, and so does who no longer finds it there.
        if (told && known.view === 'public') {
          if (told.rev > known.rev) take(told);
        } else readAgain();
      },
      connection: (connection) => patch({ connection }),
    });
    onEnd(() => follower.close());
    follower.follow((known?.boardIds ?? []).slice(0, MOST_BOARDS).map((board) => `board:${board}`));
  });
}
