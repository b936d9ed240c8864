import { z } from 'zod';
import {
  BUDGET_BANDS,
  DEMAND_PURPOSES,
  DEMAND_STATUSES,
  DEMAND_STEPS,
  DEMAND_TRACKS,
  DIAGNOSIS_VALIDITIES,
  DISCLOSURE_LEVELS,
  PANEL_MEMBER_KINDS,
} from '../common/challenge-enums.js';
import { FIELDS } from '../common/enums.js';
import { pageOf } from '../common/page.js';
import { Count, Id, Instant, Reason, Slug } from '../common/primitives.js';
import { cities, flag, oneOrMore, paging } from '../common/query.js';
import { distinct, text } from '../common/text.js';
import { demandContent } from './demand-fields.js';
import { Disclosure, redacted } from './redaction.js';

export * from './demand-fields.js';

export const Diagnosis = z
  .object({
    panel: z.array(z.object({ kind: z.enum(PANEL_MEMBER_KINDS), name: z.string() })).optional(),
    validity: z.enum(DIAGNOSIS_VALIDITIES),
    clarity: z.int().min(1).max(5),
    difficulty: z.int().min(1).max(5),
    marketValue: z.int().min(1).max(5),
    suggestedIpc: z.array(z.string()),
    comments: z.string().optional(),
    at: Instant,
  })
  .meta({
    id: 'Diagnosis',
    description:
      'What a diagnosis meeting (需求分析诊断会) found. Panel and comments are the company’s and the operator’s.',
  });

export const Demand = z
  .object({
    id: Id,
    rev: z.int().min(1),
    no: z.string(),
    seasonId: Slug,
    specialId: Slug.optional(),
    view: z.enum(DISCLOSURE_LEVELS),
    status: z.enum(DEMAND_STATUSES),
    ...demandContent,
    disclosure: Disclosure.optional(),
    diagnosis: Diagnosis.optional(),
    boardIds: z.array(Id),
    hot: z.object({ at: Instant }).optional(),
    answerCount: Count,
    awardedSolutionId: Id.optional(),
    carriedOverTo: Slug.optional(),
    publishedAt: Instant.optional(),
    createdAt: Instant,
    updatedAt: Instant,
    ...redacted,
  })
  .meta({
    id: 'Demand',
    description:
      'A company’s technical demand (技术需求), as the level `view` may see it. `deadline` is the last instant for solutions.',
  });

export const DemandPage = pageOf(Demand, 'DemandPage');

export const DEMAND_SORTS = ['publishedAt', '-publishedAt', 'deadline', '-deadline', 'no', '-no'] as const;

export const DemandsListQuery = z.strictObject({
  field: oneOrMore(FIELDS).optional(),
  city: cities.optional(),
  track: oneOrMore(DEMAND_TRACKS).optional(),
  purpose: oneOrMore(DEMAND_PURPOSES).optional(),
  budgetBand: oneOrMore(BUDGET_BANDS).optional(),
  status: oneOrMore(DEMAND_STATUSES).optional(),
  hot: flag.optional(),
  boardId: z.string().max(64).optional(),
  specialId: Slug.optional(),
  seasonId: Slug.optional(),
  q: z.string().trim().min(1).max(100).optional(),
  sort: z.enum(DEMAND_SORTS).optional(),
  ...paging,
});

export const OwnDemandsListQuery = z.strictObject({
  status: oneOrMore(DEMAND_STATUSES).optional(),
  ...paging,
});

export const DemandPreview = z
  .object({
    views: z.array(
      z.object({
        level: z.enum(DISCLOSURE_LEVELS),
        demand: z.object({ ...demandContent, ...redacted }),
      }),
    ),
  })
  .meta({
    id: 'DemandPreview',
    description: 'What public, members, matched teams and parties would see, in this order.',
  });

const grade = z.int().min(1).max(5);

export const DiagnosisCreate = z
  .strictObject({
    panel: z
      .array(z.strictObject({ kind: z.enum(PANEL_MEMBER_KINDS), name: text(1, 40) }))
      .min(1)
      .max(20),
    validity: z.enum(DIAGNOSIS_VALIDITIES),
    clarity: grade,
    difficulty: grade,
    marketValue: grade,
    suggestedIpc: distinct(
      z.string().regex(/^[A-H]\d{2}[A-Z]$/, 'an IPC subclass such as C08L'),
      10,
    ).optional(),
    comments: text(1, 2_000).optional(),
  })
  .meta({ id: 'DiagnosisCreate', description: 'The findings of a diagnosis meeting about one demand.' });

export const DemandPublish = z
  .strictObject({ hot: z.boolean().optional() })
  .meta({ id: 'DemandPublish', description: 'Publishing a demand, as a hot one if so marked.' });

export const DemandHot = z
  .strictObject({ hot: z.boolean() })
  .meta({ id: 'DemandHot', description: 'Marks a demand as hot (热门需求), or takes the mark away.' });

export const DemandAdvance = z
  .strictObject({ step: z.enum(DEMAND_STEPS), solutionIds: z.array(Id).max(50).optional() })
  .refine(({ step, solutionIds }) => solutionIds === undefined || step === 'hold_roadshow', {
    path: ['solutionIds'],
    message: 'only with hold_roadshow, where it says which short-listed solutions go on stage',
  })
  .meta({
    id: 'DemandAdvance',
    description:
      'The step that a published demand takes next. `solutionIds` says which short-listed solutions go on stage with `hold_roadshow`; left out, all of them.',
  });

export const DemandReason = z
  .strictObject({ reason: Reason })
  .meta({ id: 'DemandReason', description: 'Why; kept, and shown to the company.' });

export const DemandCarryOver = z
  .strictObject({ seasonId: Slug })
  .meta({ id: 'DemandCarryOver', description: 'The season in which an unmet demand is served on.' });

export const DemandAct = z.strictObject({}).meta({ id: 'DemandAct', description: 'Nothing but the act.' });

export const DemandPosted = z
  .object({ demandId: Id, no: z.string(), status: z.enum(DEMAND_STATUSES), postedAt: Instant })
  .meta({ id: 'DemandPosted', description: 'What a page learns of a demand that was posted by hand-off.' });
