import type { Board, Demand, DemandCreate } from '@jtop/contract';
import type { Client } from './client.js';
import { OPERATOR } from './auction.js';

export const DEMANDER = 'demo-company-1';

/** A demand that passes; what a case is about it says itself. */
export const DEMAND = {
  title: '聚乳酸薄膜增韧改性技术（测试）',
  field: 'advanced_materials',
  purpose: 'upgrade',
  summary: '寻求提高聚乳酸薄膜断裂伸长率的增韧改性方案。',
  problem: '现有聚乳酸薄膜断裂伸长率不足百分之十，包装线上易破裂，需要在不降低透明度的前提下增韧。',
} as const satisfies DemandCreate;

export const FINDINGS = {
  panel: [{ kind: 'technical', name: '张专家（虚构）' }],
  validity: 'valid',
  clarity: 4,
  difficulty: 3,
  marketValue: 5,
} as const;

/** Walks demands and boards to where a case needs them. */
export class Challenge {
  constructor(readonly client: Client) {}

  post(body: Partial<DemandCreate> = {}, as = DEMANDER): Promise<Demand> {
    return this.client.ok('demands.create', { as, body: { ...DEMAND, ...body } });
  }

  /** A demand that a panel has found valid; it hides nothing unless the body says so. */
  async diagnosed(body: Partial<DemandCreate> = {}, as = DEMANDER): Promise<Demand> {
    const disclosure: DemandCreate['disclosure'] = { level: 'public', hiddenFields: [] };
    const { id } = await this.post({ disclosure, ...body, submit: true }, as);
    const call = { params: { id }, as: OPERATOR };
    await this.client.ok('demands.diagnosis.begin', { ...call, body: {} });
    return this.client.ok('demands.diagnosis.create', { ...call, body: FINDINGS });
  }

  async published(body: Partial<DemandCreate> = {}, as = DEMANDER): Promise<Demand> {
    const { id } = await this.diagnosed(body, as);
    return this.client.ok('demands.publish', { params: { id }, as: OPERATOR, body: {} });
  }

  seen(id: string, as?: string): Promise<Demand> {
    return this.client.ok('demands.retrieve', { params: { id }, ...(as === undefined ? {} : { as }) });
  }

  draftBoard(demandIds: readonly string[]): Promise<Board> {
    const body = { field: DEMAND.field, batchNo: 9, title: '测试榜单', demandIds };
    return this.client.ok('boards.create', { as: OPERATOR, body });
  }

  async publishedBoard(demandIds: readonly string[]): Promise<Board> {
    const { id } = await this.draftBoard(demandIds);
    return this.client.ok('boards.publish', { params: { id }, as: OPERATOR, body: {} });
  }
}
