import { formatInstant } from '@jtop/contract';
import { HIDEABLE_FIELDS, type DemandRecord } from '@jtop/rules/disclosure';
import type { Selectable } from 'kysely';
import type { DemandsTable, DisclosureChoice } from '../db/challenge-schema.js';

/** A demand as it is stored, with how many are like it, counted no further than it matters. */
export type DemandRow = Selectable<DemandsTable> & { readonly alike: number };

/** As long as a company has not chosen, nobody but itself and the operator is told anything. */
export const NOT_CHOSEN: DisclosureChoice = { level: 'parties', hiddenFields: [...HIDEABLE_FIELDS] };

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

/** What a demand says, in the form of the rules. */
export function contentRecord({ content, company, disclosure }: Redactable): DemandRecord {
  return { ...content, company: { ...company, otherNames: [...company.otherNames] }, disclosure };
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
