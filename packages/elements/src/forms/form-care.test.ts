import { expect } from 'chai';
import '../define/demand-submit.js';
import type { JtopDemandSubmit } from '../components/demand-submit/demand-submit.js';
import { checkDemand, DEMAND_SCOPE, FILLED_DEMAND } from '../testing/demand-submit-states.js';
import { FakePlatform } from '../testing/fake-platform.js';
import { fakeTime, settle, type FakeTime } from '../testing/fake-time.js';
import { NOW } from '../testing/fixtures.js';
import { stageForm } from '../testing/form-stage.js';
import { mount, partOf, partText, unmountAll } from '../testing/mount.js';
import { fenOf } from './amount.js';
import { createDraftKeep } from './draft-keep.js';
import { instantOf, saidOf, wholeOf } from './form-values.js';

describe('what clumsy hands type', () => {
  const cases: readonly (readonly [unknown, unknown])[] = [
    [fenOf('１２．５'), 12_500_000],
    [fenOf(' 30 万元'), 30_000_000],
    [fenOf('1,200'), 1_200_000_000],
    [fenOf('0.000001'), 1],
    [fenOf(''), undefined],
    [wholeOf('　６０ '), 60],
    [wholeOf('60\u200b'), 60],
    [instantOf('２０２６－０６－３０ １７：００'), '2026-06-30T17:00:00.000+08:00'],
    [instantOf('2026年6月3日 9:05'), '2026-06-03T09:05:00.000+08:00'],
    [instantOf('2026-06-30T17:00:59.5'), '2026-06-30T17:00:00.000+08:00'],
    [instantOf('明天'), '明天'],
    [saidOf('\u200b 标题\u2060 '), '标题'],
    [saidOf('\u200b\u200b\u200b\u200b'), undefined],
    [saidOf('👩\u200d🔬'), '👩\u200d🔬'],
  ];
  for (const [index, [got, wanted]] of cases.entries())
    it(`is read as it is meant (${index + 1})`, () => expect(got).to.equal(wanted));

  for (const text of ['1,5', '12，50', '30 元', '-3', '0.0000001', '三十', '1e5'])
    it(`is no amount: ${text}`, () => expect(fenOf(text)).to.deep.equal(NaN));
});

describe('a form in careless and hostile hands', () => {
  let time: FakeTime;
  let windows: { closed: boolean }[];
  const realOpen = window.open.bind(window);

  beforeEach(() => {
    time = fakeTime(NOW);
    windows = [];
    sessionStorage.clear();
    localStorage.clear();
    window.open = (() => {
      const own = { closed: false };
      windows.push(own);
      return {
        get closed() {
          return own.closed;
        },
        location: { replace: () => undefined },
        focus() {},
        close() {},
      };
    }) as unknown as typeof window.open;
  });
  afterEach(() => {
    window.open = realOpen;
    Reflect.deleteProperty(navigator, 'onLine');
    unmountAll();
    time.restore();
    sessionStorage.clear();
    localStorage.clear();
  });

  const shown = (platform = new FakePlatform(), lang = 'zh-CN'): Promise<JtopDemandSubmit> =>
    mount('jtop-demand-submit', platform, { lang });
  const staged = async (step: number, change = {}): Promise<[JtopDemandSubmit, FakePlatform]> => {
    const platform = new FakePlatform();
    const values = { ...FILLED_DEMAND, ...change };
    stageForm(platform, { scope: DEMAND_SCOPE, values, step, check: checkDemand });
    return [await shown(platform), platform];
  };
  const control = (element: HTMLElement, path: string): HTMLInputElement =>
    element.shadowRoot?.getElementById(`f-${path}`) as HTMLInputElement;
  const type = async (element: HTMLElement, path: string, text: string): Promise<void> => {
    const field = control(element, path);
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await settle(2);
  };
  const press = async (element: HTMLElement, part = 'submit-button'): Promise<void> => {
    partOf(element, part)?.click();
    await settle(8);
  };
  const spoken = (element: HTMLElement): string =>
    [...(element.shadowRoot?.querySelectorAll('.root > [role=status]') ?? [])].at(-1)?.textContent ?? '';
  const hasFocus = (element: HTMLElement, part: string): boolean =>
    element.shadowRoot?.activeElement === partOf(element, part);
  const network = (onLine: boolean): void => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: onLine });
    window.dispatchEvent(new Event(onLine ? 'online' : 'offline'));
  };
  const leaves = (): boolean => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return !event.defaultPrevented;
  };
  const decide = async (platform: FakePlatform, outcome: object): Promise<void> => {
    const handoff = platform.handoffs[platform.handoffs.length - 1];
    if (handoff) handoff.outcome = outcome as typeof handoff.outcome;
    await time.pass(2100);
    await settle(8);
  };

  it('does nothing at Enter while a text is composed', async () => {
    const [element] = await staged(0);
    const form = partOf(element, 'form') as HTMLFormElement;
    form.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    form.requestSubmit();
    await settle(4);
    expect(partText(element, 'title')).to.equal('说明要解决的问题');
    form.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    form.requestSubmit();
    await settle(4);
    expect(partText(element, 'title')).to.equal('目标指标与附件');
  });

  it('refuses a deadline in the past, and one that is half typed', async () => {
    const [element] = await staged(3);
    await type(element, 'deadline', '2026-06-01T10:00');
    await press(element);
    expect(partText(element, 'error-summary')).to.contain('揭榜截止时间：应晚于现在');
    await type(element, 'deadline', '');
    Object.defineProperty(control(element, 'deadline'), 'validity', {
      configurable: true,
      value: { badInput: true },
    });
    await press(element);
    expect(partText(element, 'error-summary')).to.contain('揭榜截止时间：请填写完整的日期和时间');
    Reflect.deleteProperty(control(element, 'deadline'), 'validity');
    await press(element);
    expect(partText(element, 'title')).to.equal('选择公开哪些信息');
  });

  it('takes 100,000 characters, says how many are too many, and loses none', async () => {
    const element = await shown();
    const long = '字'.repeat(100_000);
    await type(element, 'problem', long);
    expect(element.shadowRoot?.getElementById('f-problem-count')?.textContent?.trim()).to.equal(
      '超出 92000 个字',
    );
    (element.shadowRoot?.getElementById('keep') as HTMLInputElement).click();
    await settle(2);
    expect(control(element, 'problem').value.length).to.equal(100_000);
    await type(element, 'summary', long);
    await type(element, 'constraints', long);
    await time.pass(1000);
    expect(element.shadowRoot?.textContent).to.contain('草稿太大，没有保存');
    expect(leaves()).to.equal(false);
  });

  it('says what is wrong in the other language once the language changes, with all that was typed', async () => {
    const element = await shown();
    await type(element, 'title', '膜');
    await press(element);
    expect(partText(element, 'error-summary')).to.contain('至少 4 个字');
    element.lang = 'en';
    for (let round = 0; round < 20 && !partText(element, 'error-summary')?.includes('At least'); round++)
      await settle(10);
    expect(partText(element, 'error-summary')).to.contain('Title: At least 4 characters, now 1');
    expect(control(element, 'title').value).to.equal('膜');
  });

  it('speaks when the network goes and comes, and why it cannot send', async () => {
    const [element] = await staged(5);
    network(false);
    await settle(2);
    expect(spoken(element)).to.contain('网络已断开');
    await press(element);
    expect(spoken(element)).to.equal('联网后可以提交。');
    expect(windows).to.have.length(0);
    network(true);
    await settle(2);
    expect(spoken(element)).to.equal('网络已恢复');
  });

  it('hands over once, however often it is pressed, and lets nothing be changed meanwhile', async () => {
    const [element, platform] = await staged(5);
    partOf(element, 'submit-button')?.focus();
    partOf(element, 'submit-button')?.click();
    partOf(element, 'submit-button')?.click();
    (partOf(element, 'form') as HTMLFormElement).requestSubmit();
    await settle(8);
    expect([platform.handoffs.length, windows.length]).to.deep.equal([1, 1]);
    const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])].map((one) =>
      one.textContent?.trim(),
    );
    expect(buttons).to.deep.equal(['显示省平台窗口', '不再等待']);
    // The button that had the focus is gone.
    expect(hasFocus(element, 'title')).to.equal(true);
  });

  it('keeps what was typed after the window was closed, though it is confirmed all the same', async () => {
    const [element, platform] = await staged(5);
    await press(element);
    for (const own of windows) own.closed = true;
    await time.pass(1100);
    await settle(8);
    expect(element.shadowRoot?.textContent).to.contain('窗口已关闭');
    for (let back = 0; back < 5; back++) await press(element, 'back-button');
    await type(element, 'title', '又改了的需求名称');
    const result = {
      demandId: 'd',
      no: 'JS-1',
      status: 'collected',
      postedAt: '2026-06-04T14:52:08.000+08:00',
    };
    await decide(platform, { status: 'confirmed', result });
    expect(element.state).to.equal('done');
    expect(leaves()).to.equal(false);
    await press(element, 'again-button');
    expect(control(element, 'title').value).to.equal('又改了的需求名称');
  });

  for (const [code, said, place] of [
    ['demand.deadline_past', '揭榜截止时间已过', 'deadline'],
    ['demand.date_order', '应早于路演和竞榜', 'deadline'],
    ['document.not_fit', '有附件已过期', 'attachments'],
    ['rate.limited', '操作过于频繁', undefined],
    ['unavailable', '暂时无法服务', undefined],
    ['internal', '省平台出错', undefined],
    ['request.too_large', '内容太多', undefined],
    ['auth.required', '登录已失效', undefined],
    ['constructor', '省平台没有接受', undefined],
  ] as const)
    it(`tells in words what was refused, at its field where it has one: ${code}`, async () => {
      const [element, platform] = await staged(5);
      await press(element);
      await decide(platform, { status: 'failed', problem: { code, requestId: 'r1' } });
      expect(element.shadowRoot?.textContent).to.contain(said).and.contain('已填写的内容都在');
      const link = element.shadowRoot?.querySelector<HTMLElement>('[part=error-summary] a');
      expect(link?.dataset['path']).to.equal(place);
      expect(hasFocus(element, place ? 'error-summary' : 'title')).to.equal(true);
      link?.click();
      await settle(4);
      if (place) expect(element.shadowRoot?.activeElement === control(element, place)).to.equal(true);
    });

  it('says in words which field the platform refused, and passes over what is none', async () => {
    const [element, platform] = await staged(5);
    await press(element);
    const errors = [
      { path: 'body.title', code: 'invalid_text', message: 'x' },
      { path: 'body.constructor', code: 'toString', message: 'x' },
      { path: 7, code: null },
    ];
    await decide(platform, { status: 'failed', problem: { code: 'request.invalid', errors } });
    expect(partText(element, 'error-summary'))
      .to.contain('需求名称：含有无法保存的字符')
      .and.contain('有 2 处');
  });

  it('gives the focus on after a file was taken off the list', async () => {
    const files = [{ key: '1', name: '一.pdf', documentId: 'd1', hash: '0'.repeat(64) }];
    const [element] = await staged(1, { attachments: files });
    const button = element.shadowRoot?.querySelector<HTMLElement>('[part=attachment] button');
    button?.focus();
    button?.click();
    await settle(4);
    expect(element.shadowRoot?.activeElement === control(element, 'attachments')).to.equal(true);
    expect(spoken(element)).to.equal('已删除一.pdf');
  });
});

describe('a draft that is open twice', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  it('is told when the other tab takes it away', () => {
    const told: boolean[] = [];
    const end = createDraftKeep('one').watch((kept) => told.push(kept));
    const say = (newValue: string | null): boolean =>
      window.dispatchEvent(new StorageEvent('storage', { key: 'jtop.draft:one', newValue }));
    say('{}');
    say(null);
    end();
    say(null);
    expect(told).to.deep.equal([true, false]);
  });

  it('does without word from other tabs where the browser refuses it', () => {
    const Real = globalThis.BroadcastChannel;
    globalThis.BroadcastChannel = class {
      constructor() {
        throw new DOMException('blocked', 'SecurityError');
      }
    } as unknown as typeof BroadcastChannel;
    try {
      createDraftKeep('one').watch(() => undefined)();
    } finally {
      globalThis.BroadcastChannel = Real;
    }
  });
});
