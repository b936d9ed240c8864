import {
  demandsMatchesListOperation,
  matchesCreateOperation,
  matchesRespondOperation,
  meMatchesListOperation,
  type Match,
  type MatchCreate,
  type MatchReason,
  type MatchRespond,
} from '@jtop/contract';
import { requestList, type ListOf } from '../core/list.js';
import type { ApiPromise } from '../core/promise.js';
import type { Core, Params, RequestOptions, WriteOptions } from '../core/types.js';
import { requestWrite } from '../core/write.js';

export type { Match, MatchCreate, MatchReason, MatchRespond };

const page = () => import('@jtop/contract/validators/match-page');
const one = () => import('@jtop/contract/validators/match');

/** See {@link DemandMatches.list}. */
export function listMatches(
  core: Core,
  demandId: string,
  params?: Params<'demands.matches.list'>,
  options?: RequestOptions,
): ListOf<'demands.matches.list'> {
  return requestList(core, demandsMatchesListOperation, page, params, options, demandId);
}

/** See {@link OwnMatches.list}. */
export function listOwnMatches(
  core: Core,
  params?: Params<'me.matches.list'>,
  options?: RequestOptions,
): ListOf<'me.matches.list'> {
  return requestList(core, meMatchesListOperation, page, params, options);
}

/** See {@link Matches.create}. */
export function createMatch(core: Core, body: MatchCreate, options?: WriteOptions): ApiPromise<Match> {
  return requestWrite(core, matchesCreateOperation, { body, validator: one }, options);
}

/** See {@link Matches.respond}. */
export function respondToMatch(
  core: Core,
  id: string,
  body: MatchRespond,
  options?: WriteOptions,
): ApiPromise<Match> {
  return requestWrite(core, matchesRespondOperation, { id, body, validator: one }, options);
}

/** What fits one demand. */
export class DemandMatches {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * What fits a demand, best first, with reasons: listings for everybody, teams for the company and the operator.
   *
   * @example
   * const top = await jtop.demands.matches.list(demand.id, { side: 'listing' }).toArray({ limit: 20 });
   * @throws NotFoundError `not_found`
   */
  list(
    demandId: string,
    params?: Params<'demands.matches.list'>,
    options?: RequestOptions,
  ): ListOf<'demands.matches.list'> {
    return listMatches(this.#core, demandId, params, options);
  }
}

/** What was pushed to the caller. */
export class OwnMatches {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * What was pushed to the party, latest first.
   *
   * @throws AuthenticationError `auth.required`
   */
  list(params?: Params<'me.matches.list'>, options?: RequestOptions): ListOf<'me.matches.list'> {
    return listOwnMatches(this.#core, params, options);
  }
}

/** Matches of demands with listings and teams (匹配). */
export class Matches {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Proposes a match that a person found. For technology managers and who serves a region.
   *
   * @throws ConflictError `match.exists`, `demand.state`
   */
  create(body: MatchCreate, options?: WriteOptions): ApiPromise<Match> {
    return createMatch(this.#core, body, options);
  }

  /**
   * Accepts or declines a match; declining needs a reason.
   *
   * @throws ConflictError `match.reason_required`, `match.state`
   */
  respond(id: string, body: MatchRespond, options?: WriteOptions): ApiPromise<Match> {
    return respondToMatch(this.#core, id, body, options);
  }
}
