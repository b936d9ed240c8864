import { z } from 'zod';
import {
  MATCH_DECLINE_REASONS,
  MATCH_METHODS,
  MATCH_REASONS,
  MATCH_SIDES,
  MATCH_STATUSES,
  PUSH_AUDIENCES,
  PUSH_CHANNELS,
} from '../common/challenge-enums.js';
import { FIELDS } from '../common/enums.js';
import { pageOf } from '../common/page.js';
import { BasisPoints, Count, Id, Instant, Slug } from '../common/primitives.js';
import { oneOrMore, paging } from '../common/query.js';
import { distinct, text } from '../common/text.js';

const range = z.object({ min: z.int(), max: z.int() });

export const MatchReason = z
  .object({
    code: z.enum(MATCH_REASONS),
    weightBp: BasisPoints,
    facts: z.object({
      terms: z.array(z.string()).optional(),
      depth: z.string().optional(),
      symbol: z.string().optional(),
      field: z.enum(FIELDS).optional(),
      near: z.boolean().optional(),
      trl: range.optional(),
      asked: range.optional(),
      within: z.boolean().optional(),
      level: z.string().optional(),
      note: z.string().optional(),
    }),
  })
  .meta({
    id: 'MatchReason',
    description:
      'Why a pair fits, as data: `code` says which `facts` there are. `weightBp`: what it adds to the score. Reasons that would tell something redacted are left out.',
  });

export const Match = z
  .object({
    id: Id,
    rev: z.int().min(1),
    demandId: Id,
    demandTitle: z.string(),
    counterpart: z.object({ type: z.enum(MATCH_SIDES), id: Id, title: z.string() }),
    scoreBp: BasisPoints,
    method: z.enum(MATCH_METHODS),
    reasons: z.array(MatchReason),
    status: z.enum(MATCH_STATUSES),
    proposedBy: z.string().optional(),
    declineReason: z.enum(MATCH_DECLINE_REASONS).optional(),
    note: z.string().optional(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({
    id: 'Match',
    description:
      'A demand and a listing or team that fit each other. A team is meant by the id of its party.',
  });

export const MatchPage = pageOf(Match, 'MatchPage');
const filters = {
  status: oneOrMore(MATCH_STATUSES).optional(),
  side: oneOrMore(MATCH_SIDES).optional(),
  ...paging,
};
export const MatchesListQuery = z.strictObject(filters);
export const OwnMatchesListQuery = z.strictObject(filters);

export const MatchCreate = z
  .strictObject({
    demandId: Id,
    counterpart: z.strictObject({ type: z.enum(MATCH_SIDES), id: Id }),
    note: text(1, 1_000),
  })
  .meta({ id: 'MatchCreate', description: 'A match that a person found (专家推荐); `note` is its reason.' });

export const MatchRespond = z
  .strictObject({
    answer: z.enum(['accept', 'decline']),
    reason: z.enum(MATCH_DECLINE_REASONS).optional(),
    note: text(1, 1_000).optional(),
  })
  .meta({ id: 'MatchRespond', description: 'The answer to a match. Declining needs a reason.' });

export const Push = z
  .object({
    id: Id,
    demandId: Id,
    audience: z.enum(PUSH_AUDIENCES),
    channel: z.enum(PUSH_CHANNELS),
    batchNo: z.int().min(1).optional(),
    recipient: z.object({ partyId: Id, name: z.string() }).optional(),
    matchId: Id.optional(),
    sentAt: Instant,
    openedAt: Instant.optional(),
    respondedAt: Instant.optional(),
  })
  .meta({ id: 'Push', description: 'A demand that was brought before somebody (定向推送).' });

export const PushPage = pageOf(Push, 'PushPage');
export const PushesListQuery = z.strictObject({
  demandId: z.string().max(64).optional(),
  audience: oneOrMore(PUSH_AUDIENCES).optional(),
  ...paging,
});

export const PushCreate = z
  .strictObject({
    demandId: Id,
    audience: z.enum(PUSH_AUDIENCES),
    channel: z.enum(PUSH_CHANNELS).optional(),
    partyIds: distinct(Id, 200, 1).optional(),
    batchNo: z.int().min(1).max(999).optional(),
  })
  .meta({
    id: 'PushCreate',
    description: 'Pushing a demand to parties, or to all of an audience. Who has had it is passed over.',
  });

export const PushSummary = z
  .object({
    demandId: Id,
    audience: z.enum(PUSH_AUDIENCES),
    sentCount: Count,
    skippedCount: Count,
    at: Instant,
  })
  .meta({ id: 'PushSummary', description: 'How many a push reached, and how many had had it before.' });

const covered = { published: Count, pushed: Count };

export const PushCoverage = z
  .object({
    ...covered,
    coverageBp: BasisPoints,
    fields: z.array(z.object({ field: z.enum(FIELDS), ...covered })),
    asOf: Instant,
  })
  .meta({
    id: 'PushCoverage',
    description: 'How many of the published demands were pushed (应推尽推); of none, `coverageBp` is 10,000.',
  });
export const PushCoverageQuery = z.strictObject({ seasonId: Slug.optional() });
