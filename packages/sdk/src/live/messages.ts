import type {
  AuctionSession,
  Bid,
  Board,
  ClosingStatement,
  Lot,
  LotSummary,
  Season,
  StreamMessage,
} from '@jtop/contract';

/** A message of any topic. `event` may be one that this version does not know: pass over it. */
export type LiveMessage = StreamMessage;

interface Message<Event extends string, Data> extends LiveMessage {
  event: Event;
  data: LiveMessage['data'] & Data;
}

/** Messages of `lot:<id>`, in the order of their versions. The first is a `snapshot`; after a `reset` comes another. */
export type LotMessage =
  | Message<'snapshot', { lot: Lot }>
  | Message<'registered', { bidderCount: number }>
  | Message<'bid', { bid: Bid; lot: LotSummary }>
  | Message<'status', { status: LotSummary['status']; lot: LotSummary }>
  | Message<'closed', { closing: ClosingStatement; lot: LotSummary }>;

/** Messages of `board:<id>`: the board whole, with the public views of its demands, whenever one of them changed. */
export type BoardMessage = Message<'snapshot', { board: Board }> | Message<'board', { board: Board }>;

/** Messages of `season:<id>`; a `board` one says that a board was published, changed or taken down. */
export type SeasonMessage =
  | Message<'snapshot', { season: Season }>
  | Message<'board', { boardId: string; field: Board['field']; status: Board['status'] }>
  | LiveMessage;

/** The messages of a topic, as far as its name tells. */
export type MessageOf<Topic extends string> = Topic extends `lot:${string}`
  ? LotMessage
  : Topic extends `session:${string}`
    ? Message<'snapshot', { session: AuctionSession }> | LiveMessage
    : Topic extends `board:${string}`
      ? BoardMessage
      : Topic extends `season:${string}`
        ? SeasonMessage
        : LiveMessage;

/** Fields of a lot that a message leaves out when they no longer hold, such as the next amount after the close. */
const vanishing = [
  'phase',
  'currentPriceFen',
  'leadingBidderCode',
  'nextAmountFen',
  'reserveMet',
  'headHash',
];

/** The lot after a message about it. */
export function foldLot(lot: Lot, { data }: LiveMessage): Lot {
  const { lot: summary, version, bidderCount = lot.bidderCount } = data;
  const next: Record<string, unknown> = { ...lot, bidderCount };
  if (summary) for (const name of vanishing) delete next[name];
  return Object.assign(next, summary, { version }) as unknown as Lot;
}

/**
 * The snapshot that a newcomer is given after `message`, so that it costs no second question to the platform.
 *
 * @param snapshot - The one before the message.
 */
export function foldSnapshot(snapshot: LiveMessage, message: LiveMessage): LiveMessage {
  const { topic, version, at } = message.data;
  const data: LiveMessage['data'] = { ...snapshot.data, version, at };
  if (topic.startsWith('lot:')) data.lot = foldLot(data.lot as Lot, message);
  else {
    // Boards, sessions and seasons come whole where they changed.
    for (const name of Object.keys(data))
      if (typeof data[name] === 'object') data[name] = message.data[name] ?? data[name];
  }
  return { ...message, event: 'snapshot', data };
}
