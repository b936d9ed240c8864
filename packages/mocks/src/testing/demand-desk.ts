import type { ConsentTextPage, Demand, DemandCreate, DiagnosisCreate, Problem } from '@jtop/contract';
import { createMockPlatform, type MockPlatform } from '../index.js';
import { askPlatform, type Answered, type Asked } from './ask.js';

/** Where the clock of these tests stands. */
export const NOW = Date.parse('2026-06-03T12:00:00+08:00');
export const OPERATOR = 'demo-operator';
/** Whoever posts a demand in a test, and a company that has nothing to do with it. */
export const OWN = 'demo-company-9';
export const OTHER = 'demo-company-12';

export const DEMAND: DemandCreate = {
  title: '聚乳酸增韧改性技术',
  field: 'advanced_materials',
  purpose: 'upgrade',
  summary: '寻求提高聚乳酸薄膜断裂伸长率的增韧改性方案。',
  problem: '现有聚乳酸薄膜断裂伸长率不足百分之十，包装线上易破裂，需要在不降低透明度的前提下增韧。',
  disclosure: { level: 'parties', hiddenFields: [] },
};
export const DIAGNOSIS: DiagnosisCreate = {
  panel: [{ kind: 'technical', name: '专家' }],
  validity: 'valid',
  clarity: 4,
  difficulty: 3,
  marketValue: 5,
};

/** A platform in memory with the challenge season, and the calls that tests of it make again and again. */
export class DemandDesk {
  readonly platform: MockPlatform = createMockPlatform({ scenario: 'demand-board', now: NOW, seed: 1 });

  ask<T>(path: string, asked?: Asked): Promise<Answered<T>> {
    return askPlatform<T>(this.platform, path, asked);
  }

  /** One demand as somebody sees it; without a subject, as everybody does. */
  async read(id: string, as?: string): Promise<Demand> {
    return (await this.ask<Demand>(`/v1/demands/${id}`, as === undefined ? {} : { as })).body;
  }

  /** A demand of {@link OWN}: a draft, unless it says `submit`. */
  async post(body: Readonly<Record<string, unknown>> = {}): Promise<Demand> {
    return (await this.ask<Demand>('/v1/demands', { as: OWN, body: { ...DEMAND, ...body } })).body;
  }

  act(id: string, step: string, body: object = {}, as = OPERATOR): Promise<Answered<Demand & Problem>> {
    return this.ask(`/v1/demands/${id}/${step}`, { as, body });
  }

  /** Signs the disclaimer for a demand, as {@link OWN}. */
  async disclaim(id: string): Promise<void> {
    const { body } = await this.ask<ConsentTextPage>('/v1/consent-texts?kind=disclaimer');
    const [text] = body.items;
    if (text === undefined) throw new Error('there is no disclaimer');
    const { kind, version: textVersion, textHash } = text;
    const signed = { kind, textVersion, textHash, subject: { type: 'demand', id } };
    await this.ask('/v1/consents', { as: OWN, body: signed, key: id });
  }

  /** A demand of {@link OWN} that has been diagnosed as valid and published. */
  async publish(body: Partial<DemandCreate> = {}): Promise<Demand> {
    const { id } = await this.post({ submit: true, ...body });
    await this.act(id, 'diagnosis/begin');
    await this.act(id, 'diagnosis', DIAGNOSIS);
    const { status } = await this.act(id, 'publish');
    if (status !== 200) throw new Error(`the demand could not be published: ${status}`);
    return this.read(id, OWN);
  }
}
