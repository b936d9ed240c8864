import { expect } from 'chai';
import '../../define/matches.js';
import { matchesZhCN } from '../../locales/zh-CN/matches.js';
import { runElementConformance } from '../../testing/conformance.js';
import type { DemandPlatform } from '../../testing/demand-platform.js';
import { fakeTime, type FakeTime } from '../../testing/fake-time.js';
import { NOW } from '../../testing/fixtures.js';
import { makeMatch, matchPlatform, nthMatch } from '../../testing/match-fixtures.js';
import { inRow, rowsOf, textOf } from '../../testing/match-rows.js';
import { MINE, hostileMatches } from '../../testing/match-states.js';
import { mount, partOf, partText, unmountAll } from '../../testing/mount.js';
import type { JtopMatches } from './matches.js';
import { answerErrors, fitOf } from './matches.state.js';

runElementConformance({
  tag: 'jtop-matches',
  parts: 'matches title note results-line rows row rank row-title kind method fit reasons badge as-of'.split(
    ' ',
  ),
  states: {
    empty: { prepare: (platform) => (platform.matches = []), expected: 'empty' },
    'with more to show': { attributes: { 'page-size': '2' }, expected: 'ready' },
    'with teams': {
      prepare: (platform) => {
        const counterpart = { type: 'team', id: 'team', title: '示例团队' } as const;
        platform.matches = [nthMatch(0), nthMatch(1, { counterpart, status: 'pushed' })];
      },
      expected: 'ready',
    },
    'with nothing of a side': { attributes: { side: 'team' }, expected: 'ready' },
    'of nobody yet': { attributes: MINE, expected: 'signed-out' },
    hostile: { prepare: (platform) => (platform.matches = hostileMatches()), expected: 'ready' },
    elder: { attributes: { mode: 'elder', theme: 'gov' }, expected: 'ready' },
    'dark contrast': { attributes: { appearance: 'dark', theme: 'contrast' }, expected: 'ready' },
    university: { attributes: { theme: 'university' }, expected: 'ready' },
  },
});

describe('<jtop-matches> of a demand', () => {
  let time: FakeTime;
  beforeEach(() => (time = fakeTime(NOW - 86_400_000)));
  afterEach(() => {
    unmountAll();
    time.restore();
  });
  const shown = (
    platform: DemandPlatform = matchPlatform(),
    attributes: Record<string, string> = {},
  ): Promise<JtopMatches> => mount('jtop-matches', platform, attributes);

  it('shows rank, title, kind, fit in words and points, and the reasons as sentences', async () => {
    const element = await shown();
    expect(rowsOf(element).length).to.equal(4);
    expect(textOf(inRow(element, 0, 'rank'))).to.contain('1');
    expect(textOf(inRow(element, 0, 'row-title'))).to.equal('碳化硅颗粒增强铝基制动盘的近净成形方法');
    expect(textOf(inRow(element, 0, 'kind'))).to.equal('成果系统计算');
    expect(textOf(inRow(element, 0, 'fit'))).to.equal('契合度 很高 78 分（满分 100）');
    const reasons = [...(inRow(element, 0, 'reasons')?.querySelectorAll('li') ?? [])].map(textOf);
    expect(reasons).to.deep.equal([
      '关键词 碳化硅、铝基复合材料、近净成形',
      '同属 IPC 小类 C22C',
      '同一领域',
      'TRL 6，在所求 5 至 7 之内',
      '同城',
    ]);
    expect(partText(element, 'as-of')).to.contain('(+08:00)');
    expect(partOf(element, 'answer-button') === null, 'nothing can be answered here').to.equal(true);
  });

  it('says it in English, too', async () => {
    const element = await shown(matchPlatform(), { lang: 'en' });
    expect(textOf(inRow(element, 0, 'reasons'))).to.contain('TRL 6 within the asked 5 to 7');
    expect(textOf(inRow(element, 0, 'reasons'))).to.contain('same city');
    expect(textOf(inRow(element, 0, 'fit'))).to.equal('Fit Very good 78 of 100 points');
  });

  it('gives a person’s word for what it is, and no score for it', async () => {
    const element = await shown(
      matchPlatform([
        makeMatch({
          method: 'expert',
          proposedBy: '示例技术经理人',
          scoreBp: 5_000,
          reasons: [{ code: 'expert', weightBp: 5_000, facts: { note: '做过同类项目' } }],
        }),
      ]),
    );
    expect(textOf(inRow(element, 0, 'fit'))).to.equal('契合度 由专家推荐');
    expect(textOf(inRow(element, 0, 'method'))).to.equal('示例技术经理人推荐');
    expect(textOf(inRow(element, 0, 'reasons'))).to.equal('推荐人认为：做过同类项目');
  });

  it('reads page by page, and goes on to the first new row', async () => {
    const platform = matchPlatform(Array.from({ length: 5 }, (_, n) => nthMatch(n)));
    const element = await shown(platform, { 'page-size': '2' });
    expect(partText(element, 'results-line')).to.equal('共 5 项');
    const more = async (): Promise<number> => {
      partOf(element, 'more')?.focus();
      partOf(element, 'more')?.click();
      await time.pass(3000);
      return rowsOf(element).length;
    };
    expect(await more()).to.equal(4);
    expect(element.shadowRoot?.activeElement === rowsOf(element)[2]).to.equal(true);
    expect(textOf(inRow(element, 2, 'rank'))).to.contain('3');
    platform.problem = { path: /matches/, status: 503, code: 'unavailable' };
    expect(await more()).to.equal(4);
    expect(partText(element, 'more')).to.equal('重新加载');
    platform.problem = undefined;
    expect(await more()).to.equal(5);
    expect(partOf(element, 'more') === null).to.equal(true);
  });

  it('offers a filter where it tells something apart, and asks the platform', async () => {
    const counterpart = { type: 'team', id: 'team', title: '示例团队' } as const;
    const platform = matchPlatform([nthMatch(0), nthMatch(1, { counterpart })]);
    const element = await shown(platform);
    const select = partOf(element, 'select') as HTMLSelectElement;
    expect(element.shadowRoot?.querySelectorAll('[part="select"]').length, 'all have one status').to.equal(1);
    select.value = 'team';
    select.dispatchEvent(new Event('change'));
    await time.pass(1100);
    expect(platform.asked.some((path) => path.includes('side=team'))).to.equal(true);
    expect(rowsOf(element).map((row) => textOf(row.querySelector('[part="row-title"]')))).to.deep.equal([
      '示例团队',
    ]);
  });

  it('leads to the page of a listing, and lets the page take over', async () => {
    const element = await shown(matchPlatform(), { 'listing-href': '/listings/{id}' });
    const opened: unknown[] = [];
    document.addEventListener(
      'jtop-matches-open-request',
      (event) => {
        opened.push((event as unknown as CustomEvent).detail);
        event.preventDefault();
      },
      { once: true },
    );
    inRow(element, 0, 'row-title')?.querySelector('a')?.click();
    expect(opened).to.deep.equal([
      {
        type: 'listing',
        id: nthMatch(0).counterpart.id,
        href: `${location.origin}/listings/${nthMatch(0).counterpart.id}`,
      },
    ]);
    const bad = await shown(matchPlatform(), { 'listing-href': 'javascript:alert(1)//{id}' });
    expect(bad.shadowRoot?.querySelector('a')).to.equal(null);
  });

  it('keeps what it has where it cannot be read again', async () => {
    const platform = matchPlatform();
    const element = await shown(platform);
    platform.problem = { path: /matches/, status: 503, code: 'unavailable' };
    element.refresh();
    await time.pass(3000);
    expect(element.state).to.equal('stale');
    expect(rowsOf(element).length).to.equal(4);
    expect(partText(element, 'as-of')).to.contain('没有更新成功');
  });

  it('shows hostile text as text, cut, and leaves out reasons that say nothing', async () => {
    const element = await shown(matchPlatform(hostileMatches()));
    expect(element.shadowRoot?.querySelector('img, script')).to.equal(null);
    expect(textOf(inRow(element, 0, 'row-title')).length).to.be.below(310);
    expect(inRow(element, 0, 'reasons')?.querySelectorAll('li').length).to.equal(2);
    expect(rowsOf(element)[0]?.textContent).to.not.match(/undefined|NaN|\[object|function/);
  });
});

describe('what is said of a match', () => {
  it('is never a number alone', () => {
    const say = (scoreBp: number): string => fitOf({ scoreBp, method: 'rule' }, matchesZhCN).words;
    expect([10_000, 6_500, 6_499, 5_000, 4_000, 3_999, 0].map(say)).to.deep.equal([
      '很高',
      '很高',
      '较高',
      '较高',
      '中等',
      '一般',
      '一般',
    ]);
    expect(fitOf({ scoreBp: Number.NaN, method: 'rule' }, matchesZhCN)).to.deep.equal({
      words: '未给出',
      points: '',
      width: undefined,
    });
    expect(fitOf({ scoreBp: 99_999, method: 'text' }, matchesZhCN).width).to.equal('100%');
  });

  it('needs a reason of the list to decline, and a note that fits', () => {
    const wrong = (answer: '' | 'accept' | 'decline', reason = '', note = ''): string[] =>
      Object.keys(answerErrors({ answer, reason, note }, matchesZhCN));
    expect(wrong('')).to.deep.equal(['answer']);
    expect(wrong('accept')).to.deep.equal([]);
    expect(wrong('decline', 'because')).to.deep.equal(['reason']);
    expect(wrong('decline', 'price', 'x'.repeat(1_001))).to.deep.equal(['note']);
    expect(wrong('decline', 'price', `  ${'x'.repeat(1_000)}  `)).to.deep.equal([]);
  });
});
