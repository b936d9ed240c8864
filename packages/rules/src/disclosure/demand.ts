import {
  bandOf,
  firstCodePoints,
  maskedPhone,
  type Budget,
  type BudgetBand,
  type BudgetRange,
} from './amounts.js';
import { fieldFrom, HIDEABLE_FIELDS, identityFrom, type DisclosureChoice } from './choice.js';
import { DEMAND_TABLE, EVERYBODY, type DemandTransform } from './demand-table.js';
import { narrower, reaches, type DisclosureLevel } from './levels.js';
import { mentions, nameForms, withoutNames, type CompanyNames } from './names.js';
import { aliasOf, cityOf, provinceOf } from './places.js';
import { firstShown, redact, type Change, type Redacted, type Redactor, type Table } from './table.js';

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
export interface DemandRecord extends Budget {
  readonly field: string;
  /** Code of GB/T 2260, six digits. */
  readonly adcode: string;
  readonly company: DemandCompany;
  readonly disclosure: DisclosureChoice;
  readonly contactPerson?: ContactPerson | undefined;
}

/** A demand as a viewer may see it; what is missing is told by the marks. */
export interface DemandView {
  readonly company?: { readonly name: string };
  readonly adcode?: string;
  readonly budgetFen?: BudgetRange;
  /** Stands in for a range that the viewer may not know. */
  readonly budgetBand?: BudgetBand;
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
  table: Table<DemandTransform>,
  level: DisclosureLevel,
  { alike }: DisclosureContext,
): Redacted<DemandView> {
  const { disclosure, company, contactPerson, field } = demand;
  const from = identityFrom(disclosure);
  const knowsName = reaches(level, from);
  const hides = (name: string): boolean => !reaches(level, fieldFrom(disclosure, name));
  const band = bandOf(demand);
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
    if (value === raw) return undefined;
    const until = mentions(raw, forms) ? from : 'parties';
    return { value, method: 'replacementValue', reason: 'company_name', until };
  };
  const removed = (until: DisclosureLevel | undefined): Change => ({
    value: undefined,
    method: 'removal',
    reason: 'company_choice',
    until,
  });

  const transforms: Record<DemandTransform, (value: unknown) => Change | undefined> = {
    alias: () =>
      knowsName
        ? undefined
        : { value: alias, method: 'replacementValue', reason: 'company_choice', until: from },
    identity: () => (knowsName ? undefined : removed(from)),
    city: () => place.change,
    district: () => place.change,
    band: () => ONLY_BAND,
    exact_if_chosen: () => (reaches('matched', disclosure.level) ? undefined : ONLY_BAND),
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
  const redactor: Redactor<DemandTransform> = {
    level,
    transform: (name, value) => transforms[name](value),
    override: (name) => {
      // A budget is held back whichever way it was given.
      const wish = name === 'budgetBand' ? 'budgetFen' : name;
      const rule = table[name];
      if (!HIDEABLE.includes(wish) || !hides(wish) || rule === undefined) return undefined;
      const cells = 'cells' in rule ? rule.cells : 'fields' in rule || 'items' in rule ? EVERYBODY : rule;
      const shown = firstShown(cells) ?? 'operator';
      return removed(narrower(fieldFrom(disclosure, wish), shown));
    },
    text,
  };
  const { view, _redacted } = redact(demand, table, redactor);
  const isBanded = band !== undefined && view['budgetFen'] === undefined && !hides('budgetFen');
  return { view: isBanded && 'budgetFen' in table ? { ...view, budgetBand: band } : view, _redacted };
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

/** The range goes, and {@link redactByTable} puts its band in the field for that. */
const ONLY_BAND: Change = { value: undefined, method: 'replacementValue', reason: 'level' };

/** An address as people read it; one that cannot be decoded is read as it is. */
function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/** What demands are alike by: the count of published demands with the same key is `alike` of {@link DisclosureContext}. */
export function anonymityKey(demand: Budget & Pick<DemandRecord, 'adcode' | 'field'>): string {
  return [cityOf(demand.adcode), demand.field, bandOf(demand) ?? 'none'].join('|');
}

/** Begins the keys of groups whose demands keep their city back from the public. */
export const CITY_KEPT = 'kept|';

/**
 * What a demand is counted as alike to others by, as far as the public is told: one that keeps its city or budget back must not
 * be given away by the city of others that comes out because of it. Those that keep their city back are groups of their own,
 * whose keys begin with {@link CITY_KEPT}: who is told more than the public is not told a city that fewer than five share.
 */
export function groupKey(demand: Budget & Pick<DemandRecord, 'adcode' | 'field' | 'disclosure'>): string {
  const { adcode, field, disclosure, ...budget } = demand;
  const isShown = (name: string): boolean => fieldFrom(disclosure, name) === 'public';
  const key = anonymityKey({ adcode, field, ...(isShown('budgetFen') ? budget : {}) });
  return isShown('adcode') ? key : CITY_KEPT + key;
}
