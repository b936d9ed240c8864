import { z } from 'zod';
import {
  CONSENT_KINDS,
  DISCLOSURE_LEVELS,
  FEEDBACK_CODES,
  SOLUTION_STATUSES,
} from '../common/challenge-enums.js';
import { pageOf } from '../common/page.js';
import { Fen, Hash, Id, Instant, Reason } from '../common/primitives.js';
import { oneOrMore, paging } from '../common/query.js';
import { text } from '../common/text.js';
import { signedText } from './consents.js';
import { documentFields, documentRefs } from './documents.js';
import { redacted } from './redaction.js';

const feedback = z.object({ code: z.enum(FEEDBACK_CODES), text: z.string().optional() });

export const Solution = z
  .object({
    id: Id,
    rev: z.int().min(1),
    demandId: Id,
    view: z.enum(DISCLOSURE_LEVELS),
    version: z.int().min(1),
    status: z.enum(SOLUTION_STATUSES),
    teamName: z.string().optional(),
    organization: z.object({ id: Id.optional(), name: z.string() }).optional(),
    lead: z.object({ name: z.string(), title: z.string().optional() }).optional(),
    members: z.array(z.object({ name: z.string(), title: z.string().optional() })).optional(),
    approach: z.string().optional(),
    maturityTrl: z.int().min(1).max(9).optional(),
    milestones: z.array(z.object({ name: z.string().optional(), days: z.int(), amountFen: Fen })).optional(),
    quoteFen: Fen.optional(),
    evidence: z.array(z.object({ title: z.string(), url: z.string().optional() })).optional(),
    ipPlan: z.string().optional(),
    attachments: z.array(z.object(documentFields)).optional(),
    confidential: z.boolean(),
    willing: z.boolean().optional(),
    feedback: z.array(feedback).optional(),
    contentHash: Hash.optional(),
    receiptJws: z.string().optional(),
    submittedAt: Instant,
    createdAt: Instant,
    updatedAt: Instant,
    ...redacted,
  })
  .meta({
    id: 'Solution',
    description:
      'A team’s answer to a demand (解决方案) in its newest version, as its reader may see it: the team all of its own, the company all once the team consented.',
  });

export const OwnSolution = z
  .object({
    solutionId: Id,
    demandId: Id,
    version: z.int().min(1),
    status: z.enum(SOLUTION_STATUSES),
    teamName: z.string(),
    lead: z.object({ name: z.string(), title: z.string().optional() }),
    members: z.array(z.object({ name: z.string(), title: z.string().optional() })).optional(),
    approach: z.string(),
    maturityTrl: z.int().min(1).max(9),
    milestones: z.array(z.object({ name: z.string(), days: z.int(), amountFen: Fen })),
    quoteFen: Fen,
    evidence: z.array(z.object({ title: z.string(), url: z.string().optional() })).optional(),
    ipPlan: z.string().optional(),
    attachments: z.array(z.object(documentFields)).optional(),
    confidential: z.boolean(),
  })
  .meta({
    id: 'OwnSolution',
    description:
      'What a person lets a page know of the own answer, in order to improve it there: the content of its newest version and no more.',
  });

export const SolutionPage = pageOf(Solution, 'SolutionPage');

const filters = { status: oneOrMore(SOLUTION_STATUSES).optional(), ...paging };
export const SolutionsListQuery = z.strictObject(filters);
export const OwnSolutionsListQuery = z.strictObject(filters);

export const SolutionReceipt = z
  .object({
    solutionId: Id,
    demandId: Id,
    version: z.int().min(1),
    contentHash: Hash,
    submittedAt: Instant,
    receiptJws: z.string(),
  })
  .meta({
    id: 'SolutionReceipt',
    description:
      'The proof that a version was handed in: an Ed25519 compact JWS whose payload is the other members. `contentHash` is hex(SHA-256(JCS(body without `consents`))).',
  });

export const SolutionReceiptPage = pageOf(SolutionReceipt, 'SolutionReceiptPage');
export const SolutionVersionsListQuery = z.strictObject(paging);

const person = z.strictObject({ name: text(1, 40), title: text(1, 40).optional() });

/** A version's content. */
const content = {
  teamName: text(2, 60),
  lead: person,
  members: z.array(person).max(20).optional(),
  approach: text(50, 10_000),
  maturityTrl: z.int().min(1).max(9),
  milestones: z
    .array(z.strictObject({ name: text(1, 60), days: z.int().min(1).max(1_825), amountFen: Fen }))
    .min(1)
    .max(20),
  quoteFen: Fen,
  evidence: z
    .array(
      z.strictObject({
        title: text(1, 100),
        url: z
          .url({ protocol: /^https?$/ })
          .max(500)
          .optional(),
      }),
    )
    .max(10)
    .optional(),
  ipPlan: text(1, 2_000).optional(),
  attachments: documentRefs.optional(),
  confidential: z.boolean().optional(),
};

/** Each fen of the quote belongs to a milestone. */
const addsUp = ({
  milestones,
  quoteFen,
}: {
  readonly milestones: readonly { readonly amountFen: number }[];
  readonly quoteFen: number;
}): boolean => milestones.reduce((sum, { amountFen }) => sum + amountFen, 0) === quoteFen;
const doesNotAddUp = { path: ['quoteFen'], error: 'what the milestones add up to, to the fen' };

export const SolutionSubmit = z
  .strictObject({
    ...content,
    consents: z
      .array(z.strictObject(signedText))
      .max(CONSENT_KINDS.length)
      .refine((signed) => new Set(signed.map(({ kind }) => kind)).size === signed.length, 'each kind once')
      .optional(),
  })
  .refine(addsUp, doesNotAddUp)
  .meta({
    id: 'SolutionSubmit',
    description:
      'Answering a demand. `consents` are signed with it: `public_contest` for the demand, the others for the solution.',
  });

export const SolutionVersionCreate = z
  .strictObject(content)
  .refine(addsUp, doesNotAddUp)
  .meta({ id: 'SolutionVersionCreate', description: 'The whole solution anew, as its next version.' });

export const SolutionFeedback = z
  .strictObject({
    feedback: z
      .array(
        z.strictObject({
          code: z.enum(FEEDBACK_CODES.filter((code) => code !== 'chosen')),
          text: text(1, 1_000).optional(),
        }),
      )
      .min(1)
      .max(FEEDBACK_CODES.length - 1)
      .refine((items) => new Set(items.map(({ code }) => code)).size === items.length, 'each code once'),
  })
  .meta({ id: 'SolutionFeedback', description: 'Why a solution was not chosen; its team reads it.' });

export const SolutionWilling = z.strictObject({ willing: z.boolean() }).meta({
  id: 'SolutionWilling',
  description: 'Whether the team would take an award; it would until it says no.',
});

export const SolutionReason = z
  .strictObject({ reason: Reason })
  .meta({ id: 'SolutionReason', description: 'Why a solution is withdrawn.' });

export const SolutionAct = z
  .strictObject({})
  .meta({ id: 'SolutionAct', description: 'Nothing but the act.' });
