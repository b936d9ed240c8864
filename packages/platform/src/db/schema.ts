import type {
  AuctionSession,
  ClosingStatement,
  Increment,
  Listing,
  LotRules,
  Organization,
  Season,
  Special,
  SpecialSession,
} from '@jtop/contract';
import type { BoardsTable, DemandsTable } from './challenge-schema.js';
import type { ImportsTable } from './imports-schema.js';
import type {
  ConsentsTable,
  ConsentTextsTable,
  ContestsTable,
  IntentsTable,
  SolutionsTable,
  SolutionVersionsTable,
} from './solutions-schema.js';
import type { MatchesTable, MatchRunsTable, PushesTable, TeamsTable } from './matching-schema.js';
import type { ColumnType, Generated, JSONColumnType, Kysely, Transaction } from 'kysely';
import type { DocumentAccessesTable, DocumentsTable } from './schema-documents.js';

/**
 * The tables, as Kysely sees them. Names are snake_case as in SQL. Instants are epoch milliseconds of the
 * seasons' clock (int8, read as a safe integer), money is integer fen, ids are UUIDs in text form.
 *
 * A jsonb column is read as a value and written as text: pass `json(value)`. node-postgres would send a
 * JavaScript array as a PostgreSQL array otherwise, and PGlite would not.
 */
export interface Database {
  settings: SettingsTable;
  keys: KeysTable;
  organizations: OrganizationsTable;
  parties: PartiesTable;
  seasons: SeasonsTable;
  specials: SpecialsTable;
  special_sessions: SpecialSessionsTable;
  listings: ListingsTable;
  demands: DemandsTable;
  boards: BoardsTable;
  imports: ImportsTable;
  solutions: SolutionsTable;
  solution_versions: SolutionVersionsTable;
  consent_texts: ConsentTextsTable;
  consents: ConsentsTable;
  contests: ContestsTable;
  intents: IntentsTable;
  teams: TeamsTable;
  matches: MatchesTable;
  match_runs: MatchRunsTable;
  pushes: PushesTable;
  auction_sessions: AuctionSessionsTable;
  lots: LotsTable;
  announcements: AnnouncementsTable;
  registrations: RegistrationsTable;
  bids: BidsTable;
  bid_rejections: BidRejectionsTable;
  lot_log: LotLogTable;
  topics: TopicsTable;
  stream_messages: StreamMessagesTable;
  idempotency: IdempotencyTable;
  counters: CountersTable;
  site_keys: SiteKeysTable;
  handoffs: HandoffsTable;
  people_sessions: PeopleSessionsTable;
  sign_ins: SignInsTable;
  documents: DocumentsTable;
  document_accesses: DocumentAccessesTable;
}

/** The root handle. Never use it inside a transaction: PGlite is one connection and would never answer. */
export type Db = Kysely<Database>;
/** A transaction. Repositories take it as their first parameter. */
export type Tx = Transaction<Database>;

/** A nullable jsonb column: a value or null when read, `json(value)` or null when written. */
export type NullableJson<T extends object> = ColumnType<T | null, string | null | undefined, string | null>;

export interface SettingsTable {
  key: string;
  value: ColumnType<unknown, string, string>;
}

export interface KeysTable {
  kid: string;
  use: 'issuer' | 'receipt' | 'cookie';
  /** The private key as a JWK; of a cookie key, `{ k }`. Never leaves the process. */
  jwk: JSONColumnType<Record<string, unknown>>;
  created_at: number;
}

export interface OrganizationsTable {
  id: string;
  rev: number;
  kind: string;
  name: string;
  /** Administrative division code, such as 320100. */
  city: string;
  /** sponsor | operator | university_centre | ip_centre | host */
  roles: string[];
  doc: JSONColumnType<Organization>;
}

export interface PartiesTable {
  id: string;
  rev: number;
  /** The `sub` of the party's tokens. */
  subject: string;
  display_name: string;
  organization_id: string | null;
  legal_form: string;
  roles: string[];
  banned: boolean;
  banned_until: number | null;
  created_at: number;
}

export interface SeasonsTable {
  id: string;
  rev: number;
  kind: string;
  year: number;
  starts_at: number;
  ends_at: number;
  doc: JSONColumnType<Season>;
}

export interface SpecialsTable {
  id: string;
  rev: number;
  season_id: string;
  no: number;
  year: number;
  field: string;
  doc: JSONColumnType<Special>;
}

export interface SpecialSessionsTable {
  id: string;
  special_id: string;
  seq: number;
  starts_at: number | null;
  doc: JSONColumnType<SpecialSession>;
}

export interface ListingsTable {
  id: string;
  rev: number;
  no: string;
  kind: string;
  title: string;
  status: string;
  fields: string[];
  city: string;
  modes: string[];
  pay_later: boolean;
  starred: boolean;
  price_fen: number | null;
  rights_clear: boolean;
  supplier_party_id: string;
  season_id: string;
  published_at: number;
  /** Folded words, one space between them; with the two below computed when the row is written, see searchColumns. */
  search: string;
  search_grams: Generated<string[]>;
  /** Of the rules that made the two above; 0 where nobody has yet. */
  search_version: Generated<number>;
  /** What it is matched by, computed as above; see TermColumns. */
  terms: Generated<string[]>;
  head_terms: Generated<number>;
  terms_version: Generated<number>;
  doc: JSONColumnType<Listing>;
}

export interface AuctionSessionsTable {
  id: string;
  rev: number;
  season_id: string;
  kind: string;
  /** Calendar day in Asia/Shanghai, `2026-06-03`. */
  date: string;
  opens_at: number;
  special_session_id: string | null;
  doc: JSONColumnType<AuctionSession>;
}

/** The sealed reserve of a lot. In no answer before the lot is sold. */
export interface Reserve {
  priceFen: number;
  /** 32 random bytes as hex. */
  salt: string;
}

/** What a draft holds in `rules` may still lack defaults; from the announcement on it is the frozen form. */
export type StoredRules = LotRules & { increment: Increment };

export interface LotsTable {
  id: string;
  rev: number;
  no: string;
  listing_id: string;
  session_id: string;
  season_id: string;
  attempt: number;
  previous_lot_id: string | null;
  status: string;
  rules: JSONColumnType<StoredRules>;
  rules_hash: string | null;
  reserve: NullableJson<Reserve>;
  opens_at: number;
  closes_at: number;
  scheduled_close_at: number;
  current_price_fen: number | null;
  leading_party_id: string | null;
  leading_bidder_code: string | null;
  bid_count: number;
  bidder_count: number;
  extensions: number;
  head_hash: string | null;
  log_length: number;
  /** Version of the topic `lot:<id>`; +1 at each of its stream messages. */
  version: number;
  suspended_from: string | null;
  suspended_at: number | null;
  announcement_id: string | null;
  closing: NullableJson<ClosingStatement>;
  city: string;
  fields: string[];
  seller_party_ids: string[];
  created_at: number;
  updated_at: number;
  created_by: string | null;
}

export interface AnnouncementsTable {
  id: string;
  kind: string;
  lot_ids: string[];
  text: string;
  hash: string;
  published_at: number;
}

export interface RegistrationsTable {
  id: string;
  rev: number;
  lot_id: string;
  party_id: string;
  bidder_code: string;
  qualification: string;
  agreed_rules_hash: string;
  agreed_at: number;
  deposit_amount_fen: number;
  deposit_status: string;
  deposit_method: string | null;
  deposit_paid_at: number | null;
}

export interface BidsTable {
  lot_id: string;
  seq: number;
  party_id: string;
  bidder_code: string;
  amount_fen: number;
  kind: string;
  received_at: number;
  accepted_at: number;
  closes_at_before: number;
  closes_at_after: number;
  hash: string;
  receipt: string;
}

export interface BidRejectionsTable {
  id: string;
  lot_id: string;
  party_id: string | null;
  amount_fen: number | null;
  code: string;
  received_at: number;
  request_id: string;
}

export interface LotLogTable {
  lot_id: string;
  index: number;
  type: string;
  at: number;
  /** The exact line of log.jsonl, without its line feed. */
  line: string;
}

export interface TopicsTable {
  topic: string;
  version: number;
}

export interface StreamMessagesTable {
  topic: string;
  version: number;
  event: string;
  /** The message's `data`, as the JSON text that is sent. */
  data: string;
  at: number;
}

export interface IdempotencyTable {
  party_id: string;
  operation: string;
  path: string;
  key: string;
  body_hash: string;
  status: number;
  response: string;
  created_at: number;
  /** Null: kept for ever (keys of bids). */
  expires_at: number | null;
}

export interface CountersTable {
  name: string;
  value: number;
}

/** Keys that partners put into their pages. Times are real time. */
export interface SiteKeysTable {
  id: string;
  /** `pk_…` */
  key: string;
  /** Whose it is, for the operator. */
  name: string;
  origins: string[];
  /** Whether pages of these origins may act by tokens of their own. */
  inline: boolean;
  revoked_at: number | null;
  /** When a key that was replaced stops. */
  ends_at: number | null;
  replaced_by: string | null;
  created_at: number;
}

/** Acts that pages drafted. Times are real time. */
export interface HandoffsTable {
  id: string;
  /** SHA-256 of the secret, hex. */
  secret_hash: string;
  site_key_id: string;
  origin: string;
  operation: string;
  lot_id: string | null;
  /** What it is about, where that is no lot. */
  demand_id: ColumnType<string | null, string | null | undefined, string | null>;
  /** The match that is answered. */
  match_id: ColumnType<string | null, string | null | undefined, string | null>;
  solution_id: ColumnType<string | null, string | null | undefined, string | null>;
  body: ColumnType<object, string, string>;
  body_hash: string;
  return_to: string | null;
  idempotency_key: string;
  /** As the contract says; `confirming` while somebody's confirmation is under way. */
  status: string;
  /** Who confirms, has confirmed or has declined. */
  party_id: string | null;
  /** Since when it has been `confirming`, real time. */
  claimed_at: ColumnType<number | null, number | null | undefined, number | null>;
  /** What its act is keyed by; null: its id. */
  act_id: ColumnType<string | null, string | null | undefined, string | null>;
  /** JSON text, as it was answered. */
  result: string | null;
  problem: string | null;
  created_at: number;
  expires_at: number;
  ended_at: number | null;
}

/** Who is signed in with a browser. Times are real time. */
export interface PeopleSessionsTable {
  /** SHA-256 of the cookie's value, hex. */
  id_hash: string;
  party_id: string;
  /** What forms of this session carry. */
  csrf: string;
  created_at: number;
  seen_at: number;
}

/** Sign-ins that wait for the issuer's answer. Times are real time. */
export interface SignInsTable {
  /** SHA-256 of the cookie's value, hex. */
  id_hash: string;
  state: string;
  nonce: string;
  code_verifier: string;
  return_to: string;
  created_at: number;
}
