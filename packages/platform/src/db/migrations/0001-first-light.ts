import { sql, type Kysely } from 'kysely';

/**
 * The first tables. One statement an entry, because the extended protocol takes one at a time.
 * Instants are int8 epoch milliseconds, money is int8 fen, public entities lie in `doc` as the wire gives them
 * and the columns beside it exist to be filtered and sorted by.
 */
const STATEMENTS = [
  `create table settings (key text primary key, value jsonb not null)`,
  `create table keys (
    kid text primary key,
    use text not null check (use in ('issuer', 'receipt', 'cookie')),
    jwk jsonb not null,
    created_at int8 not null)`,

  `create table organizations (
    id uuid primary key, rev int not null, kind text not null, name text not null, city text not null,
    roles text[] not null, doc jsonb not null)`,
  `create index organizations_name on organizations (name, id)`,
  `create index organizations_city on organizations (city, kind)`,
  `create index organizations_roles on organizations using gin (roles)`,

  `create table parties (
    id uuid primary key, rev int not null, subject text not null unique, display_name text not null,
    organization_id uuid, legal_form text not null, roles text[] not null,
    banned bool not null, banned_until int8, created_at int8 not null)`,
  `create index parties_organization on parties (organization_id)`,

  `create table seasons (
    id text primary key, rev int not null, kind text not null, year int not null,
    starts_at int8 not null, ends_at int8 not null, doc jsonb not null)`,
  `create index seasons_year on seasons (year, kind, id)`,

  `create table specials (
    id text primary key, rev int not null, season_id text not null references seasons (id),
    no int not null, year int not null, field text not null, doc jsonb not null)`,
  `create index specials_season on specials (season_id, no)`,
  `create index specials_year on specials (year, no, id)`,

  `create table special_sessions (
    id text primary key, special_id text not null references specials (id), seq int not null,
    starts_at int8, doc jsonb not null, unique (special_id, seq))`,

  `create table listings (
    id uuid primary key, rev int not null, no text not null unique, kind text not null, title text not null,
    status text not null, fields text[] not null, city text not null, modes text[] not null,
    pay_later bool not null, starred bool not null, price_fen int8, rights_clear bool not null,
    supplier_party_id uuid not null references parties (id), season_id text not null references seasons (id),
    published_at int8 not null, search text not null, doc jsonb not null)`,
  // The keyset sorts: the sort key, then the id; once for all listings and once within a status.
  `create index listings_published on listings (published_at desc, id desc)`,
  `create index listings_status_published on listings (status, published_at desc, id desc)`,
  `create index listings_price on listings (price_fen, id)`,
  `create index listings_status_price on listings (status, price_fen, id)`,
  `create index listings_city on listings (city, published_at desc, id desc)`,
  `create index listings_supplier on listings (supplier_party_id)`,
  `create index listings_fields on listings using gin (fields)`,
  `create index listings_modes on listings using gin (modes)`,
  // Asked as string_to_array(search, ' ') @> array[…]: trigrams do not serve words of two characters.
  `create index listings_search on listings using gin (string_to_array(search, ' '))`,

  `create table auction_sessions (
    id uuid primary key, rev int not null, season_id text not null references seasons (id), kind text not null,
    date text not null, opens_at int8 not null, special_session_id text references special_sessions (id),
    doc jsonb not null)`,
  `create index auction_sessions_opens on auction_sessions (opens_at, id)`,
  `create index auction_sessions_date on auction_sessions (date, id)`,

  `create table announcements (
    id uuid primary key, kind text not null, lot_ids uuid[] not null, text text not null, hash text not null,
    published_at int8 not null)`,
  `create index announcements_published on announcements (published_at desc, id desc)`,
  `create index announcements_lots on announcements using gin (lot_ids)`,

  `create table lots (
    id uuid primary key, rev int not null, no text not null unique,
    listing_id uuid not null references listings (id), session_id uuid not null references auction_sessions (id),
    season_id text not null references seasons (id), attempt int not null, previous_lot_id uuid references lots (id),
    status text not null, rules jsonb not null, rules_hash text, reserve jsonb,
    opens_at int8 not null, closes_at int8 not null, scheduled_close_at int8 not null,
    current_price_fen int8, leading_party_id uuid references parties (id), leading_bidder_code text,
    bid_count int not null, bidder_count int not null, extensions int not null,
    head_hash text, log_length int not null, version int8 not null,
    suspended_from text, suspended_at int8, announcement_id uuid references announcements (id), closing jsonb,
    city text not null, fields text[] not null, seller_party_ids uuid[] not null,
    created_at int8 not null, updated_at int8 not null, created_by uuid)`,
  // What the job loop asks: which are due to open, which to close.
  `create index lots_due_open on lots (opens_at) where status = 'registering'`,
  `create index lots_due_close on lots (closes_at) where status = 'bidding'`,
  `create index lots_opens on lots (opens_at, id)`,
  `create index lots_status on lots (status, opens_at, id)`,
  `create index lots_session on lots (session_id, opens_at, id)`,
  `create index lots_season on lots (season_id, opens_at, id)`,
  `create index lots_city on lots (city)`,
  `create index lots_fields on lots using gin (fields)`,
  `create index lots_listing on lots (listing_id)`,
  // One lot at a time of a listing, also when two are announced at the same moment.
  `create unique index lots_one_live_of_listing on lots (listing_id)
    where status in ('registering', 'bidding', 'suspended', 'closed', 'confirmed', 'contracted')`,

  `create table registrations (
    id uuid primary key, rev int not null, lot_id uuid not null references lots (id),
    party_id uuid not null references parties (id), bidder_code text not null, qualification text not null,
    agreed_rules_hash text not null, agreed_at int8 not null, deposit_amount_fen int8 not null,
    deposit_status text not null, deposit_method text, deposit_paid_at int8,
    unique (lot_id, party_id), unique (lot_id, bidder_code))`,
  `create index registrations_party on registrations (party_id)`,

  `create table bids (
    lot_id uuid not null references lots (id), seq int not null, party_id uuid not null references parties (id),
    bidder_code text not null, amount_fen int8 not null, kind text not null, received_at int8 not null,
    accepted_at int8 not null, closes_at_before int8 not null, closes_at_after int8 not null,
    hash text not null, receipt text not null, primary key (lot_id, seq))`,
  `create index bids_party on bids (party_id, accepted_at)`,

  `create table bid_rejections (
    id uuid primary key, lot_id uuid not null, party_id uuid, amount_fen int8, code text not null,
    received_at int8 not null, request_id text not null)`,
  `create index bid_rejections_lot on bid_rejections (lot_id, received_at)`,

  `create table lot_log (
    lot_id uuid not null references lots (id), index int not null, type text not null, at int8 not null,
    line text not null, primary key (lot_id, index))`,

  `create table topics (topic text primary key, version int8 not null)`,
  `create table stream_messages (
    topic text not null, version int8 not null, event text not null, data text not null, at int8 not null,
    primary key (topic, version))`,
  `create index stream_messages_at on stream_messages (at)`,

  `create table idempotency (
    party_id uuid not null, operation text not null, path text not null, key text not null,
    body_hash text not null, status int not null, response text not null, created_at int8 not null,
    expires_at int8, primary key (party_id, operation, path, key))`,
  `create index idempotency_expires on idempotency (expires_at) where expires_at is not null`,

  `create table counters (name text primary key, value int8 not null)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) {
    await sql.raw(statement).execute(db);
  }
}
