import { expect } from 'chai';
import '../../define/demand-board.js';
import { runElementConformance } from '../../testing/conformance.js';
import { BOARD_ID, DEMAND_ID, boardDemand, makeBoard } from '../../testing/demand-fixtures.js';
import { demandPlatform, type DemandPlatform } from '../../testing/demand-platform.js';
import { fakeTime, look, settle, until, type FakeTime } from '../../testing/fake-time.js';
import { NOW } from '../../testing/fixtures.js';
import { mount, partOf, partText, unmountAll } from '../../testing/mount.js';
import type { JtopDemandBoard } from './demand-board.js';
import { tabFor } from './demand-board.keys.js';

runElementConformance({
  tag: 'jtop-demand-board',
  nameless: true,
  parts:
    'board board-title board-note fields field search select results-line summary rows row rank title company withheld flags badge numbers budget deadline answers all as-of'.split(
      ' ',
    ),
  states: {
    empty: {
      prepare: (platform) => {
        platform.demands = [];
        platform.boards = [];
      },
      expected: 'empty',
    },
    'of a field without a board': { attributes: { field: 'biomedicine' }, expected: 'empty' },
    'with nothing that matches': { attributes: { q: '石墨烯' }, expected: 'empty' },
    'a list of all': { attributes: { scope: 'all' }, expected: 'ready' },
    compact: { attributes: { compact: '' }, expected: 'ready' },
    'of one field': { attributes: { field: 'advanced_materials' }, expected: 'ready' },
    'with more to show': { attributes: { 'page-size': '2' }, expected: 'ready' },
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

describe('<jtop-demand-board>', () => {
  let time: FakeTime;
  beforeEach(() => (time = fakeTime(NOW - 86_400_000)));
  afterEach(() => {
    unmountAll();
    time.restore();
  });

  const open = (
    platform: DemandPlatform,
    attributes: Record<string, string> = {},
  ): Promise<JtopDemandBoard> => mount('jtop-demand-board', platform, attributes);
  const rows = (element: HTMLElement): HTMLElement[] => [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>('[part="row"]') ?? []),
  ];
  const titles = (element: HTMLElement): string[] =>
    rows(element).map((row) => row.querySelector('h4 bdi')?.textContent ?? '');
  const tabs = (element: HTMLElement): HTMLElement[] => [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>('[role="tab"]') ?? []),
  ];
  const tab = (element: HTMLElement, text: string): HTMLElement =>
    tabs(element).find((one) => one.textContent?.trim().startsWith(text))!;
  const chosen = (element: HTMLElement): string =>
    tabs(element)
      .filter((one) => one.getAttribute('aria-selected') === 'true')
      .map((one) => one.textContent?.replace(/\s+/g, ' ').trim())
      .join();
  const choose = (element: HTMLElement, name: string, value: string): void => {
    const select = element.shadowRoot?.querySelector<HTMLSelectElement>(`select[data-name="${name}"]`);
    select!.value = value;
    select!.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const type = (element: HTMLElement, text: string): void => {
    const input = partOf(element, 'search') as HTMLInputElement;
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const spoken = (element: HTMLElement): string =>
    element.shadowRoot?.querySelector('[aria-live="polite"]')?.textContent ?? '';
  /** Until the stream is open, so that what is told is heard. */
  const listening = async (): Promise<void> => {
    await time.pass(100);
    await look();
  };

  it('shows the board that was published last, in its order, and how many its field has', async () => {
    const element = await open(demandPlatform(30));
    expect(partText(element, 'board-title')).to.equal('热门需求榜单');
    expect(partText(element, 'board-note')).to.equal('第 2 批2026-06-01 发布经诊断有效的需求按榜单排序');
    expect(chosen(element)).to.equal('先进材料5');
    expect(titles(element)[0]).to.contain('制动盘');
    expect(rows(element).map((row) => row.querySelector('.rank')?.textContent?.trim())).to.deep.equal(
      [1, 2, 3, 4, 5].map((n) => `${n}第 ${n} 位`),
    );
    expect(partText(element, 'all')).to.equal('查看本领域全部 18 项需求');
    expect(partText(element, 'as-of')).to.match(
      /^按企业意愿隐去名称；预算只公布区间 ?数据截至 2026-06-03 14:47:1\d \(\+08:00\)/,
    );
    expect(spoken(element), 'says nothing unasked').to.equal('');
  });

  it('marks what is hot, and says what is hidden instead of anything that looks like it', async () => {
    const element = await open(demandPlatform(5));
    const flags = rows(element).map((row) =>
      row.querySelector('[part="flags"]')?.textContent?.includes('热门'),
    );
    expect(flags).to.deep.equal([true, true, true, false, false]);
    const budget = rows(element)[3]?.querySelector('[part="budget"]');
    expect(budget?.textContent?.trim()).to.equal('应企业要求不公开');
    expect(budget?.querySelector('.withheld svg')).to.not.equal(null);
  });

  it('shows more of a board from what is known, without a question', async () => {
    const platform = demandPlatform(30);
    const element = await open(platform, { 'page-size': '2' });
    expect(titles(element)).to.have.length(2);
    const asked = platform.asked.length;
    partOf(element, 'more')?.click();
    await settle(2);
    expect(titles(element)).to.have.length(4);
    expect(platform.asked).to.have.length(asked);
  });

  it('goes to all demands of the field, and back to the board', async () => {
    const platform = demandPlatform(30);
    const element = await open(platform);
    partOf(element, 'all')?.click();
    await time.pass(300);
    await until(() => titles(element).length === 10);
    await settle(2);
    expect(platform.questions.pop()).to.equal('field=advanced_materials');
    expect(partText(element, 'board-title')).to.equal('全部需求');
    expect(partOf(element, 'rank')).to.equal(null);
    expect(element.shadowRoot?.activeElement?.getAttribute('part')).to.equal('rows');
    partOf(element, 'more')?.click();
    await time.pass(300);
    await until(() => titles(element).length === 18);
    expect(platform.questions.pop()).to.equal('field=advanced_materials&cursor=10');
    partOf(element, 'back')?.click();
    await time.pass(300);
    await until(() => titles(element).length === 5);
    expect(partText(element, 'board-title')).to.equal('热门需求榜单');
  });

  it('shows another field by its tab, and says where that has no board', async () => {
    const element = await open(demandPlatform(30));
    tab(element, '人工智能').click();
    await time.pass(300);
    await until(() => partText(element, 'empty') !== '');
    expect(chosen(element)).to.equal('人工智能');
    expect(partText(element, 'empty')).to.contain('人工智能榜单尚未发布');
    expect(element.state).to.equal('empty');
    partOf(element, 'all')?.click();
    await time.pass(300);
    await until(() => titles(element).length > 0);
    expect(titles(element)[0]).to.contain('小样本缺陷');
  });

  it('is gone through by keys: one tab stop, arrows round and round', async () => {
    const element = await open(demandPlatform(30));
    expect(tabs(element).filter((one) => one.tabIndex === 0)).to.have.length(1);
    const first = tab(element, '先进材料');
    first.focus();
    first.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true, cancelable: true }));
    await time.pass(300);
    await settle(2);
    expect(element.shadowRoot?.activeElement?.textContent?.trim()).to.equal('全部');
    expect([
      tabFor('ArrowRight', 7, 8, false),
      tabFor('ArrowLeft', 0, 8, false),
      tabFor('ArrowLeft', 0, 8, true),
      tabFor('Home', 5, 8, false),
      tabFor('a', 5, 8, false),
    ]).to.deep.equal([0, 7, 1, 0, undefined]);
  });

  it('filters within the field by city, track, budget and words, and says what was found', async () => {
    const platform = demandPlatform(30);
    const element = await open(platform);
    choose(element, 'city', '320200');
    await time.pass(200);
    expect(platform.questions.pop()).to.equal('field=advanced_materials&city=320200');
    choose(element, 'track', 'metrology');
    choose(element, 'budgetBand', 'lt50');
    await time.pass(200);
    expect(platform.questions.pop()).to.equal(
      'field=advanced_materials&city=320200&track=metrology&budgetBand=lt50',
    );
    expect(titles(element)).to.deep.equal(['半导体封装用低 α 球形氧化铝粉体的批次一致性检测']);
    expect(spoken(element)).to.equal('共 1 项、先进材料、无锡、计量技术需求、<50 万元');
    type(element, '石墨烯');
    await time.pass(600);
    expect(platform.questions.pop()).to.contain('q=石墨烯');
    expect(partText(element, 'empty')).to.contain('没有符合条件的需求');
    partOf(element, 'clear')?.click();
    await time.pass(300);
    await until(() => titles(element).length === 5);
    await settle(2);
    expect(element.shadowRoot?.activeElement?.getAttribute('part')).to.equal('search');
    expect(chosen(element)).to.equal('先进材料5');
  });

  it('sorts by deadline', async () => {
    const platform = demandPlatform(30);
    const element = await open(platform);
    choose(element, 'sort', 'deadline');
    await time.pass(200);
    expect(platform.questions.pop()).to.equal('field=advanced_materials&sort=deadline');
    expect(titles(element)[0]).to.contain('稀土替代');
  });

  it('keeps what the page fixes, and asks for no more', async () => {
    const platform = demandPlatform(30);
    const element = await open(platform, { field: 'ai', 'budget-band': '50to200', hot: '' });
    expect(tabs(element)).to.deep.equal([]);
    expect(platform.questions.pop()).to.equal('field=ai&budgetBand=50to200&hot=true');
    expect(element.shadowRoot?.querySelector('select[data-name="budgetBand"]')).to.equal(null);
  });

  it('offers the earlier batches of a field', async () => {
    const platform = demandPlatform(30);
    platform.boards = [makeBoard(), makeBoard({ id: 'b-1', batchNo: 1, demandIds: [boardDemand(1).id] })];
    const element = await open(platform);
    choose(element, 'boardId', 'b-1');
    await time.pass(300);
    await until(() => titles(element).length === 1);
    expect(partText(element, 'board-note')).to.contain('第 1 批');
  });

  describe('live', () => {
    it('takes a changed demand in place, keeping the focus where it was', async () => {
      const platform = demandPlatform(30);
      const element = await open(platform);
      await listening();
      const link = rows(element)[2]?.querySelector('a');
      link?.focus();
      platform.changeDemand(DEMAND_ID, { answerCount: 12 });
      await time.pass(1000);
      expect(rows(element)[0]?.querySelector('[part="answers"]')?.textContent).to.equal('12 个');
      expect(element.shadowRoot?.activeElement).to.equal(link);
    });

    it('takes another order of the board, keyed by its demands', async () => {
      const platform = demandPlatform(30);
      const element = await open(platform);
      await listening();
      const [first, second] = rows(element);
      const board = platform.boards[0]!;
      const [one = '', two = '', ...others] = board.demandIds;
      platform.tellBoard({ ...board, demandIds: [two, one, ...others] });
      await time.pass(1000);
      expect(rows(element).slice(0, 2)).to.deep.equal([second, first]);
    });

    it('shows the first board of a field once it is published, and says so', async () => {
      const platform = demandPlatform(30);
      platform.boards = [];
      const element = await open(platform, { field: 'advanced_materials' });
      expect(element.state).to.equal('empty');
      await listening();
      platform.tellBoard(makeBoard({ batchNo: 1 }));
      await time.pass(1500);
      await until(() => titles(element).length === 5);
      expect(element.state).to.equal('ready');
      expect(spoken(element)).to.equal('先进材料第 1 批榜单已发布');
    });

    it('hears of the first board of a season that has nothing yet', async () => {
      const platform = demandPlatform(0);
      platform.boards = [];
      const element = await open(platform);
      expect(element.state).to.equal('empty');
      await listening();
      platform.demands = [boardDemand(0)];
      platform.tellBoard(makeBoard({ batchNo: 1 }));
      await time.pass(1500);
      await until(() => titles(element).length === 1);
      expect(titles(element)).to.have.length(1);
    });

    it('shows a new batch in place of the one before', async () => {
      const platform = demandPlatform(30);
      const element = await open(platform);
      await listening();
      platform.tellBoard(makeBoard({ id: 'b-3', batchNo: 3, demandIds: [boardDemand(7).id] }));
      await time.pass(1500);
      await until(() => titles(element).length === 1);
      expect(partText(element, 'board-note')).to.contain('第 3 批');
    });

    it('leaves a list that somebody reads where it is, and tells of single demands in it', async () => {
      const platform = demandPlatform(30);
      const element = await open(platform, { scope: 'all' });
      await listening();
      const before = titles(element);
      const asked = platform.questions.length;
      platform.changeDemand(DEMAND_ID, { answerCount: 20 });
      platform.tellBoard(makeBoard({ id: 'b-3', batchNo: 3, field: 'ai', demandIds: [boardDemand(8).id] }));
      await time.pass(1500);
      expect(titles(element)).to.deep.equal(before);
      expect(platform.questions).to.have.length(asked);
      expect(rows(element)[0]?.querySelector('[part="answers"]')?.textContent).to.equal('20 个');
      expect(tab(element, '人工智能').textContent?.replace(/\s+/g, '')).to.equal('人工智能1');
    });

    it('goes to the batch before where a board is taken down', async () => {
      const platform = demandPlatform(30);
      platform.boards = [makeBoard(), makeBoard({ id: 'b-1', batchNo: 1, demandIds: [boardDemand(1).id] })];
      const element = await open(platform);
      await listening();
      platform.tellBoard({ ...makeBoard(), status: 'withdrawn' });
      await time.pass(1500);
      await until(() => titles(element).length === 1);
      expect(partText(element, 'board-note')).to.contain('第 1 批');
    });
  });

  it('keeps what it has where asking again fails, and says that it is old', async () => {
    const platform = demandPlatform(30);
    const element = await open(platform);
    platform.problem = { path: /boards/, status: 503, code: 'unavailable' };
    element.refresh();
    await time.pass(300);
    expect(element.state).to.equal('stale');
    expect(titles(element)).to.have.length(5);
    expect(partText(element, 'as-of')).to.contain('没有更新成功');
  });

  it('still shows a board where its field cannot be counted', async () => {
    const platform = demandPlatform(30);
    platform.problem = { path: /demands/, status: 503, code: 'unavailable' };
    const element = await open(platform);
    expect(element.state).to.equal('ready');
    expect(partText(element, 'all')).to.equal('查看本领域全部需求');
  });

  it('offers the next page again where it did not come', async () => {
    const platform = demandPlatform(30);
    const element = await open(platform, { scope: 'all' });
    platform.problem = { path: /demands/, status: 503, code: 'unavailable' };
    partOf(element, 'more')?.click();
    await time.pass(300);
    await until(() => partText(element, 'more') === '重新加载');
    expect(titles(element)).to.have.length(10);
    platform.problem = undefined;
    partOf(element, 'more')?.click();
    await time.pass(300);
    await until(() => titles(element).length === 20);
  });

  it('writes what was chosen into the address, reads it, and goes back', async () => {
    history.replaceState(null, '', '?jtop-field=ai&jtop-view=all');
    const platform = demandPlatform(30);
    const element = await open(platform, { 'url-sync': '' });
    expect(platform.questions.pop()).to.equal('field=ai');
    choose(element, 'city', '320500');
    await time.pass(200);
    expect(location.search).to.equal('?jtop-field=ai&jtop-city=320500&jtop-view=all');
    history.back();
    await until(() => location.search === '?jtop-field=ai&jtop-view=all');
    await time.pass(200);
    expect(platform.questions.pop()).to.equal('field=ai');
    element.remove();
    history.replaceState(null, '', location.pathname);
  });

  it('lets the page follow a row its own way, and leads metrology to its own page', async () => {
    const element = await open(demandPlatform(5));
    const asked: unknown[] = [];
    const onRequest = (event: Event): void => {
      asked.push((event as unknown as CustomEvent).detail);
      event.preventDefault();
    };
    document.addEventListener('jtop-demand-board-open-request', onRequest);
    rows(element)[0]?.querySelector('a')?.click();
    rows(element)[4]?.querySelector('a')?.click();
    document.removeEventListener('jtop-demand-board-open-request', onRequest);
    expect(asked).to.deep.equal([
      { demandId: DEMAND_ID, href: `https://partner.example/${DEMAND_ID}`, external: false },
      { demandId: boardDemand(4).id, href: 'https://metrology.example/demands/5', external: true },
    ]);
  });

  it('tells the page what it shows, once, and what answers another question', async () => {
    const seen: string[] = [];
    const platform = demandPlatform(30);
    const element = document.createElement('jtop-demand-board');
    for (const name of ['loaded', 'filtered'])
      element.addEventListener(`jtop-demand-board-${name}`, (event) => {
        const { boardId, loaded } = (event as unknown as CustomEvent<{ boardId: string; loaded: number }>)
          .detail;
        seen.push(`${name} ${boardId} ${loaded}`);
      });
    element.core = platform.core;
    document.body.append(element);
    await until(() => element.state === 'ready');
    await time.pass(500);
    tab(element, '全部').click();
    await time.pass(300);
    await until(() => titles(element).length === 10);
    await time.pass(500);
    expect(seen).to.deep.equal([`loaded ${BOARD_ID} 5`, 'filtered undefined 10']);
    element.remove();
  });

  for (const width of [320, 480, 960]) {
    it(`has one height in all states at ${width} px`, async () => {
      const heights: Record<string, number> = {};
      const show = async (name: string, change: (platform: DemandPlatform) => void): Promise<void> => {
        const platform = demandPlatform(30);
        change(platform);
        const element = await open(platform);
        const box = document.body.appendChild(document.createElement('div'));
        box.style.width = `${width}px`;
        box.append(element);
        if (platform.down) await time.pass(1000);
        await settle(4);
        heights[`${name}: ${element.state}`] = Math.round(element.getBoundingClientRect().height);
        box.remove();
      };
      await show('ready', () => undefined);
      await show('loading', (platform) => (platform.silent = true));
      await show('unreachable', (platform) => (platform.down = true));
      await show('emptied', (platform) => (platform.boards = [makeBoard({ demandIds: [] })]));
      expect(Object.keys(heights).map((name) => name.replace(/.*: /, ''))).to.deep.equal([
        'ready',
        'loading',
        'error',
        'empty',
      ]);
      expect(new Set(Object.values(heights)).size, JSON.stringify(heights)).to.equal(1);
    });
  }

  it('holds the room of a page of a list while it loads', async () => {
    const heights: number[] = [];
    for (const silent of [true, false]) {
      const platform = demandPlatform(30);
      platform.silent = silent;
      const element = await open(platform, { scope: 'all', 'page-size': '7' });
      await settle(4);
      const list = element.shadowRoot?.querySelector('.rows');
      expect(list?.childElementCount).to.equal(7);
      heights.push(list?.clientHeight ?? 0);
    }
    expect(heights[0]).to.equal(heights[1]);
  });

  it('shows markup, overrides and endless text as text', async () => {
    const text = `<img src=x onerror="document.title=1">\u202Egpj.exe ${'长'.repeat(10_000)}`;
    const platform = demandPlatform(5);
    platform.demands = [boardDemand(0, { title: text, company: { name: text } })];
    const element = await open(platform);
    expect(element.shadowRoot?.querySelector('img, script')).to.equal(null);
    expect(titles(element)[0]?.length).to.be.at.most(301);
    expect(rows(element)[0]?.clientHeight).to.be.below(300);
  });
});
