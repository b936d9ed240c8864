import { announcementHandlers } from '../announcements/routes.js';
import { LotQueues } from '../bids/lot-queues.js';
import type { PendingBid, PlacedBid } from '../bids/pending-bid.js';
import { bidHandlers } from '../bids/routes.js';
import { createDecider } from '../bids/service.js';
import type { Platform } from '../context.js';
import {
  createJobLoop,
  housekeepingJob,
  joinLoops,
  lotTimingJob,
  type Job,
  type JobLoop,
} from '../jobs/index.js';
import { LIMITS, type QueueLimits } from '../limits.js';
import { matchingJob } from '../matching/job.js';
import { REFUND_POLL_MS, refundJob } from '../registrations/refunds.js';
import { registrationHandlers } from '../registrations/routes.js';
import { sessionHandlers } from '../sessions/routes.js';
import type { Auction } from './auction.js';
import { lotHandlers } from './routes.js';

/** Hears of what happens to bids, for the metrics. */
export interface AuctionObserver {
  bidSettled(settled: { readonly answer: PlacedBid } | { readonly error: unknown }): void;
  batchDecided(size: number, seconds: number): void;
}

/** Limits of the queues may be set lower, as tests do. */
export interface AuctionOptions extends Partial<QueueLimits> {
  readonly observer?: AuctionObserver;
  /** Jobs that run before those that ask what is due. */
  readonly firstJobs?: readonly Job[];
  /** Loops of other areas, which start, run and stop with these. */
  readonly otherLoops?: readonly JobLoop[];
}

/** What the auction side answers for. */
export type AuctionHandlers = ReturnType<typeof sessionHandlers> &
  ReturnType<typeof lotHandlers> &
  ReturnType<typeof bidHandlers> &
  ReturnType<typeof registrationHandlers> &
  ReturnType<typeof announcementHandlers>;

/** See {@link createAuction}. */
export interface AuctionSide {
  /** For callers that run the services themselves, such as the demo seeder. */
  readonly auction: Auction;
  readonly handlers: AuctionHandlers;
  readonly jobs: JobLoop;
  drain(): Promise<void>;
}

/**
 * The auction side of the platform, joined: its handlers for the total map, its jobs, and the end of it.
 *
 * `jobs.start()` begins the loop of timed transitions; `jobs.runDue()` does what is due at once, as after the
 * sandbox's clock was moved. `drain()` stops the loop, refuses what is new with 503 and resolves when every bid that
 * waits has been answered.
 */
export function createAuction(platform: Platform, options: AuctionOptions = {}): AuctionSide {
  const { observer } = options;
  const decide = createDecider(platform);
  const queues = new LotQueues<PendingBid, PlacedBid>({
    clock: platform.clock,
    maxWaiting: options.maxWaiting ?? LIMITS.queue.maxWaiting,
    maxWaitingOfOne: options.maxWaitingOfOne ?? LIMITS.queue.maxWaitingOfOne,
    ownerOf: (bid) => bid.partyId,
    maxBatch: options.maxBatch ?? LIMITS.queue.maxBatch,
    decide: async (lotId, bids, stopping) => {
      const begun = performance.now();
      const outcomes = await decide(lotId, bids, stopping);
      observer?.batchDecided(bids.length, (performance.now() - begun) / 1000);
      return outcomes;
    },
    ...(observer === undefined ? {} : { onSettled: (settled) => observer.bidSettled(settled) }),
  });
  const auction: Auction = { ...platform, queues };
  const timing = createJobLoop(platform, [
    ...(options.firstJobs ?? []),
    lotTimingJob(auction),
    housekeepingJob(platform),
    matchingJob(platform),
  ]);
  // In a loop of its own: a slow bank must not keep a lot from closing.
  const refunds = createJobLoop(platform, [refundJob(platform)], { pollMs: REFUND_POLL_MS });
  const jobs = joinLoops([timing, refunds, ...(options.otherLoops ?? [])]);
  return {
    auction,
    handlers: {
      ...sessionHandlers(platform),
      ...lotHandlers(auction),
      ...bidHandlers(auction),
      ...registrationHandlers(platform),
      ...announcementHandlers(platform),
    },
    jobs,
    async drain() {
      await jobs.stop();
      await queues.drain();
    },
  };
}

export { announce } from './announcing.js';
export type { Auction } from './auction.js';
export type { LotCall, OperatorCall } from './commands.js';
export { createLot, relist } from './creating.js';
export { cancel, resume, suspend, voidAuction } from './interrupting.js';
export { payDeposit, register } from '../registrations/service.js';
export { createSession } from '../sessions/service.js';
