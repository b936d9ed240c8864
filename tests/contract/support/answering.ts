import {
  formatInstant,
  parseInstant,
  type ConsentKind,
  type Demand,
  type DemandCreate,
} from '@jtop/contract';
import { MINUTE, OPERATOR } from './auction.js';
import type { Client } from './client.js';

export const OWNER = 'demo-company-9';
export const TEAM = 'demo-university-2';
export const RIVAL = 'demo-university-3';

/** A demand that passes. */
export const DEMAND: DemandCreate = {
  title: '聚乳酸薄膜增韧改性技术',
  field: 'advanced_materials',
  purpose: 'upgrade',
  summary: '寻求提高聚乳酸薄膜断裂伸长率的增韧改性方案。',
  problem: '现有聚乳酸薄膜断裂伸长率不足百分之十，包装线上易破裂，需要在不降低透明度的前提下增韧。',
  disclosure: { level: 'parties', hiddenFields: [], aliasName: '一家做薄膜的企业' },
};

/** A solution that passes. */
export const SOLUTION = {
  teamName: '聚合物增韧团队',
  lead: { name: '李教授' },
  approach: '采用反应挤出在聚乳酸中原位生成柔性嵌段，兼顾透明度与断裂伸长率。'.repeat(3),
  maturityTrl: 6,
  milestones: [
    { name: '配方定型', days: 90, amountFen: 20_000_000 },
    { name: '中试放大', days: 180, amountFen: 30_000_000 },
  ],
  quoteFen: 50_000_000,
};

/** Walks demands to their answers, consents and contests, spoken to as an ordinary client would. */
export class Answering {
  /** @param owner - subject of the company whose demands they are */
  constructor(
    readonly client: Client,
    readonly owner: string = OWNER,
  ) {}

  /** A published demand of the owner that takes answers for an hour. */
  async answerable(body: Partial<DemandCreate> = {}): Promise<Demand> {
    const deadline = formatInstant((await this.client.now()) + 60 * MINUTE);
    const posted = await this.client.ok('demands.create', {
      as: this.owner,
      body: { ...DEMAND, deadline, ...body, submit: true },
    });
    const input = { params: { id: posted.id }, as: OPERATOR };
    await this.client.ok('demands.diagnosis.begin', { ...input, body: {} });
    const panel = [{ kind: 'technical', name: '专家' }];
    const found = { panel, validity: 'valid', clarity: 4, difficulty: 3, marketValue: 5 };
    await this.client.ok('demands.diagnosis.create', { ...input, body: found });
    await this.client.ok('demands.publish', { ...input, body: {} });
    return this.client.ok('demands.advance', { ...input, body: { step: 'open_answers' } });
  }

  async passDeadline({ deadline }: Demand): Promise<void> {
    await this.client.moveTo(parseInstant(deadline ?? '') + 1);
  }

  async submitted(demandId: string, as = TEAM, body: object = {}): Promise<string> {
    const input = { params: { id: demandId }, as, body: { ...SOLUTION, ...body } };
    return (await this.client.ok('demands.solutions.submit', input)).solutionId;
  }

  async shortlisted(demandId: string, as = TEAM): Promise<string> {
    const id = await this.submitted(demandId, as);
    await this.client.ok('solutions.screen', { params: { id }, as: this.owner, body: {} });
    await this.client.ok('solutions.shortlist', { params: { id }, as: this.owner, body: {} });
    return id;
  }

  /** What is sent of the current text of a kind. */
  async signed(kind: ConsentKind) {
    const { items } = await this.client.ok('consentTexts.list', { query: { kind } });
    const [newest] = items;
    return { kind, textVersion: newest?.version ?? 0, textHash: newest?.textHash ?? '' };
  }

  async sign(kind: ConsentKind, subject: { type: string; id: string }, as: string): Promise<string> {
    const body = { ...(await this.signed(kind)), subject };
    return (await this.client.ok('consents.sign', { as, body })).id;
  }

  /** A planned contest of two teams with all consents, the deadline behind it. */
  async planned() {
    const demand = await this.answerable();
    const solutionIds = [await this.shortlisted(demand.id), await this.shortlisted(demand.id, RIVAL)];
    const subject = { type: 'demand', id: demand.id };
    const consentId = await this.sign('public_contest', subject, this.owner);
    const teamConsentId = await this.sign('public_contest', subject, TEAM);
    await this.sign('public_contest', subject, RIVAL);
    for (const as of [this.owner, TEAM, RIVAL]) await this.sign('disclaimer', subject, as);
    const rounds = [{ title: '决赛', startsAt: formatInstant((await this.client.now()) + 120 * MINUTE) }];
    const params = { id: demand.id };
    await this.client.ok('demands.contest.create', { params, as: OPERATOR, body: { solutionIds, rounds } });
    await this.passDeadline(demand);
    return { params, solutionIds, consentId, teamConsentId };
  }
}
