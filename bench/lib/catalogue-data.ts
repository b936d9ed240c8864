import { json } from '../../packages/platform/src/db/json.js';
import { formatInstant, type Listing } from '@jtop/contract';
import { fixtureListings } from '../../packages/mocks/src/fixtures/listings.js';
import { searchColumns } from '../../packages/platform/src/listings/search-columns.js';

/** What fills a database: a client of PostgreSQL, or what speaks to PGlite. */
export interface Loader {
  query<Row extends object>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
}

export const FIRST_DAY = Date.parse('2026-01-01T00:00:00+08:00');
export const SUPPLIER = '01890000-0000-7000-8000-000000000001';
export const ROWS_AT_ONCE = 2000;

/** Stands in every third title, in one of 2,000, and in none. */
export const COMMON_WORD = '装置';
export const RARE_WORD = '砷镓';
export const ABSENT_WORD = '镓砷';
/** The same in English, in other titles. */
export const COMMON_ENGLISH = 'sensor';
export const RARE_ENGLISH = 'perovskite';

/** Pairs of characters that titles and abstracts are made of, the first ones far more often than the last. */
const VOCABULARY = Array.from({ length: 600 }, (_, index) =>
  String.fromCodePoint(0x4e00 + index * 13, 0x5200 + ((index * 29) % 4000)),
);

/** Fills the catalogue with listings that come in the order of their numbers, and makes it ready to be read. */
export async function loadListings(client: Loader, count: number, withText: boolean): Promise<void> {
  await storeWhatTheyReferTo(client);
  const rebuild = await dropIndexes(client);
  const load = withText ? loadSearchable : loadPlain;
  await load(client, count);
  for (const definition of rebuild) await client.query(definition);
  await client.query('vacuum analyze listings');
}

async function storeWhatTheyReferTo(client: Loader): Promise<void> {
  await client.query(
    `insert into parties values ($1, 1, 'bench', '示例大学', null, 'university', '{}', false, null, 0)`,
    [SUPPLIER],
  );
  await client.query(`insert into seasons values ('auction-2026', 1, 'auction', 2026, 0, 1, '{}')`);
}

/** Indexes are built much quicker over rows that are there. @returns how to make them again */
async function dropIndexes(client: Loader): Promise<string[]> {
  const { rows } = await client.query<{ indexname: string; indexdef: string }>(
    `select indexname, indexdef from pg_indexes
     where tablename = 'listings' and indexname not in ('listings_pkey', 'listings_no_key')`,
  );
  for (const { indexname } of rows) await client.query(`drop index ${indexname}`);
  return rows.map(({ indexdef }) => indexdef);
}

/** A million rows within the database: one document with another number, title and time. Not to be searched. */
async function loadPlain(client: Loader, count: number): Promise<void> {
  const [template] = fixtureListings(FIRST_DAY);
  await client.query(
    `insert into listings
     select id, 1, no, 'patent', title, 'available', array[(array['ai','info_comm','biomedicine','advanced_materials',
         'next_gen_it','software_it_services','intelligent_manufacturing'])[1 + n % 7]],
       (array['320100','320200','320300','320500','320600'])[1 + n % 5], '{assignment}', n % 3 = 0, n % 6 = 0,
       case when n % 9 = 0 then null else (n * 7919 % 1000) * 1000000 end, true, $2::uuid, 'auction-2026',
       $3::int8 + n * 1000, '', $4::jsonb || jsonb_build_object('id', id, 'no', no, 'title', title), '{}', 1
     from (select n, ('01990000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id,
         'JS-2026-CG-' || lpad(n::text, 7, '0') as no, '一种示例（' || n || '）' as title
       from generate_series(1, $1::int8) n) numbered`,
    [count, SUPPLIER, FIRST_DAY, json(template ?? {})],
  );
}

/** Rows whose texts are made of words, with what they are found by. */
async function loadSearchable(client: Loader, count: number): Promise<void> {
  const [template] = fixtureListings(FIRST_DAY);
  if (template === undefined) throw new Error('the mocks have no listing');
  for (let from = 1; from <= count; from += ROWS_AT_ONCE) {
    const rows = Array.from({ length: Math.min(ROWS_AT_ONCE, count + 1 - from) }, (_, index) =>
      rowOf(template, from + index),
    );
    await client.query(
      `insert into listings select * from jsonb_populate_recordset(null::listings, $1::jsonb)`,
      [json(rows)],
    );
  }
}

function rowOf(template: Listing, n: number): object {
  const random = randomOf(n);
  const at = FIRST_DAY + n * 1000;
  const cities = ['320100', '320200', '320300', '320500', '320600'];
  const fields = ['ai', 'info_comm', 'biomedicine', 'advanced_materials', 'next_gen_it'] as const;
  const words = (many: number): string => Array.from({ length: many }, () => wordOf(random)).join('');
  const digits = `2017${String(n).padStart(8, '1')}`;
  const doc: Listing = {
    ...template,
    id: `01990000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`,
    no: `JS-2026-CG-${String(n).padStart(7, '0')}`,
    title: `一种${words(7)}${specialOf(n)}`,
    abstract: words(30),
    keywords: [words(2), words(2)],
    fields: [fields[n % fields.length] ?? 'ai'],
    rights: template.rights.map((right) => ({ ...right, number: `ZL${digits}.${n % 10}` })),
    supplier: { ...template.supplier, partyId: SUPPLIER, adcode: cities[n % cities.length] ?? '320100' },
    seasonId: 'auction-2026',
    publishedAt: formatInstant(at),
  };
  return {
    id: doc.id,
    rev: 1,
    no: doc.no,
    kind: doc.kind,
    title: doc.title,
    status: 'available',
    fields: doc.fields,
    city: doc.supplier.adcode,
    modes: ['assignment'],
    pay_later: n % 3 === 0,
    starred: n % 6 === 0,
    price_fen: n % 9 === 0 ? null : ((n * 7919) % 1000) * 1_000_000,
    rights_clear: true,
    supplier_party_id: SUPPLIER,
    season_id: 'auction-2026',
    published_at: at,
    ...searchColumns(doc),
    doc,
  };
}

/** The words that are searched for, where the nth title has them. */
export function specialOf(n: number): string {
  const chinese = `${n % 3 === 0 ? COMMON_WORD : ''}${n % 2000 === 77 ? RARE_WORD : ''}`;
  return `${chinese}${n % 3 === 1 ? ` ${COMMON_ENGLISH}` : ''}${n % 2000 === 78 ? ` ${RARE_ENGLISH}` : ''}`;
}

/** Common words far oftener than rare ones, as people write. */
export function wordOf(random: () => number): string {
  return VOCABULARY[Math.floor(random() ** 3 * VOCABULARY.length)] ?? '';
}

/** The same numbers for the same listing in every run. */
export function randomOf(seed: number): () => number {
  let state = Math.imul(seed, 2_654_435_761) | 1;
  return () => {
    state = Math.imul(state ^ (state >>> 15), 2_246_822_519);
    state = (state + 0x6d2b79f5) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4_294_967_296;
  };
}
