import { z } from 'zod';
import type { OperationId } from './operations/index.js';
import * as announcements from './resources/announcements.js';
import * as bids from './resources/bids.js';
import * as boards from './resources/boards.js';
import * as demands from './resources/demands.js';
import * as handoffs from './resources/handoffs.js';
import * as listings from './resources/listings.js';
import * as live from './resources/live.js';
import * as log from './resources/log.js';
import * as lots from './resources/lots.js';
import * as organizations from './resources/organizations.js';
import * as redaction from './resources/redaction.js';
import * as seasons from './resources/seasons.js';
import * as sessions from './resources/sessions.js';
import * as specials from './resources/specials.js';

/** The schemas of one operation. */
export interface OperationSchemas {
  /** Query parameters; absent means that none are taken. */
  readonly query?: z.ZodType;
  /** Request body; absent means that none is read. */
  readonly body?: z.ZodType;
  /** The answer's body; `z.string()` where it is not JSON. */
  readonly response: z.ZodType;
  /** Statuses of success, the usual one first. */
  readonly success: readonly [number, ...number[]];
}

const read = (response: z.ZodType, query?: z.ZodType): OperationSchemas =>
  query ? { response, query, success: [200] } : { response, success: [200] };
const act = (body: z.ZodType, response: z.ZodType = lots.Lot): OperationSchemas => ({
  body,
  response,
  success: [200],
});
const create = (body: z.ZodType, response: z.ZodType): OperationSchemas => ({
  body,
  response,
  success: [201, 200],
});

/** Pairs each operation with its schemas. For platform, mocks and generators: it brings zod along. */
export const registry: { readonly [Id in OperationId]: OperationSchemas } = {
  'time.retrieve': read(live.ServerTime),
  'me.retrieve': read(organizations.Me),
  'me.registrations.list': read(bids.RegistrationPage, bids.RegistrationsListQuery),
  'me.demands.list': read(demands.DemandPage, demands.OwnDemandsListQuery),
  'jwks.retrieve': read(live.Jwks),
  'seasons.list': read(seasons.SeasonPage, seasons.SeasonsListQuery),
  'seasons.retrieve': read(seasons.Season),
  'specials.list': read(specials.SpecialPage, specials.SpecialsListQuery),
  'specials.retrieve': read(specials.Special),
  'organizations.list': read(organizations.OrganizationPage, organizations.OrganizationsListQuery),
  'organizations.retrieve': read(organizations.Organization),
  'listings.list': read(listings.ListingPage, listings.ListingsListQuery),
  'listings.retrieve': read(listings.Listing),
  'sessions.list': read(sessions.AuctionSessionPage, sessions.SessionsListQuery),
  'sessions.retrieve': read(sessions.AuctionSession),
  'sessions.create': create(sessions.SessionCreate, sessions.AuctionSession),
  'demands.list': read(demands.DemandPage, demands.DemandsListQuery),
  'demands.retrieve': read(demands.Demand),
  'demands.create': create(demands.DemandCreate, demands.Demand),
  'demands.preview': act(demands.DemandPreviewCreate, demands.DemandPreview),
  'demands.update': act(demands.DemandUpdate, demands.Demand),
  'demands.submit': act(demands.DemandAct, demands.Demand),
  'demands.disclosure.set': act(redaction.DisclosureSet, demands.Demand),
  'demands.withdraw': act(demands.DemandReason, demands.Demand),
  'demands.diagnosis.begin': act(demands.DemandAct, demands.Demand),
  'demands.diagnosis.create': act(demands.DiagnosisCreate, demands.Demand),
  'demands.publish': act(demands.DemandPublish, demands.Demand),
  'demands.hot': act(demands.DemandHot, demands.Demand),
  'demands.advance': act(demands.DemandAdvance, demands.Demand),
  'demands.carryOver': act(demands.DemandCarryOver, demands.Demand),
  'boards.list': read(boards.BoardPage, boards.BoardsListQuery),
  'boards.retrieve': read(boards.Board),
  'boards.create': create(boards.BoardCreate, boards.Board),
  'boards.update': act(boards.BoardUpdate, boards.Board),
  'boards.publish': act(boards.BoardPublish, boards.Board),
  'boards.withdraw': act(boards.BoardReason, boards.Board),
  'lots.list': read(lots.LotPage, lots.LotsListQuery),
  'lots.retrieve': read(lots.Lot),
  'lots.create': create(lots.LotCreate, lots.Lot),
  'lots.announce': act(lots.LotAnnounce),
  'lots.suspend': act(lots.LotReason),
  'lots.resume': act(lots.LotResume),
  'lots.cancel': act(lots.LotReason),
  'lots.void': act(lots.LotReason),
  'lots.relist': create(lots.LotRelist, lots.Lot),
  'lots.closingStatement.retrieve': read(log.ClosingStatement),
  'lots.log.retrieve': read(z.string()),
  'lots.bids.list': read(bids.BidPage, bids.BidsListQuery),
  'lots.bids.place': { ...create(bids.BidPlace, bids.BidOutcome), query: bids.BidPlaceQuery },
  'lots.bidTokens.create': create(bids.BidTokenCreate, bids.BidToken),
  'lots.registrations.create': create(bids.RegistrationCreate, bids.Registration),
  'lots.deposits.create': create(bids.DepositCreate, bids.Deposit),
  'handoffs.create': create(handoffs.HandoffCreate, handoffs.HandoffDraft),
  'handoffs.retrieve': read(handoffs.Handoff),
  'announcements.list': read(announcements.AnnouncementPage, announcements.AnnouncementsListQuery),
  'announcements.retrieve': read(announcements.Announcement),
  'stream.open': read(z.string(), live.TopicsQuery),
  'stream.poll': read(live.StreamPoll, live.TopicsQuery),
  'sandbox.clock.retrieve': read(live.SandboxClock),
  'sandbox.clock.advance': act(live.ClockAdvance, live.SandboxClock),
  'health.live': read(live.Health),
  'health.ready': read(live.Health),
  'metrics.retrieve': read(z.string()),
  'openapi.retrieve': read(z.looseObject({})),
};
