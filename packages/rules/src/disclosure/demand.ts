import { bandOf, firstCodePoints, maskedPhone, type BudgetBand, type BudgetRange } from './amounts.js';
import { narrower, reaches, type DisclosureLevel } from './levels.js';
import { mentions, nameForms, withoutNames, type CompanyNames } from './names.js';
import { aliasOf, cityOf, provinceOf } from './places.js';
import {
  firstShown,
  redact,
  type Cells,
  type Change,
  type Redacted,
  type Redactor,
  type Table,
} from './table.js';

/** Fields that a company may hold back one by one. Title, field and deadline make a demand one that can be answered. */
export const HIDEABLE_FIELDS = [
  'summary',
  'problem',
  'targetMetrics',
  'constraints',
  'presentState',
  'budgetFen',
  'cooperationModes',
  'ipPreference',
  'adcode',
  'purpose',
  'attachments',
  'specialId',
] as const;
export type HideableField = (typeof HIDEABLE_FIELDS)[number];

/** What a company chose to hide (R96). */
export interface DisclosureChoice {
  /** The level from which its name, and what it holds back, is told. Who has an agreement with it knows it anyway. */
  readonly level: DisclosureLevel;
  /** Fields that are held back: until `level`, or each until a level of its own. */
  readonly hiddenFields: readonly (string | { readonly field: string; readonly from: DisclosureLevel })[];
  /** What it wants to be called instead of its name. */
  readonly aliasName?: string | undefined;
}

export interface DemandCompany extends CompanyNames {
  readonly partyId?: string | undefined;
  readonly organizationId?: string | undefined;
}

export interface ContactPerson {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}

/** What redaction has to find in a demand; the other fields of {@link DEMAND_TABLE} may all be left out. */
export interface DemandRecord {
  readonly field: string;
  /** Code of GB/T 2260, six digits. */
  readonly adcode: string;
  readonly company: DemandCompany;
  readonly disclosure: DisclosureChoice;
  readonly budgetFen?: BudgetRange | BudgetBand | undefined;
  readonly contactPerson?: ContactPerson | undefined;
}

/** A demand as a viewer may see it; what is missing is told by the marks. */
export interface DemandView {
  readonly company?: { readonly name: string };
  readonly adcode?: string;
  readonly budgetFen?: BudgetRange | BudgetBand;
  readonly [field: string]: unknown;
}

/** What the entity does not know of itself. */
export interface DisclosureContext {
  /** How many published demands share city, field and band with this one, itself included. */
  readonly alike: number;
}

/** So many published demands have to be alike, or the city could tell the company (§6.11). */
export const FEWEST_ALIKE = 5;
/** How much of the problem the public reads, in code points. */
export const PUBLIC_PROBLEM_LENGTH = 200;

const HIDEABLE: readonly string[] = HIDEABLE_FIELDS;

type Transform =
  'alias' | 'identity' | 'city' | 'district' | 'band' | 'exact_if_chosen' | 'phone' | 'beginning' | 'link';

const EVERYBODY: Cells<Transform> = ['show', 'show', 'show', 'show', 'show'];
const MEMBERS: Cells<Transform> = ['remove', 'show', 'show', 'show', 'show'];
const MATCHED: Cells<Transform> = ['remove', 'remove', 'show', 'show', 'show'];
const PARTIES: Cells<Transform> = ['remove', 'remove', 'remove', 'show', 'show'];
const OPERATOR: Cells<Transform> = ['remove', 'remove', 'remove', 'remove', 'show'];
const IDENTITY: Cells<Transform> = ['identity', 'identity', 'identity', 'show', 'show'];

/** What is told of a document besides its content, which only ever goes out by a signed link (I-P5). */
export const ATTACHMENT_SHAPE = ['id', 'name', 'bytes', 'mime', 'hash'] as const;

/** §6.11, field by field: what the public, members, matched teams, parties and the operator see. */
export const DEMAND_TABLE: Table<Transform> = {
  id: EVERYBODY,
  rev: EVERYBODY,
  no: EVERYBODY,
  title: EVERYBODY,
  field: EVERYBODY,
  purpose: EVERYBODY,
  track: EVERYBODY,
  summary: EVERYBODY,
  problem: ['beginning', 'show', 'show', 'show', 'show'],
  targetMetrics: { items: { name: EVERYBODY, op: EVERYBODY, value: EVERYBODY, unit: EVERYBODY } },
  constraints: MEMBERS,
  presentState: MEMBERS,
  keywords: EVERYBODY,
  ipc: EVERYBODY,
  trl: { cells: EVERYBODY, shape: ['min', 'max'] },
  budgetFen: {
    cells: ['band', 'band', 'exact_if_chosen', 'show', 'show'],
    shape: ['minFen', 'maxFen'],
  },
  cooperationModes: EVERYBODY,
  deadline: EVERYBODY,
  ipPreference: EVERYBODY,
  adcode: ['city', 'district', 'show', 'show', 'show'],
  company: {
    fields: {
      name: ['alias', 'alias', 'alias', 'show', 'show'],
      shortName: IDENTITY,
      otherNames: IDENTITY,
      partyId: IDENTITY,
      organizationId: IDENTITY,
      uscc: PARTIES,
    },
  },
  companyId: IDENTITY,
  contactPerson: {
    fields: {
      name: PARTIES,
      phone: ['remove', 'remove', 'phone', 'show', 'show'],
      email: PARTIES,
    },
  },
  contactPersonId: PARTIES,
  attachments: { cells: PARTIES, shape: ATTACHMENT_SHAPE },
  diagnosis: {
    fields: {
      panelId: PARTIES,
      panel: { cells: PARTIES, shape: ['kind', 'name'] },
      validity: EVERYBODY,
      clarity: PARTIES,
      difficulty: EVERYBODY,
      marketValue: PARTIES,
      suggestedIpc: EVERYBODY,
      comments: PARTIES,
      at: EVERYBODY,
    },
  },
  disclosure: {
    fields: {
      level: PARTIES,
      hiddenFields: { cells: PARTIES, shape: ['field', 'from'] },
      aliasName: PARTIES,
    },
  },
  boardIds: EVERYBODY,
  hot: { cells: EVERYBODY, shape: ['at'] },
  answerCount: EVERYBODY,
  batchId: EVERYBODY,
  specialId: EVERYBODY,
  subcentreId: MATCHED,
  seasonId: EVERYBODY,
  status: EVERYBODY,
  awardedSolutionId: PARTIES,
  carriedOverTo: EVERYBODY,
  externalUrl: ['link', 'link', 'link', 'show', 'show'],
  publishedAt: EVERYBODY,
  createdAt: EVERYBODY,
  updatedAt: EVERYBODY,
  createdBy: OPERATOR,
};

/** The level from which a company's name is told. */
export function identityFrom({ level, hiddenFields }: DisclosureChoice): DisclosureLevel {
  const isHeldBack = hiddenFields.some((entry) =>
    ['company', 'companyId'].includes(typeof entry === 'string' ? entry : entry.field),
  );
  return isHeldBack || reaches(level, 'parties') ? 'parties' : level;
}

/**
 * The level from which a field is told as far as the company's wish goes: `public` where it holds nothing back. A field
 * that is held back although the company wants to be known by all is kept for parties: of two wishes that do not fit, the
 * one that tells less.
 */
export function fieldFrom(choice: DisclosureChoice, field: string): DisclosureLevel {
  return choice.hiddenFields.reduce<DisclosureLevel>((from, entry) => {
    if (typeof entry !== 'string') {
      const own = reaches(entry.from, 'parties') ? 'parties' : entry.from;
      return entry.field === field ? narrower(from, own) : from;
    }
    if (entry !== field) return from;
    const all = choice.level === 'public' || reaches(choice.level, 'parties') ? 'parties' : choice.level;
    return narrower(from, all);
  }, 'public');
}

/**
 * A demand as a viewer of a level may see it, and the marks that say what was left out. One place for every way out of
 * the platform: answers, stream, feeds, search hits and texts of errors.
 */
export function redactDemand(
  demand: DemandRecord,
  level: DisclosureLevel,
  context: DisclosureContext,
): Redacted<DemandView> {
  return redactByTable(demand, DEMAND_TABLE, level, context);
}

/** Redacts by a part of {@link DEMAND_TABLE}, such as the fields of a card. */
export function redactByTable(
  demand: DemandRecord,
  table: Table<Transform>,
  level: DisclosureLevel,
  { alike }: DisclosureContext,
): Redacted<DemandView> {
  const { disclosure, company, contactPerson, field } = demand;
  const from = identityFrom(disclosure);
  const knowsName = reaches(level, from);
  const hides = (name: string): boolean => !reaches(level, fieldFrom(disclosure, name));
  const place = shownPlace(demand.adcode, level, knowsName, alike);
  const forms = knowsName ? [] : nameForms(company);
  const toldPlace = hides('adcode') ? provinceOf(demand.adcode) : place.adcode;
  const alias = shownAlias(disclosure.aliasName, aliasOf(field, toldPlace), forms);
  const secrets = reaches(level, 'parties')
    ? []
    : [contactPerson?.phone, contactPerson?.email].flatMap((each) =>
        each === undefined ? [] : nameForms({ name: each }),
      );
  const cleanText = (raw: string): string => {
    const unnamed = forms.length === 0 ? raw : withoutNames(raw, forms, alias);
    return secrets.length === 0 ? unnamed : withoutNames(unnamed, secrets, '***');
  };
  const text = (raw: string): Change | undefined => {
    const value = cleanText(raw);
    const until = forms.length > 0 && mentions(raw, forms) ? from : 'parties';
    return value === raw
      ? undefined
      : { value, method: 'replacementValue', reason: 'identity_in_text', until };
  };
  const removed = (until: DisclosureLevel | undefined): Change => ({
    value: undefined,
    method: 'removal',
    reason: 'company_choice',
    until,
  });

  const transforms: Record<Transform, (value: unknown) => Change | undefined> = {
    alias: () =>
      knowsName
        ? undefined
        : { value: alias, method: 'replacementValue', reason: 'company_choice', until: from },
    identity: () => (knowsName ? undefined : removed(from)),
    city: () => place.change,
    district: () => place.change,
    band: (value) => asBand(value),
    exact_if_chosen: (value) => (reaches('matched', disclosure.level) ? undefined : asBand(value)),
    phone: (value) => ({
      value: maskedPhone(String(value)),
      method: 'partialValue',
      reason: 'level',
    }),
    beginning: (value) => {
      if (typeof value !== 'string') return undefined;
      const clean = cleanText(value);
      return [...clean].length <= PUBLIC_PROBLEM_LENGTH
        ? undefined
        : {
            value: firstCodePoints(clean, PUBLIC_PROBLEM_LENGTH),
            method: 'partialValue',
            reason: 'level',
          };
    },
    link: (value) =>
      forms.length > 0 && mentions(decoded(String(value)), forms) ? removed(from) : undefined,
  };
  const redactor: Redactor<Transform> = {
    level,
    transform: (name, value) => transforms[name](value),
    override: (name) => {
      const rule = table[name];
      if (!HIDEABLE.includes(name) || !hides(name) || rule === undefined) return undefined;
      const cells = 'cells' in rule ? rule.cells : 'fields' in rule || 'items' in rule ? EVERYBODY : rule;
      const shown = firstShown(cells) ?? 'operator';
      return removed(narrower(fieldFrom(disclosure, name), shown));
    },
    text,
  };
  return redact(demand, table, redactor);
}

interface Place {
  readonly adcode: string;
  readonly change: Change | undefined;
}

/** The public knows the city, members the district, and neither where too few are alike to hide among. */
function shownPlace(adcode: string, level: DisclosureLevel, knowsName: boolean, alike: number): Place {
  if (reaches(level, 'matched')) return { adcode, change: undefined };
  const replaced = (value: string, reason: 'k_anonymity' | 'level'): Place => ({
    adcode: value,
    change: value === adcode ? undefined : { value, method: 'replacementValue', reason },
  });
  if (!knowsName && !(alike >= FEWEST_ALIKE)) return replaced(provinceOf(adcode), 'k_anonymity');
  return level === 'public' ? replaced(cityOf(adcode), 'level') : { adcode, change: undefined };
}

/** What a company wants to be called, unless that tells its name. */
function shownAlias(wanted: string | undefined, made: string, forms: readonly string[]): string {
  return wanted === undefined || wanted.trim() === '' || mentions(wanted, forms) ? made : wanted;
}

/** A budget that is a band already is shown as it is. */
function asBand(value: unknown): Change | undefined {
  if (typeof value === 'string') return undefined;
  return {
    value: bandOf(value as BudgetRange),
    method: 'replacementValue',
    reason: 'level',
  };
}

/** An address as people read it; one that cannot be decoded is read as it is. */
function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/** What demands are alike by: the count of published demands with the same key is `alike` of {@link DisclosureContext}. */
export function anonymityKey(demand: Pick<DemandRecord, 'adcode' | 'field' | 'budgetFen'>): string {
  const { adcode, field, budgetFen } = demand;
  return [cityOf(adcode), field, budgetFen === undefined ? 'none' : bandOf(budgetFen)].join('|');
}
