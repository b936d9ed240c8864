/** The table of operations: what this API can be asked, as plain data. */
import * as time from './time.js';
import * as me from './me.js';
import * as jwks from './jwks.js';
import * as seasons from './seasons.js';
import * as specials from './specials.js';
import * as organizations from './organizations.js';
import * as listings from './listings.js';
import * as sessions from './sessions.js';
import * as demands from './demands.js';
import * as boards from './boards.js';
import * as solutions from './solutions.js';
import * as contests from './contests.js';
import * as consents from './consents.js';
import * as documents from './documents.js';
import * as matches from './matches.js';
import * as pushes from './pushes.js';
import * as search from './search.js';
import * as imports from './imports.js';
import * as lots from './lots.js';
import * as lotProofs from './lot-proofs.js';
import * as bids from './bids.js';
import * as registrations from './registrations.js';
import * as handoffs from './handoffs.js';
import * as announcements from './announcements.js';
import * as stream from './stream.js';
import * as sandbox from './sandbox.js';
import * as health from './health.js';

export const operations = {
  'time.retrieve': time.timeRetrieveOperation,
  'me.retrieve': me.meRetrieveOperation,
  'me.registrations.list': me.meRegistrationsListOperation,
  'me.demands.list': me.meDemandsListOperation,
  'me.solutions.list': me.meSolutionsListOperation,
  'me.consents.list': me.meConsentsListOperation,
  'me.matches.list': me.meMatchesListOperation,
  'jwks.retrieve': jwks.jwksRetrieveOperation,
  'seasons.list': seasons.seasonsListOperation,
  'seasons.retrieve': seasons.seasonsRetrieveOperation,
  'specials.list': specials.specialsListOperation,
  'specials.retrieve': specials.specialsRetrieveOperation,
  'organizations.list': organizations.organizationsListOperation,
  'organizations.retrieve': organizations.organizationsRetrieveOperation,
  'listings.list': listings.listingsListOperation,
  'listings.retrieve': listings.listingsRetrieveOperation,
  'sessions.list': sessions.sessionsListOperation,
  'sessions.retrieve': sessions.sessionsRetrieveOperation,
  'sessions.create': sessions.sessionsCreateOperation,
  'demands.list': demands.demandsListOperation,
  'demands.retrieve': demands.demandsRetrieveOperation,
  'demands.create': demands.demandsCreateOperation,
  'demands.preview': demands.demandsPreviewOperation,
  'demands.update': demands.demandsUpdateOperation,
  'demands.submit': demands.demandsSubmitOperation,
  'demands.disclosure.set': demands.demandsDisclosureSetOperation,
  'demands.withdraw': demands.demandsWithdrawOperation,
  'demands.diagnosis.begin': demands.demandsDiagnosisBeginOperation,
  'demands.diagnosis.create': demands.demandsDiagnosisCreateOperation,
  'demands.publish': demands.demandsPublishOperation,
  'demands.hot': demands.demandsHotOperation,
  'demands.advance': demands.demandsAdvanceOperation,
  'demands.carryOver': demands.demandsCarryOverOperation,
  'boards.list': boards.boardsListOperation,
  'boards.retrieve': boards.boardsRetrieveOperation,
  'boards.create': boards.boardsCreateOperation,
  'boards.update': boards.boardsUpdateOperation,
  'boards.publish': boards.boardsPublishOperation,
  'boards.withdraw': boards.boardsWithdrawOperation,
  'demands.solutions.list': solutions.demandsSolutionsListOperation,
  'demands.solutions.submit': solutions.demandsSolutionsSubmitOperation,
  'solutions.retrieve': solutions.solutionsRetrieveOperation,
  'solutions.receipt.retrieve': solutions.solutionsReceiptRetrieveOperation,
  'solutions.versions.list': solutions.solutionsVersionsListOperation,
  'solutions.versions.create': solutions.solutionsVersionsCreateOperation,
  'solutions.withdraw': solutions.solutionsWithdrawOperation,
  'solutions.willing': solutions.solutionsWillingOperation,
  'solutions.screen': solutions.solutionsScreenOperation,
  'solutions.shortlist': solutions.solutionsShortlistOperation,
  'solutions.feedback.create': solutions.solutionsFeedbackCreateOperation,
  'demands.contest.retrieve': contests.demandsContestRetrieveOperation,
  'demands.contest.create': contests.demandsContestCreateOperation,
  'demands.contest.open': contests.demandsContestOpenOperation,
  'demands.contest.halt': contests.demandsContestHaltOperation,
  'demands.contest.resume': contests.demandsContestResumeOperation,
  'demands.contest.cancel': contests.demandsContestCancelOperation,
  'demands.award': contests.demandsAwardOperation,
  'demands.intents.list': contests.demandsIntentsListOperation,
  'demands.intents.create': contests.demandsIntentsCreateOperation,
  'consentTexts.list': consents.consentTextsListOperation,
  'consentTexts.retrieve': consents.consentTextsRetrieveOperation,
  'consentTexts.create': consents.consentTextsCreateOperation,
  'consents.sign': consents.consentsSignOperation,
  'consents.revoke': consents.consentsRevokeOperation,
  'documents.create': documents.documentsCreateOperation,
  'documents.retrieve': documents.documentsRetrieveOperation,
  'documents.link.retrieve': documents.documentsLinkRetrieveOperation,
  'demands.matches.list': matches.demandsMatchesListOperation,
  'matches.create': matches.matchesCreateOperation,
  'matches.respond': matches.matchesRespondOperation,
  'pushes.list': pushes.pushesListOperation,
  'pushes.create': pushes.pushesCreateOperation,
  'pushes.coverage.retrieve': pushes.pushesCoverageRetrieveOperation,
  'search.list': search.searchListOperation,
  'importTemplates.retrieve': imports.importTemplatesRetrieveOperation,
  'imports.list': imports.importsListOperation,
  'imports.create': imports.importsCreateOperation,
  'imports.retrieve': imports.importsRetrieveOperation,
  'imports.errors.retrieve': imports.importsErrorsRetrieveOperation,
  'lots.list': lots.lotsListOperation,
  'lots.retrieve': lots.lotsRetrieveOperation,
  'lots.create': lots.lotsCreateOperation,
  'lots.announce': lots.lotsAnnounceOperation,
  'lots.suspend': lots.lotsSuspendOperation,
  'lots.resume': lots.lotsResumeOperation,
  'lots.cancel': lots.lotsCancelOperation,
  'lots.void': lots.lotsVoidOperation,
  'lots.relist': lots.lotsRelistOperation,
  'lots.closingStatement.retrieve': lotProofs.lotsClosingStatementRetrieveOperation,
  'lots.log.retrieve': lotProofs.lotsLogRetrieveOperation,
  'lots.bids.list': bids.lotsBidsListOperation,
  'lots.bids.place': bids.lotsBidsPlaceOperation,
  'lots.bidTokens.create': bids.lotsBidTokensCreateOperation,
  'lots.registrations.create': registrations.lotsRegistrationsCreateOperation,
  'lots.deposits.create': registrations.lotsDepositsCreateOperation,
  'handoffs.create': handoffs.handoffsCreateOperation,
  'handoffs.retrieve': handoffs.handoffsRetrieveOperation,
  'announcements.list': announcements.announcementsListOperation,
  'announcements.retrieve': announcements.announcementsRetrieveOperation,
  'stream.open': stream.streamOpenOperation,
  'stream.poll': stream.streamPollOperation,
  'sandbox.clock.retrieve': sandbox.sandboxClockRetrieveOperation,
  'sandbox.clock.advance': sandbox.sandboxClockAdvanceOperation,
  'health.live': health.healthLiveOperation,
  'health.ready': health.healthReadyOperation,
  'metrics.retrieve': health.metricsRetrieveOperation,
  'openapi.retrieve': health.openapiRetrieveOperation,
} as const;

export type OperationId = keyof typeof operations;
export type { Operation } from './operation.js';
export * from './time.js';
export * from './me.js';
export * from './jwks.js';
export * from './seasons.js';
export * from './specials.js';
export * from './organizations.js';
export * from './listings.js';
export * from './sessions.js';
export * from './demands.js';
export * from './boards.js';
export * from './solutions.js';
export * from './contests.js';
export * from './consents.js';
export * from './documents.js';
export * from './matches.js';
export * from './pushes.js';
export * from './search.js';
export * from './imports.js';
export * from './lots.js';
export * from './lot-proofs.js';
export * from './bids.js';
export * from './registrations.js';
export * from './handoffs.js';
export * from './announcements.js';
export * from './stream.js';
export * from './sandbox.js';
export * from './health.js';
