import type { Contest, ConsentText, Solution, SolutionVersionCreate } from '@jtop/contract';
import type { JSONColumnType } from 'kysely';

/** A version's content as it was handed in; what its hash is over. */
export type SolutionContent = SolutionVersionCreate;

/** Files as a solution shows them. */
export type SolutionAttachment = NonNullable<Solution['attachments']>[number];

export type SolutionFeedbackItem = NonNullable<Solution['feedback']>[number];

/** Answers to demands, each as its newest version. */
export interface SolutionsTable {
  id: string;
  rev: number;
  demand_id: string;
  status: string;
  /** Whose it is. */
  party_id: string;
  organization_id: string | null;
  /** The body of the party, or the party itself, as it was called when it answered. */
  organization_name: string;
  version: number;
  content: JSONColumnType<SolutionContent>;
  attachments: JSONColumnType<SolutionAttachment[]>;
  confidential: boolean;
  /** Hex. */
  content_hash: string;
  receipt_jws: string;
  /** Whether the team would take an award. */
  willing: boolean;
  feedback: JSONColumnType<SolutionFeedbackItem[]>;
  /** Why it was withdrawn. */
  reason: string | null;
  submitted_at: number;
  created_at: number;
  updated_at: number;
  created_by: string;
}

/** Every version that was handed in. Appended to, never changed. */
export interface SolutionVersionsTable {
  solution_id: string;
  version: number;
  content: JSONColumnType<SolutionContent>;
  attachments: JSONColumnType<SolutionAttachment[]>;
  content_hash: string;
  receipt_jws: string;
  submitted_at: number;
  created_by: string;
}

/** What parties sign, version by version. */
export interface ConsentTextsTable {
  id: string;
  kind: string;
  version: number;
  title: JSONColumnType<ConsentText['title']>;
  text: JSONColumnType<ConsentText['text']>;
  /** SHA-256 of the Chinese text in UTF-8, hex. */
  text_hash: string;
  valid_from: number;
  valid_to: number | null;
}

/** Who agreed to what. A consent that was taken back stays, with when. */
export interface ConsentsTable {
  id: string;
  kind: string;
  /** Whose consent it is. */
  party_id: string;
  subject_type: string;
  subject_id: string;
  text_version: number;
  text_hash: string;
  method: string;
  signed_at: number;
  revoked_at: number | null;
  /** Why it was taken back. */
  reason: string | null;
  /** Who gave it. */
  created_by: string;
}

/** Public contests of solutions. */
export interface ContestsTable {
  id: string;
  rev: number;
  demand_id: string;
  status: string;
  rounds: JSONColumnType<Contest['rounds']>;
  solution_ids: string[];
  /** Why it halted or was called off. */
  reason: string | null;
  /** When the public came to know of it. */
  opened_at: number | null;
  decided_at: number | null;
  created_at: number;
  updated_at: number;
  created_by: string;
}

/** Who means to take a demand on. */
export interface IntentsTable {
  id: string;
  demand_id: string;
  party_id: string;
  kind: string;
  note: string | null;
  at: number;
}
