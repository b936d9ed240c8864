import type { ImportJob } from '@jtop/contract';
import { demandErrorsFile, WORKBOOK_TYPE, type RefusedRow } from '@jtop/sdk/imports';
import { DemandPlatform } from './demand-platform.js';
import { partOf } from './mount.js';

type Cells = RefusedRow['cells'];

/** A row that is all right. */
export const GOOD_ROW: Cells = {
  title: '高温合金叶片缺陷检测',
  field: '智能制造',
  purpose: '技术升级',
  summary: '需要在线检出叶片内部缺陷的办法',
  problem: '目前靠人工抽检，漏检率高，且无法在产线上逐件检测，希望实现自动化。',
  disclosureLevel: '仅会员',
};

/** So many good rows of different titles. */
export const goodRows = (count: number): Cells[] =>
  Array.from({ length: count }, (_, index) => ({ ...GOOD_ROW, title: `叶片缺陷检测之${index + 1}` }));

/** Rows with something wrong in three of their columns. */
export const badRows = (count: number): Cells[] =>
  Array.from({ length: count }, (_, index) => ({
    ...GOOD_ROW,
    title: `太阳能组件回收之${index + 1}`,
    field: '炼丹',
    summary: '短',
    budgetMin: '很多',
  }));

/** 《需求征集表》 with these rows, as somebody would choose it. */
export async function workbookFile(rows: readonly Cells[], name = '需求征集表.xlsx'): Promise<File> {
  const refused = rows.map((cells, index) => ({ row: index + 1, cells }));
  const blob = await demandErrorsFile({ refused, errors: [] }, { worker: noWorker });
  return new File([blob], name, { type: WORKBOOK_TYPE });
}

/** For pages that may start none. */
const noWorker = (): Worker => {
  throw new DOMException('refused', 'SecurityError');
};

/** Chooses a file as a person does. */
export function chooseFile(element: HTMLElement, file: File): void {
  const input = partOf(element, 'file') as HTMLInputElement | null;
  if (!input) throw new Error('there is no file input');
  const chosen = new DataTransfer();
  chosen.items.add(file);
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** A platform that takes files. */
export function uploadPlatform(): DemandPlatform {
  const platform = new DemandPlatform();
  platform.documents = () => ({ id: '0197c0de-0000-7000-8000-0000000000d1', hash: 'a'.repeat(64) });
  return platform;
}

/** What the platform says of a workbook that it has taken in. */
export const importAnswer = (change: Partial<ImportJob> = {}): ImportJob => ({
  id: '0197c0de-0000-7000-8000-0000000000e1',
  template: 'demand_collection',
  mode: 'commit',
  fileName: '需求征集表.xlsx',
  fileHash: 'a'.repeat(64),
  submittedVia: 'batch',
  rows: 3,
  created: 3,
  updated: 0,
  unchanged: 0,
  rejected: 0,
  errorCount: 0,
  errors: [],
  createdIds: [],
  createdAt: '2026-04-01T16:00:00.000+08:00',
  ...change,
});
