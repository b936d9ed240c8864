import { DEMAND_COLUMNS, VERSION_TEXT, type DemandColumnCode } from '@jtop/rules/imports';
import { DATA_SHEET } from '@jtop/rules/workbook';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeXlsxFile from 'write-excel-file/node';
import { readTaking } from '../helpers/import-taking.js';
import { readReading, type Reading } from '../helpers/imports.js';
import { output } from '../lib/processes.js';
import type { BenchContext, Question } from '../lib/question.js';
import { counted, ratio, type Answer } from '../lib/report.js';
import { interleave } from '../lib/rounds.js';
import { quantile } from '../lib/statistics.js';

const HELPER = new URL('../helpers/imports.ts', import.meta.url).pathname;
const TAKER = new URL('../helpers/import-taking.ts', import.meta.url).pathname;
const AT = Date.parse('2026-04-01T08:00:00Z');
const MOST_ROUNDS = 8;

/** A row as companies fill it in: some sixteen of its cells, a page of text among them. */
function row(index: number): Partial<Record<DemandColumnCode, string | number>> {
  return {
    title: `高温合金叶片缺陷在线检测需求之 ${index}`,
    field: '智能制造',
    purpose: '技术升级',
    summary: `需要在线检出叶片内部缺陷的办法，编号 ${index}`,
    problem: `目前靠人工抽检（${index}），漏检率高，且无法在产线上逐件检测，希望实现自动化。`.repeat(8),
    targetMetrics: '检出率≥99 %\n节拍=10-20 s',
    keywords: '高温合金、叶片、检测',
    ipc: 'G01N 29/04',
    askedTrl: '5-7',
    budgetMin: 50,
    budgetMax: 50 + (index % 100),
    cooperationModes: '合作开发、委托开发',
    deadline: '2026-09-30',
    adcode: '南京',
    contactName: '张某',
    contactPhone: '025-83360000',
    disclosureLevel: '仅会员',
  };
}

async function makeWorkbook(rows: number, file: string): Promise<void> {
  const header = DEMAND_COLUMNS.map(({ title }) => title.zh);
  const data = Array.from({ length: rows }, (_, index) => {
    const cells = row(index);
    return DEMAND_COLUMNS.map(({ code }) => cells[code] ?? null);
  });
  await writeXlsxFile([[DATA_SHEET, VERSION_TEXT], header, ...data], { sheet: DATA_SHEET }).toFile(file);
}

/** A workbook of 10,000 demands, read and then taken in. */
export const ask: Question = async (context) => [await reading(context), await taking(context)];

/** Taken in on the embedded database while others post demands; beside the same demands made by one bare call. */
async function taking({ quick, say }: BenchContext): Promise<Answer> {
  const rows = quick ? 200 : 10_000;
  const folder = await mkdtemp(join(tmpdir(), 'jtop-taking-'));
  try {
    say('taking rows in');
    const program = [...process.execArgv, TAKER, String(rows), join(folder, 'data')];
    const { ms, againMs, bareMs, waits, created } = readTaking(await output(process.execPath, program));
    if (created !== rows) throw new Error(`${created} demands were made of ${rows} rows`);
    const sorted = [...waits].sort((one, other) => one - other);
    return {
      goals: ['imports'],
      question: `${rows} rows taken in on the embedded database, each by its natural key`,
      unit: 'ms',
      rows: [
        counted('all new, others let in between', ms),
        counted('the same again, nothing changes', againMs),
        counted('the same demands by one bare call', bareMs),
        counted('a demand of somebody else meanwhile, median', quantile(sorted, 0.5)),
        counted('a demand of somebody else meanwhile, worst', quantile(sorted, 1)),
      ],
      checks: [
        { what: 'against one bare call', value: ms / bareMs, goal: 2, is: 'at most', firm: false },
        { what: 'seconds', value: ms / 1000, goal: 15, is: 'at most', firm: false },
      ],
      notes: [`${waits.length} demands of others were made meanwhile, one each 100 ms`],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Read by the bare library into cells, and as an import reads it into checked demands. */
async function reading({ quick, rounds: usual }: BenchContext): Promise<Answer> {
  const rows = quick ? 200 : 10_000;
  const rounds = { ...usual, most: Math.min(usual.most, MOST_ROUNDS) };
  const folder = await mkdtemp(join(tmpdir(), 'jtop-imports-'));
  const file = join(folder, 'demands.xlsx');
  const peaks = { bare: 0, whole: 0 };
  const measure = async (how: keyof typeof peaks): Promise<Reading> => {
    const reading = readReading(
      await output(process.execPath, [...process.execArgv, HELPER, how, file, String(AT)]),
    );
    peaks[how] = Math.max(peaks[how], reading.peakMiB);
    if (how === 'whole' && reading.rows !== rows)
      throw new Error(`${reading.rows} rows were taken of ${rows}`);
    return reading;
  };
  try {
    await makeWorkbook(rows, file);
    const measured = await interleave(
      [
        { name: 'the bare library', run: async () => (await measure('bare')).ms },
        { name: 'an import', run: async () => (await measure('whole')).ms },
      ],
      rounds,
    );
    return {
      goals: ['imports'],
      question: `a workbook of ${rows} demands, read and checked`,
      unit: 'ms',
      rows: measured,
      checks: [
        {
          what: 'against the bare library',
          value: ratio(measured, 'an import', 'the bare library'),
          goal: 3,
          is: 'at most',
          firm: false,
        },
        { what: 'MiB at most, with the program', value: peaks.whole, goal: 300, is: 'at most', firm: true },
      ],
      notes: [
        `the bare library has ${Math.round(peaks.bare)} MiB at most; each reading in a process of its own`,
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
