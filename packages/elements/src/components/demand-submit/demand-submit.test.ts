import { registry } from '@jtop/contract/schemas';
import { expect } from 'chai';
import '../../define/demand-submit.js';
import { runElementConformance, violations } from '../../testing/conformance.js';
import {
  checkDemand,
  COMPANY,
  DEMAND_SCOPE,
  demandSubmitCases,
  FILLED_DEMAND,
} from '../../testing/demand-submit-states.js';
import { FakePlatform } from '../../testing/fake-platform.js';
import { fakeTime, settle, until, type FakeTime } from '../../testing/fake-time.js';
import { NOW } from '../../testing/fixtures.js';
import { stageForm } from '../../testing/form-stage.js';
import { mount, partOf, partText, unmountAll } from '../../testing/mount.js';
import type { JtopDemandSubmit } from './demand-submit.js';

runElementConformance({
  tag: 'jtop-demand-submit',
  asksNothing: 'filling',
  parts: 'submit title stepper form field label input submit-button'.split(' '),
  states: {
    ready: { expected: 'filling' },
    elder: { attributes: { mode: 'elder', appearance: 'dark' }, expected: 'filling' },
  },
});

describe('<jtop-demand-submit>', () => {
  let time: FakeTime;
  let windows: { closed: boolean; url: string }[];
  const realOpen = window.open.bind(window);

  beforeEach(() => {
    time = fakeTime(NOW);
    windows = [];
    sessionStorage.clear();
    localStorage.clear();
    window.open = (() => {
      const own = { closed: false, url: '' };
      windows.push(own);
      return {
        get closed() {
          return own.closed;
        },
        location: { replace: (next: string) => void (own.url = next) },
        focus() {},
        close: () => void (own.closed = true),
      };
    }) as unknown as typeof window.open;
  });
  afterEach(() => {
    window.open = realOpen;
    unmountAll();
    time.restore();
    sessionStorage.clear();
    localStorage.clear();
  });

  const shown = (
    platform = new FakePlatform(),
    attributes: Record<string, string> = {},
  ): Promise<JtopDemandSubmit> => mount('jtop-demand-submit', platform, attributes);
  const staged = async (step: number, change = {}): Promise<[JtopDemandSubmit, FakePlatform]> => {
    const platform = new FakePlatform();
    stageForm(platform, {
      scope: DEMAND_SCOPE,
      values: { ...FILLED_DEMAND, ...change },
      step,
      check: checkDemand,
    });
    return [await shown(platform), platform];
  };
  const control = (element: HTMLElement, path: string): HTMLInputElement =>
    element.shadowRoot?.getElementById(`f-${path}`) as HTMLInputElement;
  const type = async (element: HTMLElement, path: string, text: string): Promise<void> => {
    const field = control(element, path);
    field.value = text;
    field.dispatchEvent(new Event(field.localName === 'select' ? 'change' : 'input', { bubbles: true }));
    await settle(2);
  };
  const press = async (element: HTMLElement, part = 'submit-button'): Promise<void> => {
    partOf(element, part)?.click();
    await settle(8);
  };
  const decide = async (
    platform: FakePlatform,
    outcome: { status: string; [more: string]: unknown },
  ): Promise<void> => {
    const handoff = platform.handoffs[platform.handoffs.length - 1];
    if (handoff) handoff.outcome = outcome;
    await time.pass(2100);
    await settle(8);
  };
  const focused = (element: HTMLElement): Element | null | undefined => element.shadowRoot?.activeElement;

  for (const [name, known] of Object.entries(demandSubmitCases)) {
    for (const lang of ['zh-CN', 'en'] as const) {
      it(`says what fits, accessibly: ${name} in ${lang}`, async () => {
        const element = await shown(known.platform(), { lang });
        await time.pass(12_100);
        await until(() => element.state === known.state);
        await settle(4);
        expect(element.getAttribute('state')).to.equal(known.state);
        expect(element.shadowRoot?.textContent?.replace(/\s+/g, ' ')).to.match(
          known.reads[lang === 'en' ? 1 : 0],
        );
        expect(element.shadowRoot?.textContent).to.not.match(/undefined|NaN|\[object/);
        expect(element.shadowRoot?.querySelector('img')).to.equal(null);
        time.restore();
        expect(await violations(element)).to.deep.equal([]);
      });
    }
  }

  for (const width of [320, 960]) {
    for (const name of ['errors of the first step', 'targets', 'what others may see', 'hostile text']) {
      it(`stays inside ${width} px: ${name}`, async () => {
        const box = document.body.appendChild(document.createElement('div'));
        box.setAttribute('style', `width: ${width}px`);
        const element = await shown(demandSubmitCases[name]?.platform());
        box.append(element);
        await settle(4);
        const right = element.getBoundingClientRect().right + 1;
        const over = [...(element.shadowRoot?.querySelectorAll('.root *') ?? [])].filter(
          (one) => !one.closest('.vh, svg') && one.getBoundingClientRect().right > right,
        );
        expect(over.map((one) => one.outerHTML.slice(0, 80))).to.deep.equal([]);
        box.remove();
      });
    }
  }

  it('tells what is wrong at the field and in a summary that has the focus and leads there', async () => {
    const element = await shown();
    await type(element, 'title', '膜');
    await press(element);
    const summary = partOf(element, 'error-summary');
    expect(focused(element)).to.equal(summary);
    expect(partText(element, 'title')).to.equal('说明要解决的问题');
    const title = control(element, 'title');
    expect(title.getAttribute('aria-invalid')).to.equal('true');
    const described = (title.getAttribute('aria-describedby') ?? '').split(' ');
    expect(described.map((id) => element.shadowRoot?.getElementById(id)?.textContent?.trim())).to.include(
      '至少 4 个字，现在 1 个字',
    );
    summary?.querySelector<HTMLAnchorElement>('[data-path="summary"]')?.click();
    await settle(4);
    expect(focused(element)).to.equal(control(element, 'summary'));
    await type(element, 'title', '低温韧性提升');
    expect(control(element, 'title').getAttribute('aria-invalid')).to.equal('false');
    expect(summary?.textContent).to.not.contain('需求名称');
  });

  it('goes on by Enter, says where one is, and goes back with all that was typed', async () => {
    const [element] = await staged(0);
    const form = partOf(element, 'form') as HTMLFormElement;
    form.requestSubmit();
    await settle(6);
    expect(partText(element, 'title')).to.equal('目标指标与附件');
    expect(focused(element)).to.equal(partOf(element, 'title'));
    expect(element.shadowRoot?.querySelector('[role=status]')?.textContent).to.equal(
      '第 2 步，共 6 步：目标指标与附件',
    );
    await press(element, 'back-button');
    expect(control(element, 'title').value).to.equal(FILLED_DEMAND['title']);
  });

  it('adds, moves and removes rows by keyboard, with the focus where it goes on', async () => {
    const [element] = await staged(1);
    const rows = (): string[] =>
      [...(element.shadowRoot?.querySelectorAll('[part=row]') ?? [])].map(
        (row) => row.querySelector('input')?.value ?? '',
      );
    const act = async (row: number, kind: string): Promise<void> => {
      element.shadowRoot?.querySelectorAll<HTMLElement>(`[data-act=${kind}]`)[row]?.click();
      await settle(4);
    };
    await act(0, 'down');
    expect(rows()).to.deep.equal(['田间降解周期', '零下 10 度断裂伸长率']);
    expect((focused(element) as HTMLElement).dataset['act']).to.equal('up');
    expect(focused(element)?.closest('[data-row]')?.getAttribute('data-row')).to.equal('1');
    await press(element, 'add-button');
    expect(rows()).to.have.length(3);
    expect(focused(element)).to.equal(control(element, 'targetMetrics.2.name'));
    await act(1, 'remove');
    expect(rows()).to.deep.equal(['田间降解周期', '']);
    expect(focused(element)).to.equal(partOf(element, 'add-button'));
    expect(element.shadowRoot?.querySelector('[role=status]')?.textContent).to.equal('已删除指标 2');
  });

  it('hands over what the wire takes, with money in fen and the deadline in +08:00', async () => {
    const [element, platform] = await staged(5);
    const asked: object[] = [];
    element.addEventListener('jtop-demand-submit-post-request', (event) => asked.push(event));
    await press(element);
    expect(asked).to.have.length(1);
    expect(windows).to.have.length(1);
    const { operation, params, body } = platform.handoffs[0]?.draft ?? {};
    expect([operation, params]).to.deep.equal(['demands.create', {}]);
    expect(body).to.deep.include({
      budgetFen: { minFen: 80_000_000, maxFen: 120_500_000 },
      deadline: '2026-12-31T18:00:00.000+08:00',
      keywords: ['可降解', '地膜', '低温韧性'],
      submit: true,
    });
    expect(body).to.not.have.any.keys('companyName', 'budgetMode', 'previewFor');
    const parsed = registry['demands.create'].body?.safeParse(body);
    expect(parsed?.success, JSON.stringify(parsed?.error?.issues)).to.equal(true);
  });

  it('says number and state once it is confirmed, and tells the page', async () => {
    const [element, platform] = await staged(5);
    const posted: unknown[] = [];
    element.addEventListener('jtop-demand-submit-posted', (event) =>
      posted.push((event as unknown as CustomEvent).detail),
    );
    await press(element);
    const result = {
      demandId: 'd1',
      no: 'JS-2026-XQ-000001',
      status: 'collected',
      postedAt: '2026-06-04T14:52:08.000+08:00',
    };
    await decide(platform, { status: 'confirmed', result });
    expect(element.state).to.equal('done');
    expect(posted).to.deep.equal([result]);
    expect(element.shadowRoot?.textContent).to.contain('JS-2026-XQ-000001');
    expect(focused(element)).to.equal(partOf(element, 'title'));
    await press(element, 'again-button');
    expect(element.state).to.equal('filling');
    expect(control(element, 'title').value).to.equal('');
  });

  it('loses nothing when the person declines, lets it expire, or is refused', async () => {
    const [element, platform] = await staged(5);
    for (const status of ['declined', 'expired']) {
      await press(element);
      await decide(platform, { status });
      expect(element.state).to.equal('filling');
      expect(element.shadowRoot?.textContent).to.contain('已填写的内容都在');
    }
    await press(element);
    const errors = [
      { path: 'body.title', code: 'custom', message: 'x' },
      { path: 'body.newField', code: 'custom', message: 'x' },
    ];
    await decide(platform, {
      status: 'failed',
      problem: { code: 'request.invalid', requestId: 'r1', errors },
    });
    expect(focused(element)).to.equal(partOf(element, 'error-summary'));
    expect(partText(element, 'error-summary'))
      .to.contain('需求名称：省平台没有接受这一项')
      .and.contain('“newField”');
    element.shadowRoot?.querySelector<HTMLElement>('[data-path=title]')?.click();
    await settle(4);
    expect(focused(element)).to.equal(control(element, 'title'));
    expect(control(element, 'title').value).to.equal(FILLED_DEMAND['title']);
    await type(element, 'title', '低温韧性提升二');
    expect(partText(element, 'error-summary')).to.not.contain('需求名称');
  });

  it('keeps what was typed where the element is moved, or put back as another', async () => {
    const platform = new FakePlatform();
    const element = await shown(platform);
    await type(element, 'title', '低温韧性');
    document.body.appendChild(document.createElement('div')).append(element);
    await settle(4);
    expect(control(element, 'title').value).to.equal('低温韧性');
    element.remove();
    await settle(4);
    const other = await shown(platform);
    expect(control(other, 'title').value).to.equal('低温韧性');
  });

  it('keeps a draft on the device only where the person says so, and takes it away again', async () => {
    const platform = new FakePlatform();
    const element = await shown(platform);
    await type(element, 'title', '低温韧性');
    await time.pass(1000);
    expect(localStorage).to.have.length(0);
    const box = element.shadowRoot?.getElementById('keep') as HTMLInputElement;
    box.click();
    await settle(2);
    await type(element, 'title', '低温韧性提升');
    await time.pass(1000);
    expect(localStorage.getItem(localStorage.key(0) ?? '')).to.contain('低温韧性提升');
    expect(partText(element, 'as-of')).to.contain('草稿已保存');
    box.click();
    await settle(2);
    expect(localStorage).to.have.length(0);
  });

  it('asks before the page is left only with something that is not saved', async () => {
    const element = await shown();
    const leave = (): boolean => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(leave()).to.equal(false);
    await type(element, 'title', '低温韧性');
    expect(leave()).to.equal(true);
    (element.shadowRoot?.getElementById('keep') as HTMLInputElement).click();
    await settle(2);
    expect(leave()).to.equal(false);
  });

  it('leads metrology demands to their own page and takes none (R93)', async () => {
    const element = await shown(undefined, { 'metrology-href': 'https://partner.example/m' });
    element.shadowRoot?.querySelector<HTMLInputElement>('#f-track-1')?.click();
    await settle(2);
    expect(partOf(element, 'metrology-link')?.getAttribute('href')).to.equal('https://partner.example/m');
    expect(partOf(element, 'submit-button')).to.equal(null);
    element.setAttribute('metrology-href', 'javascript:alert(1)');
    await settle(2);
    expect(partOf(element, 'metrology-link')).to.equal(null);
  });

  it('shows live what each viewer would see (R96)', async () => {
    const [element] = await staged(4);
    const seen = (field: string): string =>
      element.shadowRoot
        ?.querySelector(`[data-field=${field}] dd > span`)
        ?.textContent?.replace(/\s+/g, ' ')
        .trim() ?? '';
    const as = async (index: number): Promise<void> => {
      element.shadowRoot
        ?.querySelector<HTMLElement>(index ? `#f-previewFor-${index}` : '#f-previewFor')
        ?.click();
      await settle(2);
    };
    expect(seen('company')).to.equal('某先进材料企业（江苏）');
    expect(element.shadowRoot?.querySelector('[data-field=company] dd')?.textContent).to.contain(
      '同类需求满 5 项后：某先进材料企业（南京）',
    );
    expect(seen('problem')).to.not.contain('青松');
    expect(seen('presentState')).to.contain('不显示');
    expect(seen('budgetFen')).to.equal('50 至 200 万元');
    await as(2);
    expect(seen('company')).to.equal(COMPANY);
    expect(seen('budgetFen')).to.equal('80 至 120.5 万元');
    await as(0);
    element.shadowRoot?.querySelector<HTMLElement>('[id="f-disclosure.hiddenFields-5"]')?.click();
    await settle(2);
    expect(seen('budgetFen')).to.contain('不显示');
  });

  it('uploads files one by one, says what is wrong with one, and hands over what arrived', async () => {
    const [element, platform] = await staged(1);
    platform.documents = (name) =>
      name === '二.pdf' ? undefined : { id: `doc-${name}`, hash: '0'.repeat(64) };
    const input = control(element, 'attachments');
    const files = new DataTransfer();
    for (const [name, mime] of [
      ['一.pdf', 'application/pdf'],
      ['二.pdf', 'application/pdf'],
      ['三.mp4', 'video/mp4'],
    ] as const)
      files.items.add(new File(['%PDF'], name, { type: mime }));
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
    // Reading a file takes as long as it takes.
    for (let round = 0; round < 20 && !partText(element, 'attachments')?.includes('重试'); round++) {
      await time.pass(3000);
      await settle(8);
    }
    const lines = [...(element.shadowRoot?.querySelectorAll('[part=attachment]') ?? [])].map((one) =>
      (one.textContent ?? '').replace(/\s+/g, ' '),
    );
    expect(lines[0]).to.match(/一\.pdf.*已上传/);
    expect(lines[1]).to.match(/二\.pdf.*网络中断.*重试/);
    expect(lines[2]).to.match(/三\.mp4.*不支持的格式/);
  });
});
