import {
  formatInstant,
  parseInstant,
  type Consent,
  type ConsentKind,
  type ConsentText,
  type ConsentTextPage,
  type Contest,
  type Demand,
  type DemandCreate,
  type Solution,
  type SolutionReceipt,
  type SolutionSubmit,
} from '@jtop/contract';
import { type DemandWorld, type Answered, type DemandActor } from './demand-world.js';

/** How long a demand takes answers in these tests. */
export const ANSWERS_MS = 3_600_000;

/** A solution that passes; what a test is about it says itself. */
export const SOLUTION: SolutionSubmit = {
  teamName: '聚合物增韧团队',
  lead: { name: '李教授', title: '教授' },
  approach: `采用反应挤出在聚乳酸中原位生成柔性嵌段，兼顾透明度与断裂伸长率。${'小试已完成，数据可重复。'.repeat(4)}`,
  maturityTrl: 6,
  milestones: [
    { name: '配方定型', days: 90, amountFen: 20_000_000 },
    { name: '中试放大', days: 180, amountFen: 30_000_000 },
  ],
  quoteFen: 50_000_000,
};

let keys = 0;
/** A key that nobody has used. */
export const freshKey = (): string => `key-${(keys += 1)}`;

type Refused = Record<string, unknown> & { readonly code: string };

/** Answers, contests and consents on a world of demands. */
export class SolutionDesk {
  constructor(readonly world: DemandWorld) {}

  /** A published demand that takes answers for an hour. */
  answerable(body: Partial<DemandCreate> = {}): Promise<Demand> {
    const deadline = formatInstant(this.world.clock.now() + ANSWERS_MS);
    return this.world.published({ deadline, ...body });
  }

  /** Just after the last answer to a demand. */
  passDeadline({ deadline }: Demand): void {
    this.world.clock.moveTo(parseInstant(deadline ?? '') + 1);
  }

  submit<Body = SolutionReceipt>(
    demandId: string,
    body: object = {},
    as: DemandActor = 'university',
  ): Promise<Answered<Body>> {
    return this.world.call<Body>('POST', `/v1/demands/${demandId}/solutions`, {
      as,
      key: freshKey(),
      body: { ...SOLUTION, ...body },
    });
  }

  /** The id of a solution that was handed in. */
  async submitted(demandId: string, body: object = {}, as: DemandActor = 'university'): Promise<string> {
    const answer = await this.submit(demandId, body, as);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body.solutionId;
  }

  revise<Body = SolutionReceipt>(
    id: string,
    body: object = {},
    as: DemandActor = 'university',
  ): Promise<Answered<Body>> {
    return this.world.call<Body>('POST', `/v1/solutions/${id}/versions`, {
      as,
      key: freshKey(),
      body: { ...SOLUTION, ...body },
    });
  }

  solution(id: string, as: DemandActor): Promise<Solution> {
    return this.world.done<Solution>('GET', `/v1/solutions/${id}`, { as });
  }

  act<Body = Solution & Refused>(
    id: string,
    act: string,
    body: object = {},
    as: DemandActor = 'company',
  ): Promise<Answered<Body>> {
    return this.world.call<Body>('POST', `/v1/solutions/${id}/${act}`, { as, body });
  }

  async shortlisted(demandId: string, as: DemandActor = 'university'): Promise<string> {
    const id = await this.submitted(demandId, {}, as);
    await this.act(id, 'screen');
    const { status, text } = await this.act(id, 'shortlist');
    if (status !== 200) throw new Error(text);
    return id;
  }

  contest<Body = Contest & Refused>(
    demandId: string,
    act: string | undefined,
    body: object = {},
    as: DemandActor = 'operator',
  ): Promise<Answered<Body>> {
    const path = `/v1/demands/${demandId}/contest`;
    return this.world.call<Body>('POST', act === undefined ? path : `${path}/${act}`, { as, body });
  }

  award<Body = Demand & Refused>(
    demandId: string,
    solutionId: string,
    as: DemandActor = 'company',
  ): Promise<Answered<Body>> {
    return this.world.call<Body>('POST', `/v1/demands/${demandId}/award`, { as, body: { solutionId } });
  }

  /** The text of a kind that is current now. */
  async text(kind: ConsentKind): Promise<ConsentText> {
    const { items } = await this.world.done<ConsentTextPage>('GET', `/v1/consent-texts?kind=${kind}`);
    const [newest] = items;
    if (newest === undefined) throw new Error(`there is no text of ${kind}`);
    return newest;
  }

  /** What a form sends of it. */
  async signed(kind: ConsentKind): Promise<object> {
    const { version: textVersion, textHash } = await this.text(kind);
    return { kind, textVersion, textHash };
  }

  async sign<Body = Consent & Refused>(
    kind: ConsentKind,
    subject: { readonly type: string; readonly id: string },
    as: DemandActor,
  ): Promise<Answered<Body>> {
    const body = { ...(await this.signed(kind)), subject };
    return this.world.call<Body>('POST', '/v1/consents', { as, key: freshKey(), body });
  }

  revoke<Body = Consent & Refused>(id: string, as: DemandActor): Promise<Answered<Body>> {
    return this.world.call<Body>('POST', `/v1/consents/${id}/revoke`, { as, body: {} });
  }

  /** Disclaimers for a demand. @returns the consents' ids, in the order of who signed them */
  async disclaimed(demandId: string, signers: readonly DemandActor[]): Promise<string[]> {
    const ids: string[] = [];
    for (const as of signers) {
      ids.push((await this.sign('disclaimer', { type: 'demand', id: demandId }, as)).body.id);
    }
    return ids;
  }

  /**
   * A demand past its deadline in an open contest of two teams, all of whom have agreed and signed the disclaimer.
   * @returns its parts, with the consents by who gave them
   */
  async openContest(body: Partial<DemandCreate> = {}) {
    const demand = await this.answerable(body);
    const solutionIds = [await this.shortlisted(demand.id), await this.shortlisted(demand.id, 'rival')];
    const subject = { type: 'demand', id: demand.id };
    const consents = {
      company: (await this.sign('public_contest', subject, 'company')).body.id,
      university: (await this.sign('public_contest', subject, 'university')).body.id,
      rival: (await this.sign('public_contest', subject, 'rival')).body.id,
    };
    const disclaimers = await this.disclaimed(demand.id, ['company', 'university', 'rival']);
    await this.world.act(demand.id, 'advance', { step: 'open_answers' });
    this.passDeadline(demand);
    const rounds = [{ title: '决赛', startsAt: '2026-07-10T09:00:00+08:00' }];
    await this.contest(demand.id, undefined, { solutionIds, rounds });
    const { status, text } = await this.contest(demand.id, 'open');
    if (status !== 200) throw new Error(text);
    return { demandId: demand.id, solutionIds: solutionIds as [string, string], consents, disclaimers };
  }
}
