import { formatInstant } from '@jtop/contract';
import { expect } from 'chai';
import '../../define/demand-detail.js';
import { runElementConformance } from '../../testing/conformance.js';
import { DEMAND_ID, fullDemand, makeDemand, type DemandChange } from '../../testing/demand-fixtures.js';
import { demandPlatform } from '../../testing/demand-platform.js';
import { fakeTime, look, settle, until, type FakeTime } from '../../testing/fake-time.js';
import { NOW } from '../../testing/fixtures.js';
import { mount, partOf, partText, unmountAll } from '../../testing/mount.js';
import type { JtopDemandDetail } from './demand-detail.js';

const HIDDEN: DemandChange = {
  company: undefined,
  summary: undefined,
  problem: undefined,
  targetMetrics: undefined,
  budgetBand: undefined,
  cooperationModes: undefined,
  _redacted: ['company.name', 'summary', 'problem', 'targetMetrics', 'budgetFen', 'cooperationModes'].map(
    (field) => ({
      path: `$.${field}`,
      method: 'removal' as const,
      reason: 'company_choice' as const,
      until: 'parties' as const,
    }),
  ),
};

runElementConformance({
  tag: 'jtop-demand-detail',
  parts:
    'demand head number title flags badge stages offer budget money facts deadline answers company place modes preference action intent action-note summary problem keywords targets attachments withheld as-of'.split(
      ' ',
    ),
  states: {
    'of a party': { prepare: (platform) => void (platform.demands = [fullDemand()]), expected: 'ready' },
    'with most hidden': {
      prepare: (platform) => void (platform.demands = [makeDemand(HIDDEN)]),
      expected: 'ready',
    },
    awarded: {
      prepare: (platform) => void (platform.demands = [makeDemand({ status: 'awarded' })]),
      expected: 'ready',
    },
    'of a status it does not know': {
      prepare: (platform) => void (platform.demands = [makeDemand({ status: 'on_the_moon' })]),
      expected: 'ready',
    },
    metrology: {
      prepare: (platform) =>
        void (platform.demands = [
          makeDemand({ track: 'metrology', externalUrl: 'https://metrology.example/' }),
        ]),
      expected: 'ready',
    },
    offline: {
      then: async (platform, time) => {
        await look();
        await time.pass(1000);
        platform.down = true;
        platform.cut();
        await time.pass(300);
      },
      expected: 'offline',
    },
    elder: { attributes: { mode: 'elder', theme: 'gov' }, expected: 'ready' },
    'dark contrast': { attributes: { appearance: 'dark', theme: 'contrast' }, expected: 'ready' },
    university: { attributes: { theme: 'university' }, expected: 'ready' },
  },
});

describe('<jtop-demand-detail>', () => {
  let time: FakeTime;
  beforeEach(() => (time = fakeTime(NOW - 86_400_000)));
  afterEach(() => {
    unmountAll();
    time.restore();
  });
  const open = (change: DemandChange, attributes: Record<string, string> = {}): Promise<JtopDemandDetail> => {
    const platform = demandPlatform(5);
    platform.demands = [change.view === 'parties' ? fullDemand(change) : makeDemand(change)];
    return mount('jtop-demand-detail', platform, attributes);
  };
  const spoken = (element: HTMLElement): string =>
    element.shadowRoot?.querySelector('[aria-live="polite"]')?.textContent ?? '';

  it('shows what the public may see, and of the rest that it is kept back and why', async () => {
    const element = await open({});
    expect(partText(element, 'number')).to.equal('需求 JS-2026-XQ-000217先进材料');
    expect(partText(element, 'budget')).to.equal('预算区间 200–500万元 具体金额匹配团队可见');
    expect(partText(element, 'deadline')).to.equal('2026-07-31 周五 18:00 (+08:00)剩 58 天');
    expect(partText(element, 'problem')).to.match(/^要解决的问题 .*其余内容登录后可见$/);
    expect(partText(element, 'attachments')).to.equal('附件 签约双方可见');
    expect(partText(element, 'company')).to.contain('应企业要求不公开');
    expect(partText(element, 'as-of')).to.match(/\(\+08:00\).*按企业意愿隐去 1 项信息$/);
  });

  it('sets the target metrics out as a table with heads', async () => {
    const element = await open({});
    const table = element.shadowRoot?.querySelector('table');
    expect([...(table?.querySelectorAll('thead th') ?? [])].map((cell) => cell.textContent)).to.deep.equal([
      '指标',
      '要求',
    ]);
    const lines = [...(table?.querySelectorAll('tbody tr') ?? [])].map((row) =>
      [...row.children].map((cell) => cell.textContent?.trim()),
    );
    expect(lines).to.deep.equal([
      ['加工余量', '≤ 8 %'],
      ['颗粒体积分数', '18–22 %'],
      ['300 ℃ 抗拉强度', '≥ 210 MPa'],
      ['单件成本（批量 1,000 件）', '≤ 1,850 元'],
    ]);
    expect(table?.querySelectorAll('th[scope="row"]')).to.have.length(4);
  });

  it('says of each thing that a company hides that it does, and counts them', async () => {
    const element = await open(HIDDEN);
    for (const part of ['company', 'summary', 'problem', 'targets', 'budget', 'modes'])
      expect(partText(element, part), part).to.contain('应企业要求不公开');
    expect(element.shadowRoot?.querySelector('table')).to.equal(null);
    expect(partText(element, 'as-of')).to.contain('隐去 6 项信息');
  });

  it('shows a party everything', async () => {
    const element = await open({ view: 'parties' });
    expect(partText(element, 'money')).to.equal('200–350万元');
    expect(partText(element, 'company')).to.equal('常州示例轨道装备有限公司（虚构）');
    expect(partText(element, 'contact')).to.contain('demo@example.com');
    expect(partText(element, 'attachments')).to.contain('PDF 412 KB');
    expect(partText(element, 'flags')).to.contain('诊断有效');
    expect(element.shadowRoot?.querySelectorAll('h4')).to.have.length(8);
  });

  it('says in which of the six stages of the season it is', async () => {
    const stage = async (status: string): Promise<string> => {
      const element = await open({ status });
      return (
        element.shadowRoot?.querySelector('[aria-current="step"]')?.textContent?.replace(/\s+/g, '') ?? ''
      );
    };
    const found = [];
    for (const status of ['published', 'pushed', 'answering', 'competing', 'awarded'])
      found.push(await stage(status));
    expect(found).to.deep.equal(['2发榜', '3推广', '4揭榜', '5竞榜', '6跟踪']);
  });

  it('asks the page to take an answer, and follows the link unless the page prevents it', async () => {
    const seen: unknown[] = [];
    const listener = (event: Event): void => {
      seen.push([event.type, (event as unknown as CustomEvent).detail, event.composed]);
      event.preventDefault();
    };
    const names = ['jtop-demand-answer-request', 'jtop-demand-intent-request'];
    for (const name of names) document.addEventListener(name, listener);
    const element = await open({}, { 'answer-href': 'https://partner.example/{id}/answer' });
    let followed: boolean | undefined;
    const onClick = (event: Event): void => void (followed = !event.defaultPrevented);
    element.addEventListener('click', onClick);
    partOf(element, 'action')?.click();
    expect(followed).to.equal(false);
    partOf(element, 'intent')?.click();
    for (const name of names) document.removeEventListener(name, listener);
    expect(seen).to.deep.equal([
      [names[0], { demandId: DEMAND_ID, href: `https://partner.example/${DEMAND_ID}/answer` }, true],
      [names[1], { demandId: DEMAND_ID, href: undefined }, true],
    ]);
    expect(partOf(element, 'action')?.localName).to.equal('a');
    expect(partOf(element, 'intent')?.localName).to.equal('button');
  });

  it('offers no answer that can no longer be given', async () => {
    const over = await open({ deadline: formatInstant(NOW - 60_000) });
    expect(partOf(over, 'action')).to.equal(null);
    expect(partText(over, 'action-note')).to.equal('揭榜已结束。');
    const awarded = await open({ status: 'awarded' });
    expect(partText(awarded, 'money')).to.equal('已选定1 个，共 11 个');
    expect(partOf(awarded, 'action')).to.equal(null);
  });

  it('leads metrology to its own page, by https only', async () => {
    const element = await open({ track: 'metrology', externalUrl: 'https://metrology.example/d/1' });
    expect((partOf(element, 'action') as HTMLAnchorElement).href).to.equal('https://metrology.example/d/1');
    const bad = await open({ track: 'metrology', externalUrl: 'javascript:alert(1)' });
    expect(partOf(bad, 'action')).to.equal(null);
    expect(partText(bad, 'action-note')).to.contain('计量');
  });

  it('speaks at milestones and at the end, and never by the second', async () => {
    const element = await open({ deadline: formatInstant(NOW + 61_500) });
    await look();
    const said = new Set<string>();
    for (let second = 0; second < 66; second++) {
      await time.pass(1000);
      said.add(spoken(element));
    }
    expect([...said]).to.deep.equal(['', '距揭榜截止还有 1 分钟', '距揭榜截止还有 10 秒', '揭榜已截止']);
    expect(partOf(element, 'action'), 'the act goes with the deadline').to.equal(null);
  });

  it('asks for a file when it is wanted, and says where it cannot be had', async () => {
    const asked: unknown[] = [];
    const element = await open({ view: 'parties' });
    element.addEventListener('jtop-demand-attachment-request', (event) =>
      asked.push((event as unknown as CustomEvent<{ demandId: string }>).detail.demandId),
    );
    partOf(element, 'file')?.click();
    await until(() => partText(element, 'attachments').includes('暂时不能下载'));
    expect(asked).to.deep.equal([DEMAND_ID]);
    expect(partText(element, 'attachments')).to.contain('暂时不能下载');
  });

  for (const width of [320, 480, 960]) {
    it(`keeps its height where there is no demand to show, and a usual one is about as high, at ${width} px`, async () => {
      const show = async (change: (platform: ReturnType<typeof demandPlatform>) => void): Promise<number> => {
        const platform = demandPlatform(5);
        change(platform);
        const element = await mount('jtop-demand-detail', platform);
        const box = document.body.appendChild(document.createElement('div'));
        box.style.width = `${width}px`;
        box.append(element);
        await settle(4);
        const { height } = element.getBoundingClientRect();
        box.remove();
        return Math.round(height);
      };
      const loading = await show((platform) => (platform.silent = true));
      expect(await show((platform) => (platform.down = true)), 'unreachable').to.equal(loading);
      expect(await show((platform) => (platform.demands = [])), 'no such demand').to.equal(loading);
      const ready = await show(() => undefined);
      expect(Math.abs(loading - ready) / ready, `${loading} and ${ready}`).to.be.below(0.1);
    });
  }

  it('shows markup, overrides and endless text as text', async () => {
    const text = `<img src=x onerror="document.title=1">\u202Egpj.exe ${'长'.repeat(10_000)}`;
    const element = await open({ title: text, problem: text, company: { name: text } });
    expect(element.shadowRoot?.querySelector('img, script')).to.equal(null);
    expect(partOf(element, 'problem')?.textContent?.length).to.be.below(9_000);
  });

  it('shows nothing of what a former viewer saw once the platform refuses it', async () => {
    const platform = demandPlatform(5);
    platform.demands = [fullDemand(), ...platform.demands.slice(1)];
    const element = await mount('jtop-demand-detail', platform);
    await until(() => element.state === 'ready');
    await look();
    expect(element.shadowRoot?.textContent).to.contain('常州示例轨道装备有限公司');
    platform.demands = platform.demands.slice(1);
    element.refresh();
    await time.pass(1000);
    await until(() => element.state === 'error');
    expect(element.shadowRoot?.textContent).not.to.contain('常州示例轨道装备有限公司');
    expect(partOf(element, 'error')).not.to.equal(null);
  });
});
