import type { Lot } from '@jtop/contract';
import { expect } from 'chai';
import '../../../define/bid-panel.js';
import { violations } from '../../../testing/conformance.js';
import { settle } from '../../../testing/fake-time.js';
import { LOT_ID, NOW, makeBid, makeLot } from '../../../testing/fixtures.js';
import { mount, partOf, partText } from '../../../testing/mount.js';
import {
  amountField,
  factsOf,
  heardIn,
  submitButton,
  takingPartStage,
} from '../../../testing/taking-part-stage.js';
import { acceptedBid, platformFor, viewerCases, type ViewerCase } from '../../../testing/viewer-states.js';

describe('<jtop-bid-panel> for who takes part', () => {
  const stage = takingPartStage();
  const { windows, shown, press, decide } = stage;
  const [button, field, heard, facts] = [submitButton, amountField, heardIn, factsOf];
  const type = async (panel: HTMLElement, text: string): Promise<void> => {
    field(panel).value = text;
    field(panel).dispatchEvent(new Event('input', { bubbles: true }));
    await settle(4);
  };
  const free = viewerCases['7 eligible, free phase'] as ViewerCase;
  const outbid = viewerCases['9 outbid'] as ViewerCase;
  const leading = viewerCases['8 leading'] as ViewerCase;

  for (const [name, known] of Object.entries(viewerCases)) {
    for (const lang of ['zh-CN', 'en'] as const) {
      it(`says and offers what fits, accessibly: ${name} in ${lang}`, async () => {
        const { panel } = await shown(known, { lang });
        expect(partText(panel, 'standing')).to.contain(known.title[lang === 'en' ? 1 : 0]);
        expect(button(panel).textContent?.trim()).to.match(known.button);
        expect(panel.shadowRoot?.textContent).to.not.match(/undefined|NaN|\[object/);
        if (lang === 'en') {
          const own = [...(panel.shadowRoot?.querySelectorAll('[part~="act"], [part~="receipt"]') ?? [])];
          expect(own.map((part) => part.textContent).join('')).to.not.match(/[\u4e00-\u9fff]/);
        }
        stage.time.restore();
        expect(await violations(panel)).to.deep.equal([]);
      });
    }
  }

  for (const width of [320, 480, 960]) {
    for (const lang of ['zh-CN', 'en']) {
      it(`has one height in all states at ${width} px in ${lang}`, async () => {
        const heights: Record<string, string> = {};
        for (const [name, known] of Object.entries(viewerCases)) {
          const { panel } = await shown(known, { lang });
          const box = document.body.appendChild(document.createElement('div'));
          box.style.width = `${width}px`;
          box.append(panel);
          await settle(4);
          const of = (part: string): number =>
            Math.round(partOf(panel, part)?.getBoundingClientRect().height ?? 0);
          heights[name] = ['standing', 'act', 'receipt'].map(of).join(' ');
          box.remove();
        }
        expect(new Set(Object.values(heights)).size, JSON.stringify(heights, null, 1)).to.equal(1);
      }).timeout(60_000);
    }
  }

  it('hands a bid over: the window opens in the click, the result is shown, the receipt can be kept', async () => {
    const { panel, platform } = await shown(free);
    const seen = facts(panel, 'placed', 'rejected', 'unknown');
    button(panel).click();
    expect(windows.map(({ url }) => url)).to.deep.equal(['']);
    await settle(8);
    expect(windows[0]?.url).to.equal(`${platform.endpoint}/confirm/handoff-1`);
    expect(platform.handoffs[0]?.draft).to.deep.equal({
      siteKey: 'pk_test',
      operation: 'lots.bids.place',
      params: { lotId: LOT_ID },
      body: { amountFen: 43_000_000 },
    });
    expect(platform.written[0]?.key).to.match(/^[0-9a-f]{32}$/);
    expect(platform.written[0]?.authorization).to.equal(null);
    expect(button(panel).textContent).to.contain('请在省平台窗口中确认');
    const moved = { leadingBidderCode: 'N0NE' };
    platform.bid(platform.lots[0] as Lot, makeBid(13, 43_000_000, NOW, { bidderCode: 'N0NE' }), moved);
    await decide(platform, { status: 'confirmed', result: acceptedBid() });
    expect(partText(panel, 'standing')).to.contain('您目前领先').and.to.contain('43.0 万元');
    expect(partText(panel, 'receipt')).to.contain('第 13 次出价回执').and.to.contain('43.0 万元');
    expect(partText(panel, 'bids')).to.contain('N0NE您');
    expect(seen).to.have.length(1);
    expect(seen[0]?.detail).to.include({ lotId: LOT_ID, seq: 13, amountFen: 43_000_000, bidderCode: 'N0NE' });
    const kept = Object.values({ ...sessionStorage }).join();
    expect(kept).to.contain('signature').and.to.not.contain('secret');
  });

  it('is one hand-off for a double click and for Enter', async () => {
    const { panel, platform } = await shown(free);
    button(panel).click();
    button(panel).click();
    field(panel).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await settle(8);
    expect(platform.handoffs).to.have.length(1);
    expect(windows).to.have.length(1);
  });

  it('lets the page take an act over', async () => {
    const { panel, platform } = await shown(free);
    const asked: unknown[] = [];
    const onRequest = (event: Event): void => {
      asked.push((event as unknown as CustomEvent).detail);
      event.preventDefault();
    };
    document.addEventListener('jtop-bid-panel-place-request', onRequest);
    await press(panel);
    document.removeEventListener('jtop-bid-panel-place-request', onRequest);
    expect(asked).to.deep.equal([
      { lotId: LOT_ID, amountFen: 43_000_000, confirmAmountFen: undefined, kind: 'bid' },
    ]);
    expect(windows).to.have.length(0);
    expect(platform.handoffs).to.have.length(0);
  });

  it('leads from signing in over registration and deposit to the form', async () => {
    const { panel, platform } = await shown(viewerCases['1 signed out'] as ViewerCase);
    const seen = facts(panel, 'registered');
    await press(panel);
    expect(platform.handoffs[0]?.draft.operation).to.equal('me.retrieve');
    await decide(platform, { status: 'confirmed', result: { displayName: '示例公司', registrations: [] } });
    expect(partText(panel, 'standing')).to.contain('您尚未报名');
    await press(panel);
    expect(platform.handoffs[1]?.draft.body).to.deep.equal({ agreedRulesHash: makeLot().rulesHash });
    const registration = {
      id: 'r',
      lotId: LOT_ID,
      bidderCode: 'N0NE',
      qualification: 'passed',
      agreedRulesHash: makeLot().rulesHash,
      agreedAt: makeLot().opensAt,
      deposit: { amountFen: 3_000_000, status: 'required' },
    };
    await decide(platform, { status: 'confirmed', result: registration });
    expect(seen[0]?.detail).to.include({ bidderCode: 'N0NE' });
    await press(panel);
    expect(platform.handoffs[2]?.draft).to.deep.include({
      operation: 'lots.deposits.create',
      body: { method: 'escrow' },
    });
    await decide(platform, { status: 'confirmed', result: { amountFen: 3_000_000, status: 'paid' } });
    expect(partText(panel, 'standing')).to.contain('您可以出价');
  });

  it('tells at once that one was outbid, with the next valid amount', async () => {
    const { panel, platform } = await shown(leading);
    const seen = facts(panel, 'outbid');
    platform.bid(platform.lots[0] as Lot, makeBid(13, 43_000_000, NOW, { bidderCode: 'T9WA' }));
    await stage.time.pass(1000);
    expect(heard(panel, 'assertive')).to.equal('您的出价已被超过，当前价 43.0 万元');
    expect(partText(panel, 'standing')).to.contain('T9WA 领先。再出 43.5 万元 可重新领先');
    expect(button(panel).textContent?.trim()).to.equal('出价 43.5 万元');
    expect(seen[0]?.detail).to.include({ ownAmountFen: 42_500_000, nextAmountFen: 43_500_000 });
  });

  it('keeps the focus on its button when a bid comes in', async () => {
    const { panel, platform } = await shown(outbid);
    button(panel).focus();
    platform.bid(platform.lots[0] as Lot, makeBid(13, 43_000_000, NOW, { bidderCode: 'T9WA' }));
    await stage.time.pass(1000);
    expect(panel.shadowRoot?.activeElement).to.equal(button(panel));
  });

  for (const [text, said] of [
    ['42', '请输入金额，最低 43.0 万元'],
    ['43.2', '可出 43.0 万元 或 43.5 万元'],
    ['abc', '请输入金额'],
    ['', '请输入金额'],
    ['-5', '请输入金额'],
    ['1e3', '请输入金额'],
  ] as const) {
    it(`says why “${text}” is no bid, at the field, and sends nothing`, async () => {
      const { panel, platform } = await shown(free);
      await type(panel, text);
      const described = panel.shadowRoot?.getElementById(field(panel).getAttribute('aria-describedby') ?? '');
      expect(described?.textContent).to.contain(said);
      expect(field(panel).getAttribute('aria-invalid')).to.equal('true');
      await press(panel);
      expect(platform.handoffs).to.have.length(0);
    });
  }

  it('takes full-width digits, names the amount on the button and writes it in capitals', async () => {
    const { panel } = await shown(free);
    await type(panel, '４５．５');
    expect(button(panel).textContent?.trim()).to.equal('出价 45.5 万元');
    expect(partText(panel, 'in-words')).to.equal(
      '大写：肆拾伍万伍仟元整 比当前价高 3.0 万元'.replace(' 比', '比'),
    );
  });

  it('steps up and down by the increment, never below the least', async () => {
    const { panel } = await shown(free);
    const [less, more] = [...(panel.shadowRoot?.querySelectorAll<HTMLElement>('[part="stepper"]') ?? [])];
    more?.click();
    await settle();
    expect(field(panel).value).to.equal('43.5');
    less?.click();
    less?.click();
    await settle();
    expect(field(panel).value).to.equal('43.0');
  });

  it('asks before a large jump, and sends the amount twice then', async () => {
    const { panel, platform } = await shown(free);
    await type(panel, '80');
    await press(panel);
    expect(platform.handoffs).to.have.length(0);
    expect(partText(panel, 'in-words')).to.contain('80.0 万元 比最低出价高出 20 档以上');
    expect(button(panel).textContent?.trim()).to.equal('确定，出价 80.0 万元');
    await press(panel, 'second');
    expect(button(panel).textContent?.trim()).to.equal('出价 80.0 万元');
    await press(panel);
    await press(panel);
    expect(platform.handoffs[0]?.draft.body).to.deep.equal({
      amountFen: 80_000_000,
      confirmAmountFen: 80_000_000,
    });
  });

  for (const [status, text] of [
    ['declined', '您在省平台取消了，没有提交任何内容'],
    ['expired', '确认时间已过，没有提交任何内容'],
  ] as const) {
    it(`says that it was ${status}, and can bid again`, async () => {
      const { panel, platform } = await shown(free);
      await press(panel);
      await decide(platform, { status });
      expect(partText(panel, 'act-note')).to.contain(text);
      expect(button(panel).getAttribute('aria-disabled')).to.equal('false');
    });
  }

  it('says that the window was closed and nothing was done', async () => {
    const { panel } = await shown(free);
    await press(panel);
    (windows[0] as { closed: boolean }).closed = true;
    await stage.time.pass(600);
    expect(partText(panel, 'act-note')).to.contain('窗口已关闭，尚未确认');
  });

  it('says that the window was blocked, and offers the way by the whole page', async () => {
    window.open = () => null;
    const { panel, platform } = await shown(free);
    await press(panel);
    expect(button(panel).textContent).to.contain('前往省平台确认');
    expect(partText(panel, 'act-note')).to.contain('浏览器拦截了窗口');
    expect(platform.handoffs[0]?.draft.returnTo).to.equal(location.href.replace(/#.*/, ''));
  });

  it('ends a hand-off that the close of the lot has overtaken', async () => {
    const { panel, platform } = await shown(free);
    await press(panel);
    const lot = platform.lots[0] as Lot;
    platform.lots = [{ ...lot, status: 'confirmed', version: lot.version + 1 }];
    platform.send('status', platform.lots[0] as Lot, { status: 'confirmed' });
    await decide(platform, { status: 'failed', problem: { code: 'bid.closed', closedAt: lot.closesAt } });
    expect(partText(panel, 'standing')).to.contain('您未竞得');
    expect(partText(panel, 'act')).to.contain('本次出价未被接受');
  });

  it('does not know the outcome while offline, says so, and finds it out', async () => {
    const { panel, platform } = await shown(free);
    const seen = facts(panel, 'unknown', 'placed');
    await press(panel);
    platform.problem = { path: /handoffs/, status: 503, code: 'unavailable' };
    await stage.time.pass(12_000);
    expect(button(panel).textContent).to.contain('正在核对结果');
    expect(partText(panel, 'act-note')).to.contain('请勿重复提交');
    platform.problem = undefined;
    await decide(platform, { status: 'confirmed', result: acceptedBid() });
    await stage.time.pass(10_000);
    expect(seen.map(({ type: name }) => name)).to.deep.equal(['unknown', 'placed']);
  });

  it('takes nothing while the connection is lost, and says so', async () => {
    const { panel, platform } = await shown(free);
    await stage.time.pass(100);
    platform.down = true;
    platform.cut();
    await stage.time.pass(500);
    expect(button(panel).textContent).to.contain('重连后可出价');
    expect(button(panel).getAttribute('aria-disabled')).to.equal('true');
    await press(panel);
    expect(windows).to.have.length(0);
    stage.time.restore();
    expect(await violations(panel)).to.deep.equal([]);
  });

  it('works where storage throws', async () => {
    const methods = ['getItem', 'setItem', 'removeItem'] as const;
    const before = methods.map((name) => Object.getOwnPropertyDescriptor(Storage.prototype, name));
    const fail = (): never => {
      throw new DOMException('blocked', 'SecurityError');
    };
    for (const name of methods)
      Object.defineProperty(Storage.prototype, name, { configurable: true, value: fail });
    try {
      const { panel, platform } = await shown(free);
      await press(panel);
      await decide(platform, { status: 'confirmed', result: acceptedBid() });
      expect(partText(panel, 'receipt')).to.contain('第 13 次出价回执');
    } finally {
      methods.forEach((name, at) => Object.defineProperty(Storage.prototype, name, before[at] ?? {}));
    }
  });

  it('is moved by no message of a stranger', async () => {
    const { panel } = await shown(free);
    await press(panel);
    window.dispatchEvent(
      new MessageEvent('message', {
        origin: 'https://evil.example',
        data: { type: 'jtop:handoff', id: 'handoff-1', status: 'confirmed', result: acceptedBid() },
      }),
    );
    await settle(4);
    expect(button(panel).textContent).to.contain('请在省平台窗口中确认');
  });

  it('shows a result that cannot be read as not known, never as done', async () => {
    const { panel, platform } = await shown(free);
    const seen = facts(panel, 'placed', 'unknown');
    await press(panel);
    await decide(platform, { status: 'confirmed', result: { surprise: true } });
    expect(seen.map(({ type: name }) => name)).to.deep.equal(['unknown']);
    expect(partText(panel, 'receipt')).to.not.contain('undefined');
  });

  it('stays what it was without a site key', async () => {
    const panel = await mount('jtop-bid-panel', platformFor(free));
    await settle(10);
    expect(partOf(panel, 'submit-button')).to.equal(null);
    expect(partText(panel, 'action')).to.equal('前往省平台');
  });
});
