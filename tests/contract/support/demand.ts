import type { Demand, DemandCreate } from '@jtop/contract';
import { OPERATOR } from './auction.js';
import type { Client } from './client.js';

/** Whoever posts demands here. */
export const DEMAND_COMPANY = 'demo-company-9';

const FINDINGS = {
  panel: [{ kind: 'technical', name: '专家' }],
  validity: 'valid',
  clarity: 4,
  difficulty: 3,
  marketValue: 5,
  suggestedIpc: ['C08L'],
};

/** A demand that everybody may know of, on the way that every demand goes. */
export async function publishedDemand(client: Client, body: Partial<DemandCreate> = {}): Promise<Demand> {
  const { id } = await client.ok('demands.create', {
    as: DEMAND_COMPANY,
    body: {
      title: '聚乳酸薄膜增韧改性技术',
      field: 'advanced_materials',
      purpose: 'upgrade',
      summary: '寻求提高聚乳酸薄膜断裂伸长率的增韧改性方案。',
      problem: '现有聚乳酸薄膜断裂伸长率不足百分之十，包装线上易破裂，需要在不降低透明度的前提下增韧。',
      disclosure: { level: 'parties', hiddenFields: ['constraints'] },
      constraints: '只对自己人说的约束',
      ...body,
      submit: true,
    },
  });
  const params = { id };
  await client.ok('demands.diagnosis.begin', { as: OPERATOR, params, body: {} });
  await client.ok('demands.diagnosis.create', { as: OPERATOR, params, body: FINDINGS });
  return client.ok('demands.publish', { as: OPERATOR, params, body: {} });
}
