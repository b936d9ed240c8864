import {
  boardsCreateOperation,
  boardsListOperation,
  boardsPublishOperation,
  boardsRetrieveOperation,
  boardsUpdateOperation,
  boardsWithdrawOperation,
  type Board,
  type BoardCreate,
  type BoardReason,
  type BoardUpdate,
} from '@jtop/contract';
import { requestList, type ListOf } from '../core/list.js';
import type { ApiPromise } from '../core/promise.js';
import { requestRevision, type Revision } from '../core/revise.js';
import type { Core, Params, RequestOptions, WriteOptions } from '../core/types.js';
import { requestWrite } from '../core/write.js';

export type { Board, BoardCreate, BoardReason, BoardUpdate };
/** Filters of {@link listBoards}. */
export type BoardsListParams = Params<'boards.list'>;

const page = () => import('@jtop/contract/validators/board-page');
const one = () => import('@jtop/contract/validators/board');

/** See {@link Boards.list}. */
export function listBoards(
  core: Core,
  params?: BoardsListParams,
  options?: RequestOptions,
): ListOf<'boards.list'> {
  return requestList(core, boardsListOperation, page, params, options);
}

/** See {@link Boards.retrieve}. */
export function retrieveBoard(core: Core, id: string, options?: RequestOptions): ApiPromise<Board> {
  return core.request(boardsRetrieveOperation, { id, validator: one, options });
}

/** See {@link Boards.create}. */
export function createBoard(core: Core, body: BoardCreate, options?: WriteOptions): ApiPromise<Board> {
  return requestWrite(core, boardsCreateOperation, { body, validator: one }, options);
}

/** See {@link Boards.update}. */
export function updateBoard(
  core: Core,
  board: Revision,
  body: BoardUpdate,
  options?: RequestOptions,
): ApiPromise<Board> {
  return requestRevision(core, boardsUpdateOperation, board, body, one, options);
}

/** See {@link Boards.publish}. */
export function publishBoard(core: Core, id: string, options?: WriteOptions): ApiPromise<Board> {
  return requestWrite(core, boardsPublishOperation, { id, body: {}, validator: one }, options);
}

/** See {@link Boards.withdraw}. */
export function withdrawBoard(
  core: Core,
  id: string,
  body: BoardReason,
  options?: WriteOptions,
): ApiPromise<Board> {
  return requestWrite(core, boardsWithdrawOperation, { id, body, validator: one }, options);
}

/** Boards of hot demands (热门需求榜单), one or more a field. Live: `jtop.live.subscribe('board:<id>', …)`. */
export class Boards {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Boards, newest first.
   *
   * @example
   * const { items } = await jtop.boards.list({ field: 'advanced_materials' });
   * @throws BadRequestError `request.invalid` for a filter that the platform does not know
   */
  list(params?: BoardsListParams, options?: RequestOptions): ListOf<'boards.list'> {
    return listBoards(this.#core, params, options);
  }

  /**
   * One board, with the public views of its demands in their order.
   *
   * @throws NotFoundError `not_found`
   */
  retrieve(id: string, options?: RequestOptions): ApiPromise<Board> {
    return retrieveBoard(this.#core, id, options);
  }

  /**
   * Drafts a board. For the operator, as are all acts below.
   *
   * @throws ConflictError `board.demand_not_fit`
   */
  create(body: BoardCreate, options?: WriteOptions): ApiPromise<Board> {
    return createBoard(this.#core, body, options);
  }

  /**
   * Changes the title, or the demands and their order.
   *
   * @param board - The board as it was read.
   * @throws StaleRevisionError `revision.stale`
   * @throws ConflictError `board.demand_not_fit`, `board.state`
   */
  update(board: Revision, body: BoardUpdate, options?: RequestOptions): ApiPromise<Board> {
    return updateBoard(this.#core, board, body, options);
  }

  /**
   * Publishes a draft.
   *
   * @throws ConflictError `board.demand_not_fit`, `board.state`
   */
  publish(id: string, options?: WriteOptions): ApiPromise<Board> {
    return publishBoard(this.#core, id, options);
  }

  /**
   * Takes a board down; its demands stay published.
   *
   * @throws ConflictError `board.state`
   */
  withdraw(id: string, body: BoardReason, options?: WriteOptions): ApiPromise<Board> {
    return withdrawBoard(this.#core, id, body, options);
  }
}
