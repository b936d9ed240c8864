import type { ImportJob } from '@jtop/contract';
import type { RowError } from '@jtop/rules/imports';
import type { JSONColumnType } from 'kysely';
import type { NullableJson } from './schema.js';

/** A row of a workbook that was refused: as it stood there, but for what tells of persons. */
export interface KeptRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string | number | boolean>>;
  readonly errors: readonly RowError[];
}

/** What became of workbooks. */
export interface ImportsTable {
  id: string;
  party_id: string;
  template: ImportJob['template'];
  mode: ImportJob['mode'];
  file_name: string;
  /** SHA-256, hex. */
  file_hash: string;
  submitted_via: ImportJob['submittedVia'];
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  error_count: number;
  /** The first of them, as the wire has them. */
  errors: JSONColumnType<ImportJob['errors']>;
  created_ids: string[];
  /** Kept of a party's latest import alone; null once there is a later one. */
  refused: NullableJson<KeptRow[]>;
  created_at: number;
}
