import {
  sessionsCreateOperation,
  sessionsListOperation,
  sessionsRetrieveOperation,
  type AuctionSession,
  type SessionCreate,
} from '@jtop/contract';
import { requestList, type ListOf } from '../core/list.js';
import type { ApiPromise } from '../core/promise.js';
import type { Core, Params, RequestOptions, WriteOptions } from '../core/types.js';
import { requestWrite } from '../core/write.js';

export type { AuctionSession, SessionCreate };
/** Filters of {@link listSessions}: `from` and `to` are days in Jiangsu, `2026-06-03`. */
export type SessionsListParams = Params<'sessions.list'>;

const page = () => import('@jtop/contract/validators/auction-session-page');
const one = () => import('@jtop/contract/validators/auction-session');

/** See {@link Sessions.list}. */
export function listSessions(
  core: Core,
  params?: SessionsListParams,
  options?: RequestOptions,
): ListOf<'sessions.list'> {
  return requestList(core, sessionsListOperation, page, params, options);
}

/** See {@link Sessions.retrieve}. */
export function retrieveSession(
  core: Core,
  id: string,
  options?: RequestOptions,
): ApiPromise<AuctionSession> {
  return core.request(sessionsRetrieveOperation, { id, validator: one, options });
}

/** See {@link Sessions.create}. */
export function createSession(
  core: Core,
  body: SessionCreate,
  options?: WriteOptions,
): ApiPromise<AuctionSession> {
  return requestWrite(core, sessionsCreateOperation, { body, validator: one }, options);
}

/** Bidding sessions: each Wednesday and Friday of the season, and those of the specials. */
export class Sessions {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Bidding sessions, earliest first.
   *
   * @example
   * const [next] = await jtop.sessions.list({ from: '2026-06-03' }).toArray({ limit: 1 });
   * @throws BadRequestError `request.invalid` for a filter that the platform does not know
   */
  list(params?: SessionsListParams, options?: RequestOptions): ListOf<'sessions.list'> {
    return listSessions(this.#core, params, options);
  }

  /**
   * One bidding session.
   *
   * @throws NotFoundError `not_found`
   */
  retrieve(id: string, options?: RequestOptions): ApiPromise<AuctionSession> {
    return retrieveSession(this.#core, id, options);
  }

  /**
   * Opens a bidding session. For the operator.
   *
   * @throws ConflictError `session.not_a_bidding_day`
   */
  create(body: SessionCreate, options?: WriteOptions): ApiPromise<AuctionSession> {
    return createSession(this.#core, body, options);
  }
}
