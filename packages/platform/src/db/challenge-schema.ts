import type { AttachedDocument } from '../documents/index.js';
import type { DemandCreate, Diagnosis } from '@jtop/contract';
import type { ColumnType, JSONColumnType } from 'kysely';
import type { NullableJson } from './schema.js';

/** What a company wrote. The place and the track are always there: what is left out of a form is filled in. */
export type DemandContent = Omit<
  DemandCreate,
  'disclosure' | 'seasonId' | 'specialId' | 'submit' | 'adcode' | 'track' | 'deadline' | 'attachments'
> & {
  /** The files that were taken up, as they are shown. */
  attachments?: AttachedDocument[];
  adcode: string;
  track: NonNullable<DemandCreate['track']>;
  /** As the wire gives instants. */
  deadline?: string;
};

/** What a company chose to let be known. */
export type DisclosureChoice = NonNullable<DemandCreate['disclosure']>;

/** A company's technical demands. See the migration for what the columns are for. */
export interface DemandsTable {
  id: string;
  rev: number;
  no: string;
  season_id: string;
  special_id: string | null;
  status: string;
  /** Whether the public may know of it: since it was published, until it is retracted. */
  is_public: boolean;
  company_party_id: string;
  organization_id: string | null;
  company_name: string;
  /** By what else the company is known; never shown, only looked for. */
  company_other_names: string[];
  field: string;
  track: string;
  purpose: string;
  adcode: string;
  /** What a row of a workbook knows it by (I-M1); null where nobody has written it since that is kept. */
  title_key: string | null;
  budget_band: string | null;
  /** What demands are alike by (§6.11). */
  anonymity_key: string;
  /** Whether the public may know the company's name. */
  names_company: boolean;
  shown_city: string | null;
  shown_band: string | null;
  shown_purpose: string | null;
  shown_special: string | null;
  content: JSONColumnType<DemandContent>;
  /** Null: nobody has chosen yet. */
  disclosure: NullableJson<DisclosureChoice>;
  diagnosis: NullableJson<Diagnosis>;
  /** Why it was withdrawn. */
  reason: string | null;
  /** Published boards that it is on. */
  board_ids: string[];
  hot_at: number | null;
  answer_count: number;
  awarded_solution_id: string | null;
  /** The winner, once both sides have agreed. */
  agreed_party_id: string | null;
  carried_over_to: string | null;
  deadline: number | null;
  submitted_at: number | null;
  reviewed_at: number | null;
  published_at: number | null;
  roadshow_at: number | null;
  awarded_at: number | null;
  /** What it is sorted by: when it was published, or else made. */
  listed_at: number;
  created_at: number;
  updated_at: number;
  created_by: ColumnType<string | null, string | null, string | null>;
  search: string;
  search_grams: string[];
  public_search: string;
  public_search_grams: string[];
  search_version: number;
  /** Of the whole demand, for the platform alone. */
  terms: string[];
  head_terms: number;
  terms_version: number;
}

/** Boards of hot demands. */
export interface BoardsTable {
  id: string;
  rev: number;
  season_id: string;
  field: string;
  batch_no: number;
  title: string;
  status: string;
  /** In the board's order. */
  demand_ids: string[];
  /** Why it was taken down. */
  reason: string | null;
  published_at: number | null;
  /** What it is sorted by: when it was published, or else drafted. */
  listed_at: number;
  /** Version of the topic `board:<id>`; +1 at each of its stream messages. */
  version: number;
  created_at: number;
  updated_at: number;
  created_by: string | null;
}
