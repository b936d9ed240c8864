import { parseInstant, type Demand } from '@jtop/contract';
import { bandOf, FEWEST_ALIKE, groupKey, identityFrom } from '@jtop/rules/disclosure';
import { titleKey } from '@jtop/rules/imports';
import { SEARCH_VERSION, searchEntry } from '@jtop/rules/search';
import { demandTermColumns } from '../matching/term-columns.js';
import { demandRecord, NOT_CHOSEN, type DemandRow } from './rows.js';
import { demandView } from './view.js';

/** Columns that follow from what was written and chosen. Whoever writes those writes these too. */
export type DerivedColumns = Pick<
  DemandRow,
  | 'field'
  | 'track'
  | 'purpose'
  | 'adcode'
  | 'title_key'
  | 'budget_band'
  | 'anonymity_key'
  | 'names_company'
  | 'shown_city'
  | 'shown_band'
  | 'shown_purpose'
  | 'shown_special'
  | 'deadline'
  | 'listed_at'
  | 'search'
  | 'search_grams'
  | 'public_search'
  | 'public_search_grams'
  | 'search_version'
  | 'terms'
  | 'head_terms'
  | 'terms_version'
>;

/** What the public can filter and search by is read from what it is shown, never from what is stored. */
export function derivedColumns(row: DemandRow): DerivedColumns {
  const { content } = row;
  const record = demandRecord(row);
  const seen = demandView({ ...row, alike: FEWEST_ALIKE }, 'public');
  const whole = searchEntry(textsOf(demandView(row, 'operator'), row.company_name));
  // With too few alike: the alias in a text must not name a city that the view may have to keep back.
  const publicTexts = demandView({ ...row, alike: 0 }, 'public');
  const shown = searchEntry(textsOf(publicTexts, aliasOrName(row, publicTexts)));
  return {
    field: content.field,
    track: content.track,
    purpose: content.purpose,
    adcode: content.adcode,
    title_key: titleKey(content.title),
    budget_band: bandOf(record) ?? null,
    anonymity_key: groupKey(record),
    names_company: namesCompany(row),
    shown_city: seen.adcode ?? null,
    shown_band: seen.budgetBand ?? null,
    shown_purpose: seen.purpose ?? null,
    shown_special: seen.specialId ?? null,
    deadline: content.deadline === undefined ? null : parseInstant(content.deadline),
    listed_at: row.published_at ?? row.created_at,
    search: whole.text,
    search_grams: [...whole.grams],
    public_search: shown.text,
    public_search_grams: [...shown.grams],
    search_version: SEARCH_VERSION,
    ...demandTermColumns({ ...content, diagnosis: row.diagnosis }),
  };
}

function namesCompany({ disclosure }: DemandRow): boolean {
  return identityFrom(disclosure ?? NOT_CHOSEN) === 'public';
}

/** An alias that was made of field and place is no name that anybody looks for. */
function aliasOrName(row: DemandRow, seen: Demand): string | undefined {
  const wanted = row.disclosure?.aliasName;
  const name = seen.company?.name;
  return namesCompany(row) || name === wanted ? name : undefined;
}

function textsOf(demand: Demand, company: string | undefined): string[] {
  const { title, no, keywords = [], ipc = [], targetMetrics = [], summary, problem } = demand;
  const texts = [title, no, ...keywords, ...ipc, company, summary, ...targetMetrics.map(({ name }) => name)];
  return [...texts, problem, demand.constraints, demand.presentState].flatMap((text) => text ?? []);
}
