import { closeLot, dueTransition, openLot } from '@jtop/rules/auction';
import { closedDraft, encodeClosingStatement } from '@jtop/rules/log';
import type { Store } from '../store.js';
import { appendToLog, moveLot, tellLot } from './change.js';
import { publish } from './operate.js';
import type { LotRecord } from './lot-record.js';

const RESULTS = {
  sold: '成交',
  reserve_not_met: '未达到保留价',
  no_sale: '出价人数不足',
  no_bids: '无人出价',
} as const;

/** Opens and closes every lot whose time has come, in the order of time. A late call changes no result. */
export function settle(store: Store, now: number): void {
  for (;;) {
    const due = [...store.lots.values()]
      .map((lot) => ({ lot, due: dueTransition(lot.state) }))
      .filter(({ due: transition }) => transition !== undefined && transition.at <= now)
      .sort((a, b) => (a.due?.at ?? 0) - (b.due?.at ?? 0))[0];
    if (due?.due === undefined) return;
    if (due.due.transition === 'open') open(store, due.lot, now);
    else close(store, due.lot, now);
  }
}

/** When the next lot opens or closes, epoch milliseconds; undefined where none will. */
export function nextTransitionAt(store: Store): number | undefined {
  const instants = [...store.lots.values()].flatMap((lot) => dueTransition(lot.state)?.at ?? []);
  return instants.length === 0 ? undefined : Math.min(...instants);
}

function open(store: Store, lot: LotRecord, now: number): void {
  const opened = openLot(lot.state, now);
  if (opened.ok) moveLot(store, lot, opened.lotAfter, now);
}

function close(store: Store, lot: LotRecord, now: number): void {
  const distinctBidders = new Set(lot.bids.map((bid) => bid.bidderCode)).size;
  const closed = closeLot(lot.state, { now, distinctBidders, reserve: lot.reserve });
  if (!closed.ok) return;
  const entry = appendToLog(lot, closedDraft(lot.id, closed.closing));
  lot.closing = encodeClosingStatement(entry, store.signer.jwk.kid, store.signer.sign);
  moveLot(store, lot, closed.closed, now);
  tellLot(store, lot, 'closed', now, { closing: lot.closing });
  moveLot(store, lot, closed.lotAfter, now);
  publish(store, 'result', lot, `标的 ${lot.no} 竞价结束（示例）：${RESULTS[closed.closing.result]}。`, now);
}
