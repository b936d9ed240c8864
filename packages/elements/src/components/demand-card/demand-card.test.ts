import { formatInstant } from '@jtop/contract';
import { expect } from 'chai';
import '../../define/demand-card.js';
import { runElementConformance } from '../../testing/conformance.js';
import { DEMAND_ID, makeDemand, type DemandChange } from '../../testing/demand-fixtures.js';
import { demandPlatform } from '../../testing/demand-platform.js';
import { fakeTime, look, settle, until, type FakeTime } from '../../testing/fake-time.js';
import { NOW } from '../../testing/fixtures.js';
import { mount, partOf, partText, unmountAll } from '../../testing/mount.js';
import type { JtopDemandCard } from './demand-card.js';

const HOUR = 3_600_000;

runElementConformance({
  tag: 'jtop-demand-card',
  parts: 'card title company withheld flags badge numbers budget deadline answers'.split(' '),
  states: {
    'of a status it does not know': {
      prepare: (platform) => void (platform.demands = [makeDemand({ status: 'on_the_moon' })]),
      expected: 'ready',
    },
    'with everything hidden': {
      prepare: (platform) =>
        void (platform.demands = [
          makeDemand({
            company: undefined,
            budgetBand: undefined,
            purpose: undefined,
            deadline: undefined,
            _redacted: [
              { path: '$.company', method: 'removal', reason: 'company_choice' },
              { path: '$.budgetFen', method: 'removal', reason: 'company_choice' },
            ],
          }),
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
  },
});

describe('<jtop-demand-card>', () => {
  let time: FakeTime;
  beforeEach(() => (time = fakeTime(NOW - 86_400_000)));
  afterEach(() => {
    unmountAll();
    time.restore();
  });
  const open = (
    change: DemandChange = {},
    attributes: Record<string, string> = {},
  ): Promise<JtopDemandCard> => {
    const platform = demandPlatform(5);
    platform.demands = [makeDemand(change)];
    return mount('jtop-demand-card', platform, attributes);
  };

  it('shows a demand as the public sees it', async () => {
    const card = await open();
    expect(partText(card, 'title')).to.equal('轨道交通用碳化硅颗粒增强铝基制动盘的低成本近净成形');
    expect(partText(card, 'company')).to.equal('某轨道装备企业（常州） (应企业要求不公开)');
    expect(partText(card, 'flags')).to.equal('热门升级揭榜中');
    expect(partText(card, 'budget')).to.equal('200–500 万元');
    expect(partText(card, 'numbers')).to.contain('截止 (+08:00)');
    expect(partText(card, 'deadline')).to.equal('7月31日 18:00剩 58 天');
    expect(partOf(card, 'deadline')?.querySelector('time')?.dateTime).to.equal(
      '2026-07-31T18:00:00.000+08:00',
    );
    expect(partText(card, 'answers')).to.equal('11 个');
  });

  it('says of a budget that is kept back that it is, and why', async () => {
    const mark = {
      path: '$.budgetFen',
      method: 'removal',
      reason: 'company_choice',
      until: 'parties',
    } as const;
    const card = await open({ budgetBand: undefined, _redacted: [mark] });
    expect(partText(card, 'budget')).to.equal('应企业要求不公开');
    expect(partText(card, 'numbers')).to.not.match(/万元|\d 元/);
    const english = await open({ budgetBand: undefined, _redacted: [mark] }, { lang: 'en' });
    expect(partText(english, 'budget')).to.equal('Hidden at the company’s wish');
  });

  it('tells a budget that was never given from one that is kept back', async () => {
    const card = await open({ budgetBand: undefined, _redacted: undefined });
    expect(partText(card, 'budget')).to.equal('未填写');
    expect(partOf(card, 'withheld')).to.equal(null);
  });

  it('counts down, with seconds only at the very end, and says when answers are closed', async () => {
    const leftAt = async (ms: number): Promise<string> => {
      const card = await open({ deadline: formatInstant(NOW + ms) });
      return card.shadowRoot?.querySelector('.left')?.textContent ?? '';
    };
    expect(await leftAt(5 * HOUR + 60_000)).to.equal('剩 5 小时');
    expect(await leftAt(HOUR - 30_000)).to.equal('剩 59 分钟');
    const card = await open({ deadline: formatInstant(NOW + 5000) });
    expect(partText(card, 'deadline')).to.match(/剩 00:00:0[345]$/);
    expect(partText(card, 'flags')).to.contain('即将截止');
    await look();
    await time.pass(8000);
    expect(partText(card, 'flags')).to.contain('已截止');
    expect(partText(card, 'deadline')).to.not.contain('剩');
  });

  it('takes what a board tells of it', async () => {
    const platform = demandPlatform(5);
    const card = await mount('jtop-demand-card', platform);
    await time.pass(100);
    await look();
    platform.changeDemand(DEMAND_ID, { answerCount: 12 });
    await time.pass(1000);
    expect(partText(card, 'answers')).to.equal('12 个');
    expect(
      platform.asked.filter((path) => path.startsWith('/v1/demands')),
      'without another question',
    ).to.have.length(1);
  });

  it('asks again where the reader sees more than a board tells', async () => {
    const platform = demandPlatform(5);
    platform.demands = platform.demands.map((demand) => ({ ...demand, view: 'matched' }));
    const card = await mount('jtop-demand-card', platform);
    await time.pass(100);
    await look();
    platform.changeDemand(DEMAND_ID, { answerCount: 13 });
    await time.pass(1000);
    expect(partText(card, 'answers')).to.equal('13 个');
    expect(platform.asked.filter((path) => path.startsWith('/v1/demands'))).to.have.length(2);
  });

  describe('of metrology', () => {
    const link = (card: JtopDemandCard): HTMLAnchorElement =>
      partOf(card, 'title')?.querySelector('a') as HTMLAnchorElement;

    it('leads to the page that it names, in a window that cannot reach back', async () => {
      const card = await open({ track: 'metrology', externalUrl: 'https://metrology.example/d/1' });
      expect(link(card).href).to.equal('https://metrology.example/d/1');
      expect(link(card).rel).to.equal('noopener noreferrer');
      expect(partText(card, 'title')).to.contain('前往计量挑战赛页面');
    });

    for (const url of [
      'http://metrology.example/',
      'http://localhost/',
      'javascript:alert(1)',
      'mailto:a@b.c',
      '//',
      '/x',
    ])
      it(`leads nowhere where that is ${url}`, async () => {
        const card = await open({ track: 'metrology', externalUrl: url });
        expect(link(card).hasAttribute('href')).to.equal(false);
      });
  });

  it('lets the page follow the link its own way', async () => {
    const card = await open();
    const asked: unknown[] = [];
    const onRequest = (event: Event): void => {
      asked.push((event as unknown as CustomEvent).detail);
      event.preventDefault();
    };
    document.addEventListener('jtop-demand-card-open-request', onRequest);
    partOf(card, 'title')?.querySelector('a')?.click();
    document.removeEventListener('jtop-demand-card-open-request', onRequest);
    expect(asked).to.deep.equal([
      { demandId: DEMAND_ID, href: 'https://partner.example/x', external: false },
    ]);
  });

  it('shows markup, overrides and endless text as text, in its own box', async () => {
    const text = `<img src=x onerror="document.title=1">\u202Egpj.exe ${'长'.repeat(10_000)}`;
    const card = await open({ title: text, company: { name: text } });
    expect(card.shadowRoot?.querySelector('img, script')).to.equal(null);
    expect(partOf(card, 'title')?.querySelector('bdi')?.textContent?.length).to.be.at.most(301);
    expect(card.getBoundingClientRect().height).to.be.below(400);
  });

  for (const width of [320, 480, 960]) {
    it(`has one height in all states at ${width} px`, async () => {
      const heights = new Set<number>();
      const show = async (change: (platform: ReturnType<typeof demandPlatform>) => void): Promise<void> => {
        const platform = demandPlatform(5);
        change(platform);
        const card = await mount('jtop-demand-card', platform);
        const box = document.body.appendChild(document.createElement('div'));
        box.style.width = `${width}px`;
        box.append(card);
        await settle(4);
        if (!platform.silent) await until(() => card.state !== 'loading');
        heights.add(Math.round(card.getBoundingClientRect().height));
        box.remove();
      };
      await show(() => undefined);
      await show((platform) => (platform.silent = true));
      await show((platform) => (platform.demands = [makeDemand({ title: '短标题四字' })]));
      await show((platform) => (platform.demands = [makeDemand({ status: 'awarded', hot: undefined })]));
      expect([...heights]).to.have.length(1);
    });
  }
});
