import { derivedColumns } from '../../packages/platform/src/demands/columns.js';
import type { DemandRow } from '../../packages/platform/src/demands/rows.js';
import { json } from '../../packages/platform/src/db/json.js';
import {
  FIRST_DAY,
  randomOf,
  ROWS_AT_ONCE,
  specialOf,
  SUPPLIER,
  wordOf,
  type Loader,
} from './catalogue-data.js';

/** Fills the demands beside the listings of `loadListings`: public ones whose city and budget are shown where enough are alike. */
export async function loadDemands(client: Loader, count: number): Promise<void> {
  await client.query(`insert into seasons values ('challenge-2026', 1, 'challenge', 2026, 0, 1, '{}')`);
  for (let from = 1; from <= count; from += ROWS_AT_ONCE) {
    const rows = Array.from({ length: Math.min(ROWS_AT_ONCE, count + 1 - from) }, (_, index) =>
      rowOf(from + index),
    );
    await client.query(
      `insert into demands select * from jsonb_populate_recordset(null::demands, $1::jsonb)`,
      [json(rows)],
    );
  }
  await client.query('vacuum analyze demands');
}

function rowOf(n: number): object {
  const random = randomOf(n + 7_000_000);
  const words = (many: number): string => Array.from({ length: many }, () => wordOf(random)).join('');
  const cities = ['320106', '320211', '320302', '320505', '320602', '320804'];
  const fields = ['ai', 'info_comm', 'biomedicine', 'advanced_materials', 'next_gen_it'] as const;
  const at = FIRST_DAY + n * 5000;
  const row = {
    id: `01990000-0000-7000-9000-${n.toString(16).padStart(12, '0')}`,
    rev: 1,
    no: `JS-2026-XQ-${String(n).padStart(7, '0')}`,
    season_id: 'challenge-2026',
    special_id: null,
    status: 'published',
    is_public: true,
    company_party_id: SUPPLIER,
    organization_id: null,
    company_name: '示例企业（虚构）',
    company_other_names: [],
    content: {
      title: `寻求${words(6)}${specialOf(n)}`,
      field: fields[n % fields.length] ?? 'ai',
      purpose: 'upgrade',
      track: 'general',
      adcode: cities[n % cities.length] ?? '320106',
      summary: words(20),
      problem: words(40),
      budgetFen: { minFen: (n % 7) * 40_000_000, maxFen: (n % 7) * 40_000_000 + 10_000_000 },
    },
    disclosure:
      n % 4 === 0 ? { level: 'parties', hiddenFields: ['adcode'] } : { level: 'public', hiddenFields: [] },
    diagnosis: null,
    reason: null,
    board_ids: [],
    hot_at: null,
    answer_count: 0,
    awarded_solution_id: null,
    agreed_party_id: null,
    carried_over_to: null,
    submitted_at: at,
    reviewed_at: at,
    published_at: at,
    roadshow_at: null,
    awarded_at: null,
    created_at: at,
    updated_at: at,
    created_by: null,
  };
  return { ...row, ...derivedColumns(row as unknown as DemandRow) };
}
