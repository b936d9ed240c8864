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

/** Answers by which a demand is no longer for this reader: it was withdrawn, or who was signed in is not any more. */
const REFUSED: readonly unknown[] = [401, 403, 404];

/**
 * Reads a demand, and follows it by the boards on which it stands. What is refused at a later question goes: neither a
 * withdrawn demand nor what a former viewer saw of it stays in the snapshot.
 */
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
      try {
        const [demand] = await Promise.all([retrieveDemand(core, id, { signal }), clockReady(clock)]);
        if (!signal.aborted) take(demand);
      } catch (error) {
        if (isJtopError(error) && 'status' in error && REFUSED.includes(error.status)) {
          known = undefined;
          patch({ data: undefined });
        }
        throw error;
      }
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
        if (!data.board || !known) return;
        // A board tells what the public sees; who sees more asks for it, and so does who no longer finds it there.
        if (told && known.view === 'public') {
          // Of the same revision less may be shown, too: a city goes when too few demands are alike.
          if (told.rev > known.rev || (told.rev === known.rev && !isSame(told, known))) take(told);
        } else if (told?.rev !== known.rev) readAgain();
      },
      connection: (connection) => patch({ connection }),
    });
    onEnd(() => follower.close());
    follower.follow((known?.boardIds ?? []).slice(0, MOST_BOARDS).map((board) => `board:${board}`));
  });
}

const isSame = (a: Demand, b: Demand): boolean => JSON.stringify(a) === JSON.stringify(b);
