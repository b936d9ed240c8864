import { formatInstant, type Lot, type LotReason, type LotResume } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import {
  cancelLot,
  resumeLot,
  suspendLot,
  voidLot,
  type LotState,
  type Transition,
} from '@jtop/rules/auction';
import { publish, type Notice } from '../announcements/service.js';
import type { StoredAnswer } from '../idempotency/index.js';
import type { Auction } from './auction.js';
import { commandLot, type LotAction, type LotCall } from './commands.js';
import { isPublic } from './rows.js';

/** How an operator interrupts a lot: what the rules say, what the log calls it, how it is announced. */
interface Interruption {
  readonly move: (lot: LotState, at: number) => Transition;
  readonly entry: 'suspended' | 'resumed' | 'cancelled' | 'voided';
  readonly notice: Notice['kind'];
}

const SUSPENSION: Interruption = { move: suspendLot, entry: 'suspended', notice: 'adjustment' };
const RESUMPTION: Interruption = { move: resumeLot, entry: 'resumed', notice: 'adjustment' };
const CANCELLATION: Interruption = { move: cancelLot, entry: 'cancelled', notice: 'cancel' };
const VOIDING: Interruption = { move: voidLot, entry: 'voided', notice: 'cancel' };

/** Stops a lot for the time being: nothing opens, closes or is bid on. @throws ProblemError 409 `lot.state` */
export const suspend = interruptBy(SUSPENSION);
/** Takes a suspended lot up again; bidding time that was lost is added to its end. @throws ProblemError 409 `lot.state` */
export const resume = interruptBy(RESUMPTION);
/** Calls a lot off before bidding, or while it is suspended. @throws ProblemError 409 `lot.state` */
export const cancel = interruptBy(CANCELLATION);
/** Declares bidding or its outcome void. @throws ProblemError 409 `lot.state` */
export const voidAuction = interruptBy(VOIDING);

function interruptBy(interruption: Interruption) {
  return (auction: Auction, call: LotCall, body: LotReason | LotResume): Promise<StoredAnswer<Lot>> =>
    commandLot(auction, call, (action) => interrupt(action, interruption, body.reason));
}

async function interrupt(
  { tx, row, change, at }: LotAction,
  { move, entry, notice }: Interruption,
  reason: string | undefined,
): Promise<void> {
  const moved = move(change.state, at);
  if (!moved.ok) throw new ProblemError(moved.refused, moved.extras);
  if (!isPublic(row)) {
    // Nobody knows of a draft: it has no log to continue and no watchers to tell.
    change.state = moved.lotAfter;
    return;
  }
  const { closesAt } = moved.lotAfter;
  const data = {
    ...(reason === undefined ? {} : { reason }),
    ...(closesAt === change.state.closesAt ? {} : { closesAtAfter: formatInstant(closesAt) }),
  };
  change.log({ lotId: row.id, type: entry, at, data });
  if (reason !== undefined) await publish(tx, { kind: notice, lotIds: [row.id], text: reason }, at);
  change.moveTo(moved.lotAfter);
}
