import { z } from 'zod';
import {
  BUDGET_BANDS,
  COOPERATION_MODES,
  DEMAND_PURPOSES,
  DEMAND_TRACKS,
  IP_PREFERENCES,
  METRIC_OPS,
} from '../common/challenge-enums.js';
import { FIELDS } from '../common/enums.js';
import { Adcode, Fen, Id, Instant, InstantInput, Slug } from '../common/primitives.js';
import { distinct, text } from '../common/text.js';
import { documentFields, documentRefs } from './documents.js';
import { disclosureInput } from './redaction.js';

/** An IPC symbol, down to the subclass or to a group: C08L or C08L 67/04. */
const Ipc = z
  .string()
  .regex(/^[A-H]\d{2}[A-Z]( ?\d{1,4}\/\d{2,6})?$/, 'an IPC symbol such as C08L or C08L 67/04');

const trl = z.int().min(1).max(9);

/** What of a demand may be hidden, as it is read: each may be missing, and is marked where it was kept back. */
export const demandContent = {
  title: z.string(),
  field: z.enum(FIELDS),
  purpose: z.enum(DEMAND_PURPOSES).optional(),
  track: z.enum(DEMAND_TRACKS),
  company: z.object({ partyId: Id.optional(), name: z.string() }).optional(),
  adcode: Adcode.optional(),
  contactPerson: z
    .object({ name: z.string().optional(), phone: z.string().optional(), email: z.string().optional() })
    .optional(),
  summary: z.string().optional(),
  problem: z.string().optional(),
  targetMetrics: z
    .array(
      z.object({ name: z.string(), op: z.enum(METRIC_OPS), value: z.string(), unit: z.string().optional() }),
    )
    .optional(),
  constraints: z.string().optional(),
  presentState: z.string().optional(),
  keywords: z.array(z.string()).optional(),
  ipc: z.array(z.string()).optional(),
  askedTrl: z.object({ min: z.int(), max: z.int() }).optional(),
  budgetFen: z.object({ minFen: Fen, maxFen: Fen }).optional(),
  budgetBand: z.enum(BUDGET_BANDS).optional(),
  cooperationModes: z.array(z.enum(COOPERATION_MODES)).optional(),
  ipPreference: z.enum(IP_PREFERENCES).optional(),
  deadline: Instant.optional(),
  externalUrl: z.string().optional(),
  attachments: z.array(z.object(documentFields)).optional(),
};

/** What must be said of a demand. */
const required = {
  title: text(4, 100),
  field: z.enum(FIELDS),
  purpose: z.enum(DEMAND_PURPOSES),
  summary: text(10, 500),
  problem: text(20, 8_000),
};

/** What may be said of it. */
const optional = {
  track: z.enum(DEMAND_TRACKS).optional(),
  adcode: Adcode.optional(),
  contactPerson: z
    .strictObject({
      name: text(1, 40),
      phone: z
        .string()
        .regex(/^[+\d][\d -]{4,28}\d$/, 'a telephone number of 6 to 30 digits, spaces and hyphens')
        .optional(),
      email: z.email().max(100).optional(),
    })
    .optional(),
  targetMetrics: z
    .array(
      z.strictObject({
        name: text(1, 60),
        op: z.enum(METRIC_OPS),
        value: text(1, 60),
        unit: text(1, 20).optional(),
      }),
    )
    .max(20)
    .optional(),
  constraints: text(1, 2_000).optional(),
  presentState: text(1, 2_000).optional(),
  keywords: distinct(text(1, 30), 10).optional(),
  ipc: distinct(Ipc, 10).optional(),
  askedTrl: z
    .strictObject({ min: trl, max: trl })
    .refine(({ min, max }) => min <= max, { path: ['max'], error: 'not below min' })
    .optional(),
  budgetFen: z
    .strictObject({ minFen: Fen, maxFen: Fen })
    .refine(({ minFen, maxFen }) => minFen <= maxFen, { path: ['maxFen'], error: 'not below minFen' })
    .optional(),
  budgetBand: z.enum(BUDGET_BANDS).optional(),
  cooperationModes: distinct(z.enum(COOPERATION_MODES), COOPERATION_MODES.length).optional(),
  ipPreference: z.enum(IP_PREFERENCES).optional(),
  /** The last instant at which solutions are taken. */
  deadline: InstantInput.optional(),
  externalUrl: z
    .url({ protocol: /^https$/ })
    .max(500)
    .optional(),
  attachments: documentRefs.optional(),
};

interface Budget {
  readonly budgetFen?: unknown;
  readonly budgetBand?: unknown;
}
const oneBudget = ({ budgetFen, budgetBand }: Budget): boolean =>
  budgetFen === undefined || budgetBand === undefined;
const oneBudgetError = { path: ['budgetBand'], error: 'give budgetFen or budgetBand, not both' };

const draft = z.strictObject({ ...required, ...optional, disclosure: disclosureInput.optional() });

export const DemandCreate = z
  .strictObject({
    ...draft.shape,
    seasonId: Slug.optional(),
    specialId: Slug.optional(),
    submit: z.boolean().optional(),
  })
  .refine(oneBudget, oneBudgetError)
  .meta({
    id: 'DemandCreate',
    description: 'A new demand (技术需求), a draft unless `submit`. The company is the party that calls.',
  });

/** What an update can take away. */
export const CLEARABLE_DEMAND_FIELDS = Object.keys(optional).filter((name) => name !== 'track') as Exclude<
  keyof typeof optional,
  'track'
>[];

export const DemandUpdate = z
  .strictObject({
    ...draft.omit({ disclosure: true }).partial().shape,
    clear: distinct(z.enum(CLEARABLE_DEMAND_FIELDS), CLEARABLE_DEMAND_FIELDS.length).optional(),
  })
  .refine(oneBudget, oneBudgetError)
  .refine(({ clear = [], ...fields }) => clear.every((name) => fields[name] === undefined), {
    path: ['clear'],
    error: 'a field is set or cleared, not both',
  })
  .meta({
    id: 'DemandUpdate',
    description:
      'Fields that change, each as a whole; `clear` names those that go. `budgetFen` and `budgetBand` replace each other.',
  });

export const DemandPreviewCreate = z
  .strictObject({ ...draft.shape, company: z.strictObject({ name: text(2, 100), adcode: Adcode }) })
  .refine(oneBudget, oneBudgetError)
  .meta({
    id: 'DemandPreviewCreate',
    description:
      'A demand as it would be posted, and for whom; without `disclosure`, as if nothing were hidden.',
  });
