import { z } from 'zod';
import { HANDOFF_OPERATIONS, HANDOFF_STATUSES, ROLES } from '../common/enums.js';
import { Id, Instant } from '../common/primitives.js';
import { Problem } from '../common/problem.js';
import { SITE_KEY_PATTERN } from '../common/site-key.js';
import { BidAccepted, BidPlace, Deposit, DepositCreate, Registration, RegistrationCreate } from './bids.js';
import { Consent, ConsentSign } from './consents.js';
import { DemandCreate, DemandPosted } from './demands.js';
import { ImportDocument, ImportJob } from './imports.js';
import { Match, MatchPage, MatchRespond } from './matches.js';
import { OwnSolution, SolutionReceipt, SolutionSubmit, SolutionVersionCreate } from './solutions.js';

export const SiteKey = z.string().regex(SITE_KEY_PATTERN, 'a site key, which begins with pk_');

const common = {
  siteKey: SiteKey,
  /** Where the person goes back to if there is no window to tell: a page of one of the site key's origins. */
  returnTo: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
};
const onLot = z.strictObject({ lotId: z.string().max(64) });
const onDemand = z.strictObject({ demandId: z.string().max(64) });
const onMatch = z.strictObject({ matchId: z.string().max(64) });
const onSolution = z.strictObject({ solutionId: z.string().max(64) });
/** Whoever comes back later knows the demand that was answered, not what the answer was numbered. */
const onSolutionOrDemand = z.union([onSolution, onDemand]);
const onNothing = z.strictObject({});

export const HandoffCreate = z
  .discriminatedUnion('operation', [
    z.strictObject({ ...common, operation: z.literal('lots.bids.place'), params: onLot, body: BidPlace }),
    z.strictObject({
      ...common,
      operation: z.literal('lots.registrations.create'),
      params: onLot,
      body: RegistrationCreate,
    }),
    z.strictObject({
      ...common,
      operation: z.literal('lots.deposits.create'),
      params: onLot,
      body: DepositCreate,
    }),
    z.strictObject({
      ...common,
      operation: z.literal('demands.create'),
      params: onNothing,
      body: DemandCreate,
    }),
    z.strictObject({
      ...common,
      operation: z.literal('demands.solutions.submit'),
      params: onDemand,
      body: SolutionSubmit,
    }),
    z.strictObject({
      ...common,
      operation: z.literal('solutions.versions.create'),
      params: onSolution,
      body: SolutionVersionCreate,
    }),
    z.strictObject({
      ...common,
      operation: z.literal('solutions.retrieve'),
      params: onSolutionOrDemand,
      body: z.strictObject({}),
    }),
    z.strictObject({
      ...common,
      operation: z.literal('consents.sign'),
      params: onNothing,
      body: ConsentSign,
    }),
    z.strictObject({
      ...common,
      operation: z.literal('matches.respond'),
      params: onMatch,
      body: MatchRespond,
    }),
    z.strictObject({
      ...common,
      operation: z.literal('imports.create'),
      params: onNothing,
      body: ImportDocument,
    }),
    z.strictObject({
      ...common,
      operation: z.literal('me.retrieve'),
      params: onNothing,
      body: z.strictObject({}),
    }),
    z.strictObject({
      ...common,
      operation: z.literal('me.matches.list'),
      params: onNothing,
      body: z.strictObject({}),
    }),
  ])
  .meta({
    id: 'HandoffCreate',
    description: 'An act that a page drafts and a person confirms on the platform’s own page.',
  });

export const HandoffDraft = z
  .object({ id: Id, secret: z.string(), confirmUrl: z.string(), expiresAt: Instant })
  .meta({
    id: 'HandoffDraft',
    description:
      'The page opens `confirmUrl` for the person and asks with `secret` what became of it. `expiresAt` is real time.',
  });

export const Introduction = z
  .object({
    partyId: Id,
    displayName: z.string(),
    roles: z.array(z.enum(ROLES)),
    registrations: z.array(Registration),
  })
  .meta({
    id: 'Introduction',
    description:
      'What a person lets a page know: the party with its name and roles, and the codes under which it takes part.',
  });

export const HandoffResult = z
  .union([
    BidAccepted,
    Registration,
    Deposit,
    DemandPosted,
    SolutionReceipt,
    OwnSolution,
    Consent,
    ImportJob,
    Match,
    MatchPage,
    Introduction,
  ])
  .meta({ id: 'HandoffResult', description: 'What the operation answered. Never a token.' });

export const Handoff = z
  .object({
    id: Id,
    operation: z.enum(HANDOFF_OPERATIONS),
    status: z.enum(HANDOFF_STATUSES),
    result: HandoffResult.optional(),
    problem: Problem.optional(),
  })
  .meta({ id: 'Handoff', description: 'Where a hand-off stands, and what came of it.' });
