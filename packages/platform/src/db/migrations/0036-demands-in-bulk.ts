import { sql, type Kysely } from 'kysely';

/**
 * What makes ten thousand demands of a workbook a matter of seconds. Row by row, the indexes over grams and terms write
 * hundreds of kilobytes of journal for a demand; with a pending list, hundreds of demands are sorted into them at once. The
 * list is kept at the least that there is (64 KiB), so that a search never reads through more than eight pages of it.
 *
 * `title_key` is what a row of a workbook knows a demand by (I-M1). It follows from the title by the program's rules, so it
 * is null in rows that nobody has written since, and these are compared by their titles.
 */
const STATEMENTS = [
  // Nobody is ever answered out of it about what is not public, which is every demand that was just handed in.
  `drop index demands_public_search_grams`,
  `create index demands_public_search_grams on demands using gin (public_search_grams) where is_public`,
  ...['search_grams', 'public_search_grams', 'terms'].map(
    (column) => `alter index demands_${column} set (fastupdate = on, gin_pending_list_limit = 64)`,
  ),
  `alter table demands add column title_key text collate "C"`,
  `create index demands_title_key on demands (company_party_id, season_id, title_key) where status <> 'withdrawn'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) {
    await sql.raw(statement).execute(db);
  }
}
