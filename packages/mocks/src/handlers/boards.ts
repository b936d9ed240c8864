import { formatInstant, type Board, type OperationId } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { boardEntity, boardSummary, isKnownBoard, type BoardRecord } from '../demands/board-record.js';
import { seesAll } from '../demands/view.js';
import { draftBoard, publishBoard, updateBoard, withdrawBoard } from '../demands/boards.js';
import { requireMayCall, type Viewer } from '../identity/party.js';
import { byKeys, cutPage, scopeOf } from '../paging.js';
import { known, once, requireRevision, type Done, type MockContext, type MockHandlers } from './context.js';

type Ids = Extract<keyof MockHandlers, `boards.${string}`>;

/** Boards of hot demands, and what the operator does with them. */
export function boardHandlers(context: MockContext): Pick<MockHandlers, Ids> {
  const { store, clock } = context;
  const whole = (board: BoardRecord): Board => boardEntity(store, board, true);
  /** The board of a path. @throws ProblemError 404, also for a draft of which the viewer may not know */
  const boardOf = (id: string, viewer: Viewer): BoardRecord => {
    const board = known(store.boards, id);
    if (!isKnownBoard(board) && !seesAll(viewer)) throw new ProblemError('not_found');
    return board;
  };
  const act = (
    call: Parameters<typeof once>[1] & { params: { id: string }; ctx: Viewer },
    change: (board: BoardRecord, at: number) => void,
  ): Done<Board> => {
    const board = boardOf(call.params.id, call.ctx);
    return once(context, call, () => {
      requireMayCall(call.operation.id as OperationId, call.ctx);
      change(board, call.receivedAt);
      return { status: 200, body: whole(board) };
    });
  };
  return {
    'boards.list': ({ query, ctx }) => {
      const all = seesAll(ctx);
      const order = byKeys(true);
      const keyOf = ({ publishedAt, createdAt, id }: BoardRecord) => [publishedAt ?? createdAt, id];
      const found = [...store.boards.values()]
        .filter(({ status }) => status === 'published' || all)
        .filter(({ status }) => query.status?.some((other) => other === status) ?? true)
        .filter(({ field }) => query.field?.some((other) => other === field) ?? true)
        .filter(({ seasonId }) => (query.seasonId ?? seasonId) === seasonId)
        .sort((a, b) => order(keyOf(a), keyOf(b)));
      const page = cutPage(found, query, scopeOf('boards.list', { ...query, all }), keyOf, order);
      const items = page.items.map((board) => boardSummary(store, board, all));
      const total = query.cursor === undefined ? { total: found.length } : {};
      return { body: { ...page, ...total, items, asOf: formatInstant(clock.now()) } };
    },
    'boards.retrieve': ({ params, ctx }) => ({
      body: boardEntity(store, boardOf(params.id, ctx), seesAll(ctx)),
    }),
    'boards.create': (call) =>
      once(context, call, () => {
        requireMayCall('boards.create', call.ctx);
        const board = draftBoard(store, call.body, call.receivedAt);
        return { status: 201, body: whole(board), headers: { location: `/v1/boards/${board.id}` } };
      }),
    'boards.update': (call) => {
      const board = boardOf(call.params.id, call.ctx);
      requireMayCall('boards.update', call.ctx);
      requireRevision(board, call.ifMatch);
      updateBoard(store, board, call.body, call.receivedAt);
      return { status: 200, body: whole(board) };
    },
    'boards.publish': (call) => act(call, (board, at) => publishBoard(store, board, at)),
    'boards.withdraw': (call) => act(call, (board, at) => withdrawBoard(store, board, call.body.reason, at)),
  };
}
