import type { ClosingStatement, Jwks, Lot } from '@jtop/contract';
import {
  isJtopError,
  retrieveClosingStatement,
  retrieveJwks,
  retrieveLot,
  retrieveLotLog,
  type Core,
} from '@jtop/sdk';
import { clockReady } from './clock-ready.js';
import { createDataStore, type DataStore, type Sources } from './data-store.js';

/** The public files of a lot's auction, as the platform gave them. */
export interface AuctionFiles {
  readonly lot: Lot;
  /** The text of `log.jsonl`, byte for byte. */
  readonly log: string;
  readonly jwks: Jwks;
  /** Absent before the close. */
  readonly closingStatement: ClosingStatement | undefined;
  /** When they were read, epoch milliseconds of the platform. */
  readonly asOf: number;
}

/** How the close stands in a log. */
const CLOSED = '"type":"closed"';

/**
 * Reads what an auction is verified by. The answers are not checked against the contract: whether they are what they should be
 * is what the verifier says, and more exactly.
 */
export function createAuctionFilesStore(
  { core, clock }: Pick<Sources, 'core' | 'clock'>,
  lotId: string,
): DataStore<AuctionFiles> {
  return createDataStore(async ({ signal, patch, snapshot }) => {
    try {
      const options = { signal };
      const [lot, jwks] = await Promise.all([
        retrieveLot(core, lotId, options),
        retrieveJwks(core, { ...options, validate: false }),
        clockReady(clock),
      ]);
      // Before the log: a lot that closes meanwhile has its close in the log for certain then.
      const statement = await closingStatementOf(core, lotId, signal);
      const log = await retrieveLotLog(core, lotId, options);
      const closingStatement =
        statement ?? (log.includes(CLOSED) ? await closingStatementOf(core, lotId, signal) : undefined);
      const data = { lot, jwks, log, closingStatement, asOf: clock.now() };
      patch({ data, error: undefined, connection: undefined });
    } catch (error) {
      // What was read stays good; only that there may be more cannot be known.
      if (snapshot.data && isJtopError(error, 'connection')) patch({ connection: 'offline' });
      throw error;
    }
  });
}

/** The closing statement, or undefined where there is none. */
async function closingStatementOf(
  core: Core,
  lotId: string,
  signal: AbortSignal,
): Promise<ClosingStatement | undefined> {
  try {
    return await retrieveClosingStatement(core, lotId, { signal, validate: false });
  } catch (error) {
    if (isJtopError(error, 'not_found')) return undefined;
    throw error;
  }
}
