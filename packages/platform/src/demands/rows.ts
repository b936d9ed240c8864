import { formatInstant, type BudgetBand } from '@jtop/contract';
import type { BudgetBand as RulesBand, DemandRecord, RedactionReason } from '@jtop/rules/disclosure';
import { nameForms } from '@jtop/rules/disclosure';
import type { Selectable } from 'kysely';
import type { DemandsTable, DisclosureChoice } from '../db/challenge-schema.js';

/** A demand as it is stored, with how many are like it, counted no further than it matters. */
export type DemandRow = Selectable<DemandsTable> & { readonly alike: number };

/** As long as a company has not chosen, nobody but itself and the operator is told anything. */
export const NOT_CHOSEN: DisclosureChoice = {
  level: 'parties',
  hiddenFields: [
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
  ],
};

/** The bands of the rules as the wire names them. */
export const WIRE_BANDS: Readonly<Record<RulesBand, BudgetBand>> = {
  under_50: 'lt50',
  '50_to_200': '50to200',
  '200_to_500': '200to500',
  over_500: 'gt500',
};
const RULES_BANDS = Object.fromEntries(
  Object.entries(WIRE_BANDS).map(([rules, wire]) => [wire, rules]),
) as Readonly<Record<BudgetBand, RulesBand>>;

/** The reasons of the rules as the wire names them, where it has another name. */
export const WIRE_REASONS: Readonly<Partial<Record<RedactionReason, string>>> = {
  identity_in_text: 'company_name',
};

/** What redaction is asked about: what a company wrote, for whom, and what it chose. */
export interface Redactable {
  readonly content: DemandsTable['content']['__select__'];
  readonly company: {
    readonly name: string;
    readonly partyId?: string | undefined;
    readonly otherNames: readonly string[];
  };
  readonly disclosure: DisclosureChoice;
}

/** What a demand says, in the form of the rules: one budget, be it exact or a band. */
export function contentRecord({ content, company, disclosure }: Redactable): DemandRecord {
  const { budgetFen, budgetBand, ...rest } = content;
  const budget = budgetFen ?? (budgetBand === undefined ? undefined : RULES_BANDS[budgetBand]);
  return {
    ...rest,
    ...(budget === undefined ? {} : { budgetFen: budget }),
    company: { ...company, otherNames: [...company.otherNames] },
    disclosure,
  };
}

/** The whole of a demand, in the form of the rules. */
export function demandRecord(row: DemandRow): DemandRecord & Readonly<Record<string, unknown>> {
  return {
    id: row.id,
    rev: row.rev,
    no: row.no,
    seasonId: row.season_id,
    ...optional('specialId', row.special_id),
    status: row.status,
    ...contentRecord({
      content: row.content,
      company: {
        name: row.company_name,
        partyId: row.company_party_id,
        otherNames: row.company_other_names,
      },
      disclosure: row.disclosure ?? NOT_CHOSEN,
    }),
    ...optional('diagnosis', row.diagnosis),
    boardIds: row.board_ids,
    ...(row.hot_at === null ? {} : { hot: { at: formatInstant(row.hot_at) } }),
    answerCount: row.answer_count,
    ...optional('awardedSolutionId', row.awarded_solution_id),
    ...optional('carriedOverTo', row.carried_over_to),
    ...(row.published_at === null ? {} : { publishedAt: formatInstant(row.published_at) }),
    createdAt: formatInstant(row.created_at),
    updatedAt: formatInstant(row.updated_at),
  };
}

function optional(name: string, value: unknown): object {
  return value === null ? {} : { [name]: value };
}

/** What stands in brackets behind a name belongs to its form: 某某中心（有限合伙）. */
const IN_BRACKETS = /[（(][^（）()]*[）)]\s*$/u;

/** By what else a company can be recognised in a text, besides its name as it is written. */
export function otherNamesOf(name: string, organization: string | undefined): string[] {
  const all = [name, ...(organization === undefined ? [] : [organization])];
  const forms = all.flatMap((each) => [
    ...nameForms({ name: each }),
    ...nameForms({ name: each.replace(IN_BRACKETS, '') }),
  ]);
  return [...new Set(forms)];
}
