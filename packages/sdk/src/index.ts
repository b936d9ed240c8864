/** The typed client of a J-TOP platform. */
export { Client, createClient, type ClientOptions } from './client.js';
export { clientCredentials, type ClientCredentials } from './core/auth.js';
export type { Revision } from './core/revise.js';
export { createCore } from './core/core.js';
export { errorFromAnswer, type ErrorMaker } from './core/answer.js';
export * from './core/errors.js';
export { OutcomeUnknownError } from './core/outcome-unknown.js';
export * from './core/status-errors.js';
export type { Middleware } from './core/middleware.js';
export type { ItemOf, ListOf } from './core/list.js';
export { ListPromise, type PageOf } from './core/paging.js';
export type { ProblemExtras } from './core/problem-extras.js';
export { ApiPromise, type ApiResult } from './core/promise.js';
export type {
  Core,
  CoreOptions,
  LogFields,
  Logger,
  RequestOptions,
  TokenProvider,
  TokenReason,
  WriteOptions,
} from './core/types.js';
export { Clock, type ClockOptions, type ClockState } from './live/clock.js';
export type { LiveState } from './live/connection.js';
export { defaultEnvironment, type Environment, type PageEvent } from './live/environment.js';
export { Live, type LiveOptions, type TimeListener } from './live/live.js';
export { watchLot, type LotState, type LotStore } from './live/lot-store.js';
export {
  foldLot,
  type BoardMessage,
  type LiveMessage,
  type LotMessage,
  type MessageOf,
  type SeasonMessage,
} from './live/messages.js';
export type { Store } from './live/store.js';
export type { LiveHandlers } from './live/topics.js';
export * from './resources/announcements.js';
export * from './resources/bid-tokens.js';
export * from './resources/bids.js';
export * from './resources/boards.js';
export * from './resources/demands.js';
export * from './resources/demands-client.js';
export * from './resources/handoffs.js';
export * from './resources/jwks.js';
export * from './resources/listings.js';
export * from './resources/lots.js';
export * from './resources/lots-client.js';
export * from './resources/me.js';
export * from './resources/organizations.js';
export * from './resources/place-bid.js';
export * from './resources/registrations.js';
export * from './resources/seasons.js';
export * from './resources/sessions.js';
export * from './resources/specials.js';
export * from './resources/time.js';
