import { z } from 'zod';
import { CONTEST_STATUSES, INTENT_KINDS } from '../common/challenge-enums.js';
import { pageOf } from '../common/page.js';
import { Count, Id, Instant, InstantInput, Reason } from '../common/primitives.js';
import { paging } from '../common/query.js';
import { distinct, text } from '../common/text.js';

export const Contest = z
  .object({
    id: Id,
    rev: z.int().min(1),
    demandId: Id,
    status: z.enum(CONTEST_STATUSES),
    rounds: z.array(z.object({ no: z.int().min(1), title: z.string(), startsAt: Instant })),
    solutionCount: Count,
    solutions: z.array(z.object({ solutionId: Id, teamName: z.string() })).optional(),
    award: z.object({ at: Instant, solutionId: Id.optional(), teamName: z.string().optional() }).optional(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({
    id: 'Contest',
    description:
      'A public contest of solutions (竞榜). Teams are named only while all their consents stand; it halts when one is taken back.',
  });

export const ContestCreate = z
  .strictObject({
    solutionIds: distinct(Id, 20, 1),
    rounds: z
      .array(z.strictObject({ title: text(1, 60), startsAt: InstantInput }))
      .min(1)
      .max(10),
  })
  .meta({ id: 'ContestCreate', description: 'A contest among short-listed solutions, its rounds in order.' });

export const ContestAct = z.strictObject({}).meta({ id: 'ContestAct', description: 'Nothing but the act.' });

export const ContestReason = z
  .strictObject({ reason: Reason })
  .meta({ id: 'ContestReason', description: 'Why a contest halts or is called off.' });

export const DemandAward = z
  .strictObject({ solutionId: Id })
  .meta({ id: 'DemandAward', description: 'The solution that wins.' });

export const Intent = z
  .object({
    id: Id,
    demandId: Id,
    kind: z.enum(INTENT_KINDS),
    party: z.object({ partyId: Id, name: z.string() }).optional(),
    note: z.string().optional(),
    at: Instant,
  })
  .meta({ id: 'Intent', description: 'That a team means to take a demand on (意向反馈).' });

export const IntentPage = pageOf(Intent, 'IntentPage');
export const IntentsListQuery = z.strictObject(paging);

export const IntentCreate = z
  .strictObject({ note: text(1, 1_000).optional() })
  .meta({ id: 'IntentCreate', description: 'Saying that one means to take a demand on.' });
