import { z } from 'zod';
import type { OperationId } from './operations/index.js';
import * as announcements from './resources/announcements.js';
import * as bids from './resources/bids.js';
import * as boards from './resources/boards.js';
import * as consents from './resources/consents.js';
import * as contests from './resources/contests.js';
import * as demands from './resources/demands.js';
import * as documents from './resources/documents.js';
import * as handoffs from './resources/handoffs.js';
import * as imports from './resources/imports.js';
import * as listings from './resources/listings.js';
import * as live from './resources/live.js';
import * as log from './resources/log.js';
import * as lots from './resources/lots.js';
import * as matches from './resources/matches.js';
import * as organizations from './resources/organizations.js';
import * as redaction from './resources/redaction.js';
import * as search from './resources/search.js';
import * as seasons from './resources/seasons.js';
import * as sessions from './resources/sessions.js';
import * as solutions from './resources/solutions.js';
import * as specials from './resources/specials.js';

/** The schemas of one operation. */
export interface OperationSchemas {
  /** Query parameters; absent means that none are taken. */
  readonly query?: z.ZodType;
  /** Request body as JSON; absent means that none is read, or the bytes as they are (`consumes`). */
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
  'me.solutions.list': read(solutions.SolutionPage, solutions.OwnSolutionsListQuery),
  'me.consents.list': read(consents.ConsentPage, consents.OwnConsentsListQuery),
  'me.matches.list': read(matches.MatchPage, matches.OwnMatchesListQuery),
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
  'demands.solutions.list': read(solutions.SolutionPage, solutions.SolutionsListQuery),
  'demands.solutions.submit': create(solutions.SolutionSubmit, solutions.SolutionReceipt),
  'solutions.retrieve': read(solutions.Solution),
  'solutions.receipt.retrieve': read(solutions.SolutionReceipt),
  'solutions.versions.list': read(solutions.SolutionReceiptPage, solutions.SolutionVersionsListQuery),
  'solutions.versions.create': create(solutions.SolutionVersionCreate, solutions.SolutionReceipt),
  'solutions.withdraw': act(solutions.SolutionReason, solutions.Solution),
  'solutions.willing': act(solutions.SolutionWilling, solutions.Solution),
  'solutions.screen': act(solutions.SolutionAct, solutions.Solution),
  'solutions.shortlist': act(solutions.SolutionAct, solutions.Solution),
  'solutions.feedback.create': act(solutions.SolutionFeedback, solutions.Solution),
  'demands.contest.retrieve': read(contests.Contest),
  'demands.contest.create': create(contests.ContestCreate, contests.Contest),
  'demands.contest.open': act(contests.ContestAct, contests.Contest),
  'demands.contest.halt': act(contests.ContestReason, contests.Contest),
  'demands.contest.resume': act(contests.ContestAct, contests.Contest),
  'demands.contest.cancel': act(contests.ContestReason, contests.Contest),
  'demands.award': act(contests.DemandAward, demands.Demand),
  'demands.intents.list': read(contests.IntentPage, contests.IntentsListQuery),
  'demands.intents.create': create(contests.IntentCreate, contests.Intent),
  'consentTexts.list': read(consents.ConsentTextPage, consents.ConsentTextsListQuery),
  'consentTexts.retrieve': read(consents.ConsentText),
  'consentTexts.create': create(consents.ConsentTextCreate, consents.ConsentText),
  'consents.sign': create(consents.ConsentSign, consents.Consent),
  'consents.revoke': act(consents.ConsentRevoke, consents.Consent),
  'documents.create': {
    query: documents.DocumentUploadQuery,
    response: documents.Document,
    success: [201, 200],
  },
  'documents.retrieve': read(documents.Document),
  'documents.link.retrieve': read(documents.DocumentLink),
  'demands.matches.list': read(matches.MatchPage, matches.MatchesListQuery),
  'matches.create': create(matches.MatchCreate, matches.Match),
  'matches.respond': act(matches.MatchRespond, matches.Match),
  'pushes.list': read(matches.PushPage, matches.PushesListQuery),
  'pushes.create': create(matches.PushCreate, matches.PushSummary),
  'pushes.coverage.retrieve': read(matches.PushCoverage, matches.PushCoverageQuery),
  'search.list': read(search.SearchPage, search.SearchQuery),
  'importTemplates.retrieve': read(imports.ImportTemplate),
  'imports.list': read(imports.ImportJobPage, imports.ImportsListQuery),
  'imports.create': {
    query: imports.ImportCreateQuery,
    response: imports.ImportJob,
    success: [201, 200],
  },
  'imports.retrieve': read(imports.ImportJob),
  'imports.errors.retrieve': read(documents.DocumentLink),
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
