import type { MatchReason as WireReason } from '@jtop/contract';
import type { JSONColumnType } from 'kysely';

/** A research team, known by its party. */
export interface TeamsTable {
  party_id: string;
  name: string;
  kind: string;
  fields: string[];
  ipc: string[];
  keywords: string[];
  summary: string;
  adcode: string;
  trl_min: number | null;
  trl_max: number | null;
  updated_at: number;
  terms: string[];
  head_terms: number;
  terms_version: number;
}

/** A demand with a listing or team. See the migration for why score and reasons are there twice. */
export interface MatchesTable {
  id: string;
  rev: number;
  demand_id: string;
  /** `listing` or `team`. */
  side: string;
  /** The listing, or the team's party. */
  counterpart_id: string;
  /** Who answers for it: the listing's supplier, the team's party. */
  counterpart_party_id: string;
  title: string;
  /** Null: the whole demand would not suggest it. */
  score_bp: number | null;
  reasons: JSONColumnType<readonly WireReason[], string, string>;
  /** Null: what the public sees would not suggest it. */
  public_score_bp: number | null;
  public_reasons: JSONColumnType<readonly WireReason[], string, string>;
  method: string;
  status: string;
  proposed_by: string | null;
  proposed_by_party: string | null;
  note: string | null;
  decline_reason: string | null;
  answer_note: string | null;
  answered_by: string | null;
  created_at: number;
  updated_at: number;
}

export interface MatchRunsTable {
  demand_id: string;
  demand_rev: number;
  /** The counter `catalogue` at that time: it rises whenever listings or teams are written. */
  catalogue: number;
}

export interface PushesTable {
  id: string;
  demand_id: string;
  audience: string;
  channel: string;
  batch_no: number | null;
  party_id: string;
  match_id: string | null;
  sent_by: string;
  sent_at: number;
  opened_at: number | null;
  responded_at: number | null;
}
