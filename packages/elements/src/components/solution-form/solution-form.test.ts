import { formatInstant } from '@jtop/contract';
import { registry } from '@jtop/contract/schemas';
import { expect } from 'chai';
import '../../define/solution-form.js';
import { violations } from '../../testing/conformance.js';
import type { FakePlatform } from '../../testing/fake-platform.js';
import { fakeTime, settle, until, type FakeTime } from '../../testing/fake-time.js';
import { NOW } from '../../testing/fixtures.js';
import { mount, partOf, partText, unmountAll } from '../../testing/mount.js';
import {
  DEMAND_ID,
  FILLED_SOLUTION,
  IMPROVED,
  OWN_SCOPE,
  OWN_SOLUTION,
  RECEIPT,
  SOLUTION_ID,
  solutionFormCases,
  solutionPlatform,
  stagedSolution,
} from '../../testing/solution-form-states.js';
import type { JtopSolutionForm } from './solution-form.js';

describe('<jtop-solution-form>', () => {
  let time: FakeTime;
  const realOpen = window.open.bind(window);

  beforeEach(() => {
    time = fakeTime(NOW);
    sessionStorage.clear();
    localStorage.clear();
    window.open = (() => ({
      closed: false,
      location: { replace: () => undefined },
      focus() {},
      close() {},
    })) as unknown as typeof window.open;
  });
  afterEach(() => {
    window.open = realOpen;
    unmountAll();
    time.restore();
    sessionStorage.clear();
    localStorage.clear();
  });

  const shown = (
    platform: FakePlatform,
    attributes: Record<string, string> = {},
  ): Promise<JtopSolutionForm> =>
    mount('jtop-solution-form', platform, { 'demand-id': DEMAND_ID, ...attributes });
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

  for (const [name, known] of Object.entries(solutionFormCases)) {
    for (const lang of ['zh-CN', 'en'] as const) {
      it(`says what fits, accessibly: ${name} in ${lang}`, async () => {
        const element = await shown(known.platform(), { lang, ...known.attributes });
        await time.pass(2500);
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
    for (const name of [
      'errors of the quote',
      'files',
      'review',
      'hostile text',
      'done',
      'to be fetched',
      'improving',
    ]) {
      it(`stays inside ${width} px: ${name}`, async () => {
        const box = document.body.appendChild(document.createElement('div'));
        box.setAttribute('style', `width: ${width}px`);
        const { platform, attributes } = solutionFormCases[name] ?? {};
        const element = await shown(platform?.() ?? solutionPlatform(), attributes);
        box.append(element);
        await settle(6);
        const right = element.getBoundingClientRect().right + 1;
        const over = [...(element.shadowRoot?.querySelectorAll('.root *') ?? [])].filter(
          (one) => !one.closest('.vh, svg') && one.getBoundingClientRect().right > right,
        );
        expect(over.map((one) => one.outerHTML.slice(0, 80))).to.deep.equal([]);
        // A text that does not break sticks out of its own box.
        const root = element.shadowRoot?.querySelector('.root');
        expect(root?.scrollWidth).to.be.at.most((root?.clientWidth ?? 0) + 1);
        box.remove();
      });
    }
  }

  it('shows live how far the milestones are from the quote, and takes no other sum', async () => {
    const element = await shown(stagedSolution(2));
    expect(partText(element, 'sum-note')).to.equal('与报价一致');
    await type(element, 'milestones.0.amountFen', '46.000001');
    expect(partText(element, 'sum-note')).to.equal('与报价相差 0.000001 万元');
    await press(element);
    expect(element.shadowRoot?.activeElement).to.equal(partOf(element, 'error-summary'));
    expect(partText(element, 'error-summary')).to.contain(
      '总报价：里程碑合计 186.000001 万元，应等于报价 186 万元',
    );
    await type(element, 'milestones.0.amountFen', '46');
    expect(partOf(element, 'error-summary')).to.equal(null);
    await press(element);
    expect(partText(element, 'title')).to.equal('附件与保密');
  });

  it('hands over what the wire takes, with the consents that were agreed to and the hash of their texts', async () => {
    const platform = stagedSolution(4);
    const element = await shown(platform);
    const asked: unknown[] = [];
    element.addEventListener('jtop-solution-form-submit-request', (event) =>
      asked.push((event as unknown as CustomEvent<{ demandId: string }>).detail.demandId),
    );
    await press(element);
    expect(asked).to.deep.equal([DEMAND_ID]);
    const { operation, params, body } = platform.handoffs[0]?.draft ?? {};
    expect([operation, params]).to.deep.equal(['demands.solutions.submit', { demandId: DEMAND_ID }]);
    expect(body).to.deep.include({
      quoteFen: 186_000_000,
      consents: [{ kind: 'data_use', textVersion: 1, textHash: 'a'.repeat(64) }],
      confidential: true,
    });
    const parsed = registry['demands.solutions.submit'].body?.safeParse(body);
    expect(parsed?.success, JSON.stringify(parsed?.error?.issues)).to.equal(true);
  });

  it('signs nothing that was not agreed to', async () => {
    const platform = stagedSolution(3);
    const element = await shown(platform);
    element.shadowRoot?.getElementById('consent-data_use')?.click();
    await settle(2);
    await press(element);
    await press(element);
    expect(platform.handoffs[0]?.draft.body['consents']).to.equal(undefined);
  });

  it('signs no text that has changed since it was agreed to', async () => {
    const consents = [`data_use:${'0'.repeat(64)}`];
    const platform = stagedSolution(3, { values: { ...FILLED_SOLUTION, consents } });
    const element = await shown(platform);
    const box = element.shadowRoot?.querySelector<HTMLInputElement>('#consent-data_use');
    expect(box?.checked).to.equal(false);
    await press(element);
    await press(element);
    expect(platform.handoffs[0]?.draft.body['consents']).to.equal(undefined);
  });

  it('gives the receipt once it is confirmed, and tells the page', async () => {
    const platform = stagedSolution(4);
    const element = await shown(platform);
    const told: unknown[] = [];
    element.addEventListener('jtop-solution-form-submitted', (event) =>
      told.push((event as unknown as CustomEvent).detail),
    );
    await press(element);
    const handoff = platform.handoffs[0];
    if (handoff) handoff.outcome = { status: 'confirmed', result: RECEIPT };
    await time.pass(2100);
    await settle(8);
    expect(element.state).to.equal('done');
    expect(told).to.deep.equal([RECEIPT]);
    const saved: string[] = [];
    HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
      saved.push(this.download);
    };
    await press(element, 'download-button');
    Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
    expect(saved).to.deep.equal(['jtop-receipt-JS-2026-XQ-000217-1.jws']);
  });

  it('tells when the time for answers ends while the form is open, and keeps what was typed', async () => {
    const soon = solutionPlatform({ deadline: formatInstant(NOW + 5000) });
    const platform = stagedSolution(4, {}, soon);
    const element = await shown(platform);
    expect(partOf(element, 'submit-button')?.getAttribute('aria-disabled')).to.equal('false');
    await time.pass(8000);
    expect(element.shadowRoot?.querySelector('[role=status]')?.textContent).to.contain('揭榜已截止');
    expect(partOf(element, 'submit-button')?.getAttribute('aria-disabled')).to.equal('true');
    await press(element);
    expect(platform.handoffs).to.have.length(0);
    expect(partText(element, 'seen')).to.contain('高分子改性团队');
  });

  it('asks again for a demand that could not be had', async () => {
    const platform = solutionPlatform();
    platform.problem = { path: /demands/, status: 403, code: 'auth.forbidden' };
    const element = await shown(platform);
    await until(() => element.state === 'error');
    platform.problem = undefined;
    await press(element, 'retry');
    await until(() => element.state === 'filling');
    expect(element.state).to.equal('filling');
  });

  it('begins anew with another demand', async () => {
    const element = await shown(stagedSolution(0));
    expect(control(element, 'teamName').value).to.equal('高分子改性团队');
    element.setAttribute('demand-id', 'another');
    await until(() => element.state === 'error');
    expect(element.shadowRoot?.querySelector('input')).to.equal(null);
  });

  describe('for the next version', () => {
    const OWN = { 'solution-id': SOLUTION_ID };
    const end = async (
      platform: FakePlatform,
      outcome: FakePlatform['handoffs'][number]['outcome'],
    ): Promise<void> => {
      const handoff = platform.handoffs.at(-1);
      if (handoff) handoff.outcome = outcome;
      await time.pass(2100);
      await settle(8);
    };
    const toReview = async (element: HTMLElement): Promise<void> => {
      for (let step = 0; step < 4; step += 1) await press(element);
    };

    it('asks in the platform’s window to be shown what was handed in, and fills it in', async () => {
      const platform = solutionPlatform();
      const element = await shown(platform, OWN);
      expect(element.shadowRoot?.querySelector('#keep, input, textarea')).to.equal(null);
      await press(element, 'fetch-button');
      const { operation, params, body } = platform.handoffs[0]?.draft ?? {};
      expect([operation, params, body]).to.deep.equal([
        'solutions.retrieve',
        { solutionId: SOLUTION_ID },
        {},
      ]);
      expect(element.state).to.equal('waiting');
      await end(platform, { status: 'confirmed', result: OWN_SOLUTION });
      expect(element.state).to.equal('filling');
      expect(control(element, 'teamName').value).to.equal('高分子改性团队');
      expect(element.shadowRoot?.querySelector('[role=status]')?.textContent).to.equal('已填入第 1 版');
      await toReview(element);
      expect(partText(element, 'seen')).to.contain('技术方案说明书.pdf');
      expect(partText(element, 'seen')).to.not.contain('同意书');
      expect(partOf(element, 'submit-button')?.getAttribute('aria-disabled')).to.equal('true');
      await press(element);
      expect(platform.handoffs).to.have.length(1);
    });

    it('sends what was changed as the next version, and names it in the receipt', async () => {
      const platform = stagedSolution(1, { values: IMPROVED(), scope: OWN_SCOPE });
      const element = await shown(platform, OWN);
      const asked: unknown[] = [];
      element.addEventListener('jtop-solution-form-submit-request', (event) =>
        asked.push((event as unknown as CustomEvent<{ solutionId: string }>).detail.solutionId),
      );
      control(element, 'maturityTrl').value = '7';
      control(element, 'maturityTrl').dispatchEvent(new Event('change', { bubbles: true }));
      await settle(2);
      for (let step = 0; step < 4; step += 1) await press(element);
      expect(asked).to.deep.equal([SOLUTION_ID]);
      const { operation, params, body } = platform.handoffs[0]?.draft ?? {};
      expect([operation, params]).to.deep.equal(['solutions.versions.create', { solutionId: SOLUTION_ID }]);
      const parsed = registry['solutions.versions.create'].body?.safeParse(body);
      expect(parsed?.success, JSON.stringify(parsed?.error?.issues)).to.equal(true);
      await end(platform, { status: 'confirmed', result: { ...RECEIPT, version: 2 } });
      expect(element.shadowRoot?.textContent).to.contain('第 2 版已收到');
    });

    it('goes on from the receipt with what was typed, and sends nothing that is the same', async () => {
      const platform = stagedSolution(4);
      const element = await shown(platform);
      await press(element);
      await end(platform, { status: 'confirmed', result: RECEIPT });
      await press(element, 'improve-button');
      expect(element.state).to.equal('filling');
      expect(element.shadowRoot?.textContent).to.contain('现为第 1 版');
      expect(control(element, 'teamName').value).to.equal('高分子改性团队');
      await toReview(element);
      expect(element.shadowRoot?.textContent).to.contain('与已提交的版本相同');
      await press(element);
      expect(platform.handoffs).to.have.length(1);
    });

    it('keeps the files of the last version, however long ago they were uploaded', async () => {
      const file = { key: '1', name: 'a.pdf', documentId: SOLUTION_ID, hash: 'c'.repeat(64) };
      const attachments = [{ ...file, expiresAt: formatInstant(NOW + 5000) }];
      const platform = stagedSolution(4, { values: { ...FILLED_SOLUTION, attachments } });
      const element = await shown(platform);
      await press(element);
      await end(platform, { status: 'confirmed', result: RECEIPT });
      await press(element, 'improve-button');
      await time.pass(8000);
      await type(element, 'teamName', '高分子改性联合团队');
      await toReview(element);
      await press(element);
      expect(platform.handoffs[1]?.draft.body['attachments']).to.have.length(1);
    });

    it('makes a new version of what somebody typed who had handed in before', async () => {
      const platform = stagedSolution(4);
      const element = await shown(platform);
      await press(element);
      const problem = { code: 'solution.already_submitted', solutionId: SOLUTION_ID };
      await end(platform, { status: 'failed', problem });
      await press(element, 'improve-button');
      expect(partText(element, 'seen')).to.contain('高分子改性团队');
      await press(element);
      const { operation, body } = platform.handoffs[1]?.draft ?? {};
      expect([operation, body?.['consents']]).to.deep.equal(['solutions.versions.create', undefined]);
    });

    it('asks by the demand where the page names no solution, and not once something is typed', async () => {
      const platform = solutionPlatform();
      const element = await shown(platform);
      await type(element, 'teamName', '高');
      expect(partOf(element, 'fetch-button')).to.equal(null);
      await type(element, 'teamName', '');
      await press(element, 'fetch-button');
      expect(platform.handoffs[0]?.draft.params).to.deep.equal({ demandId: DEMAND_ID });
    });

    it('does not believe an answer about another demand, or one that cannot be read', async () => {
      for (const result of [{ ...OWN_SOLUTION, demandId: SOLUTION_ID }, { version: 'x' }, null]) {
        const platform = solutionPlatform();
        const element = await shown(platform, OWN);
        const told: string[] = [];
        element.addEventListener('jtop-solution-form-rejected', () => told.push('rejected'));
        element.addEventListener('jtop-solution-form-submitted', () => told.push('submitted'));
        await press(element, 'fetch-button');
        await end(platform, { status: 'confirmed', result });
        expect(element.state).to.equal('filling');
        expect(element.shadowRoot?.textContent).to.contain('没有取回方案');
        expect(partOf(element, 'fetch-button')).to.not.equal(null);
        expect(told).to.deep.equal([]);
        element.remove();
        sessionStorage.clear();
      }
    });

    it('keeps a draft of its own for each solution, and takes it up without asking again', async () => {
      const again = solutionPlatform();
      const name = `jtop.draft:${again.endpoint}:pk_test:${OWN_SCOPE}`;
      const savedAt = NOW - 60_000;
      const values = IMPROVED({ teamName: '留下的草稿' });
      localStorage.setItem(name, JSON.stringify({ v: 1, values, step: 0, savedAt }));
      const element = await shown(again, OWN);
      expect(control(element, 'teamName').value).to.equal('留下的草稿');
      expect(element.shadowRoot?.textContent).to.contain('现为第 1 版');
      const first = await shown(solutionPlatform());
      expect(control(first, 'teamName').value).to.equal('');
    });

    it('says that the time is over when it ends meanwhile, keeps what was typed and sends nothing', async () => {
      const soon = solutionPlatform({ deadline: formatInstant(NOW + 5000) });
      const values = IMPROVED({ teamName: '高分子改性联合团队' });
      const platform = stagedSolution(4, { values, scope: OWN_SCOPE }, soon);
      const element = await shown(platform, OWN);
      expect(partOf(element, 'submit-button')?.getAttribute('aria-disabled')).to.equal('false');
      await time.pass(8000);
      await press(element);
      expect(platform.handoffs).to.have.length(0);
      expect(partText(element, 'seen')).to.contain('高分子改性联合团队');
      expect(element.shadowRoot?.textContent).to.contain('揭榜已截止');
    });

    it('shows at its fields what the platform refused, with all that was typed', async () => {
      const values = IMPROVED({ teamName: '高分子改性联合团队' });
      const platform = stagedSolution(4, { values, scope: OWN_SCOPE });
      const element = await shown(platform, OWN);
      await press(element);
      const errors = [{ path: 'body.milestones.1.amountFen', code: 'too_large', message: 'x' }];
      const problem: { readonly code: string } = Object.assign({ code: 'request.invalid' }, { errors });
      await end(platform, { status: 'failed', problem });
      expect(partText(element, 'error-summary')).to.contain(
        '里程碑 2 金额：省平台没有接受这一项（too_large）',
      );
      expect(partText(element, 'seen')).to.contain('高分子改性联合团队');
    });

    it('takes the demand from the address of the page, and harms nobody by what stands there', async () => {
      const before = location.href;
      for (const hostile of ['"><img src=x onerror=alert(1)>', '../../me', 'javascript:alert(1)', '']) {
        history.replaceState(null, '', `?demand=${encodeURIComponent(hostile)}`);
        const asked: string[] = [];
        const platform = solutionPlatform();
        const files = platform.files;
        platform.files = (path) => {
          asked.push(path);
          return files?.(path);
        };
        const element = await shown(platform, { 'demand-param': 'demand' });
        await until(() => element.state === 'error');
        expect(asked.filter((path) => path.startsWith('/v1/demands/'))).to.deep.equal([
          '/v1/demands/00000000-0000-0000-0000-000000000000',
        ]);
        expect(element.shadowRoot?.querySelector('img')).to.equal(null);
        element.remove();
      }
      history.replaceState(null, '', `?demand=${DEMAND_ID.toUpperCase()}`);
      const element = await shown(solutionPlatform(), { 'demand-param': 'demand', 'demand-id': 'another' });
      await until(() => element.state === 'filling');
      history.replaceState(null, '', before);
    });
  });
});
