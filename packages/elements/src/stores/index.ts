/** The stores that the elements are made of, without any DOM: for pages that draw their own. */
export { createAuctionFilesStore, type AuctionFiles } from './auction-files-store.js';
export {
  CATALOGUE_SORTS,
  PUBLIC_STATUSES,
  fixQuery,
  queryTexts,
  readQuery,
  sameQuery,
  type CatalogueQuery,
} from './catalogue-query.js';
export {
  createCatalogueStore,
  type CatalogueData,
  type CatalogueItem,
  type CatalogueOptions,
  type CatalogueStore,
  type KeptListing,
} from './catalogue-store.js';
export type { DataSnapshot, DataStore, Sources } from './data-store.js';
export {
  DEMAND_PAGE_SIZE,
  createDemandBoardStore,
  type DemandBoardData,
  type DemandBoardOptions,
  type DemandBoardStore,
} from './demand-board-store.js';
export { DEMAND_ORDERS, boardFor, demandCodec, type DemandQuery } from './demand-query.js';
export { createDemandStore, type DemandData } from './demand-store.js';
export { createListingStore, type ListingData } from './listing-store.js';
export { createQueryCodec, type QueryCodec, type QueryReaders } from './query-codec.js';
export { HISTORY_LIMIT, createLotStore, type LotData } from './lot-store.js';
export {
  MATCHES_PAGE_SIZE,
  createMatchesStore,
  type MatchesData,
  type MatchesQuery,
  type MatchesStore,
} from './matches-store.js';
export {
  createOwnMatchesStore,
  type MatchAnswer,
  type OwnMatches,
  type OwnMatchesStore,
} from './own-matches-store.js';
export { createSessionStore, type SessionData } from './session-store.js';
export {
  createHandoffFlow,
  type FormOperation,
  type HandoffApi,
  type HandoffDraft,
  type HandoffFlow,
  type HandoffOperation,
  type HandoffOutcome,
  type HandoffPage,
  type HandoffProblem,
  type HandoffState,
  type HandoffStep,
  type HandoffTicket,
  type HandoffWindow,
  type LotOperation,
} from './handoff-flow.js';
export {
  createParticipationStore,
  participationIn,
  type Keep,
  type LotParticipation,
  type OwnReceipt,
  type ParticipationStore,
  type ViewerAnswer,
  type ViewerSnapshot,
} from './participation-store.js';
