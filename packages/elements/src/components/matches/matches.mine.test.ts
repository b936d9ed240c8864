import type { Match } from '@jtop/contract';
import { registry } from '@jtop/contract/schemas';
import { expect } from 'chai';
import '../../define/matches.js';
import { takingPartOf } from '../../internal/taking-part-hub.js';
import { violations } from '../../testing/conformance.js';
import type { DemandPlatform } from '../../testing/demand-platform.js';
import { fakeTime, settle, type FakeTime } from '../../testing/fake-time.js';
import { NOW } from '../../testing/fixtures.js';
import { MATCH_ID, matchPlatform, ownMatches, ownPage } from '../../testing/match-fixtures.js';
import { inRow, rowsOf, textOf } from '../../testing/match-rows.js';
import { MINE, answeredMatch, answeringPlatform, shownPlatform } from '../../testing/match-states.js';
import { mount, partOf, partText, unmountAll } from '../../testing/mount.js';
import type { JtopMatches } from './matches.js';

describe('<jtop-matches mine>', () => {
  let time: FakeTime;
  let urls: string[];
  const realOpen = window.open.bind(window);
  const opens = (popup: object | null): void => {
    window.open = (() => popup) as unknown as typeof window.open;
  };
  beforeEach(() => {
    time = fakeTime(NOW);
    urls = [];
    sessionStorage.clear();
    opens({
      closed: false,
      location: { replace: (next: string) => void urls.push(next) },
      focus() {},
      close() {},
    });
  });
  afterEach(() => {
    window.open = realOpen;
    unmountAll();
    time.restore();
    sessionStorage.clear();
  });
  const shown = (
    platform: DemandPlatform = shownPlatform(),
    attributes: Record<string, string> = {},
  ): Promise<JtopMatches> => mount('jtop-matches', platform, { ...MINE, ...attributes });
  const press = async (element: HTMLElement, part: string): Promise<void> => {
    partOf(element, part)?.click();
    await settle(8);
  };
  const decide = async (
    platform: DemandPlatform,
    outcome: { status: string; result?: unknown; problem?: { code: string } },
  ): Promise<void> => {
    const handoff = platform.handoffs[platform.handoffs.length - 1];
    if (handoff) handoff.outcome = outcome;
    await time.pass(2100);
    await settle(8);
  };
  const heard = (element: HTMLElement): string =>
    element.shadowRoot?.querySelector('[aria-live="polite"]')?.textContent ?? '';
  const control = <Type extends HTMLElement>(element: HTMLElement, selector: string): Type =>
    element.shadowRoot?.querySelector(selector) as Type;
  const choose = async (element: HTMLElement, answer: 'accept' | 'decline'): Promise<void> => {
    control<HTMLInputElement>(element, `input[value="${answer}"]`).click();
    await settle();
  };
  const fill = async (element: HTMLElement, reason: string, note: string): Promise<void> => {
    await press(element, 'answer-button');
    await choose(element, 'decline');
    const select = control<HTMLSelectElement>(element, '[name="reason"]');
    select.value = reason;
    select.dispatchEvent(new Event('change'));
    const area = control<HTMLTextAreaElement>(element, '[name="note"]');
    area.value = note;
    area.dispatchEvent(new Event('input'));
    await settle();
  };
  const heardEvents = (element: HTMLElement, name: string): unknown[] => {
    const found: unknown[] = [];
    element.addEventListener(name, (event) => found.push((event as unknown as CustomEvent).detail));
    return found;
  };

  it('asks the person first, and shows what the platform then gives', async () => {
    const platform = matchPlatform();
    const element = await shown(platform);
    expect(element.state).to.equal('signed-out');
    expect(
      platform.asked.filter((path) => path.includes('matches')),
      'nothing is asked',
    ).to.deep.equal([]);
    await press(element, 'show-button');
    expect(urls).to.deep.equal([`${platform.endpoint}/confirm/handoff-1`]);
    const { draft } = platform.handoffs[0] ?? {};
    expect(registry['handoffs.create'].body?.safeParse(draft).success).to.equal(true);
    expect(partText(element, 'notice')).to.contain('请在省平台窗口中确认');
    await decide(platform, { status: 'confirmed', result: ownPage() });
    expect(element.state).to.equal('ready');
    expect(rowsOf(element).length).to.equal(5);
    expect(heard(element)).to.equal('为您找到的匹配 共 5 项');
    expect(element.shadowRoot?.activeElement).to.equal(partOf(element, 'title'));
    expect(Object.values({ ...sessionStorage }).join(''), 'in memory only').to.not.contain(MATCH_ID);
  });

  it('shows nothing where the person says no, or the answer cannot be read', async () => {
    const platform = matchPlatform();
    const element = await shown(platform);
    await press(element, 'show-button');
    await decide(platform, { status: 'declined' });
    expect(element.state).to.equal('signed-out');
    expect(partText(element, 'notice')).to.contain('您在省平台取消了');
    await press(element, 'show-button');
    await decide(platform, { status: 'confirmed', result: { items: [{ id: 1 }] } });
    expect(element.state).to.equal('signed-out');
    expect(partText(element, 'notice')).to.contain('无法识别');
  });

  it('takes them off the page when asked, and when the person signs out of it', async () => {
    const platform = shownPlatform();
    const element = await shown(platform);
    await press(element, 'forget-button');
    expect(element.state).to.equal('signed-out');
    expect(heard(element)).to.equal('本页不再显示您的匹配');
    const other = shownPlatform();
    const { viewer } = takingPartOf(other.core);
    viewer.signedIn({ partyId: 'one', registrations: [] });
    const second = await shown(other);
    expect(second.state).to.equal('ready');
    viewer.forget();
    await time.pass(1100);
    expect(second.state).to.equal('signed-out');
  });

  it('answers only what is open, and says how the others were answered', async () => {
    const element = await shown();
    const buttons = rowsOf(element).map((row) => row.querySelector('[part="answer-button"]') !== null);
    expect(buttons).to.deep.equal([true, true, true, false, false]);
    expect(textOf(rowsOf(element)[4])).to.contain('婉拒原因 暂无力量承接');
    expect(textOf(rowsOf(element)[4])).to.contain('附言：今年的中试线已排满');
    const select = control<HTMLSelectElement>(element, '#filter-status');
    select.value = 'open';
    select.dispatchEvent(new Event('change'));
    await settle(4);
    expect(rowsOf(element).length).to.equal(3);
  });

  it('asks for an answer and a reason at their fields, and hands nothing over before', async () => {
    const platform = shownPlatform();
    const element = await shown(platform);
    await press(element, 'answer-button');
    await press(element, 'submit-button');
    expect(partText(element, 'error-line')).to.equal('请选择接受或婉拒');
    expect(element.shadowRoot?.activeElement).to.equal(control(element, 'input[value="accept"]'));
    await choose(element, 'decline');
    await press(element, 'submit-button');
    expect(partText(element, 'error-line')).to.equal('婉拒需要选择原因');
    const select = control<HTMLSelectElement>(element, '[name="reason"]');
    expect(element.shadowRoot?.activeElement).to.equal(select);
    expect(select.getAttribute('aria-invalid')).to.equal('true');
    expect(select.getAttribute('aria-describedby')).to.equal(
      element.shadowRoot?.querySelector('[part="error-line"]')?.id,
    );
    expect(heard(element)).to.equal('有 1 处需要修改');
    expect(platform.handoffs.length).to.equal(0);
    expect(urls).to.deep.equal([]);
  });

  it('hands over what the contract says, and shows it answered only once the platform says so', async () => {
    const platform = shownPlatform();
    const element = await shown(platform);
    const [requested, responded] = [
      heardEvents(element, 'jtop-matches-respond-request'),
      heardEvents(element, 'jtop-matches-responded'),
    ];
    await fill(element, 'timing', ' 明年再谈 ');
    await press(element, 'submit-button');
    const body = { answer: 'decline', reason: 'timing', note: '明年再谈' };
    expect(requested).to.deep.equal([{ matchId: MATCH_ID, ...body }]);
    const { draft } = platform.handoffs[0] ?? {};
    expect(draft?.params).to.deep.equal({ matchId: MATCH_ID });
    expect(draft?.body).to.deep.equal(body);
    expect(registry['handoffs.create'].body?.safeParse(draft).success).to.equal(true);
    expect(textOf(inRow(element, 0, 'badge')), 'no optimism').to.equal('待答复');
    expect(element.shadowRoot?.activeElement).to.equal(partOf(element, 'window-button'));
    const result = answeredMatch({ status: 'declined', declineReason: 'timing', note: '明年再谈' });
    await decide(platform, { status: 'confirmed', result });
    expect(textOf(inRow(element, 0, 'badge'))).to.equal('已婉拒');
    expect(textOf(rowsOf(element)[0])).to.contain('婉拒原因 时间不合适');
    expect(partOf(element, 'answer-form')).to.equal(null);
    expect(heard(element)).to.contain('已婉拒');
    expect(responded).to.deep.equal([{ matchId: MATCH_ID, match: result }]);
    expect(element.shadowRoot?.activeElement).to.equal(rowsOf(element)[0]);
  });

  it('lets the page take answering over', async () => {
    const platform = shownPlatform();
    const element = await shown(platform);
    element.addEventListener('jtop-matches-respond-request', (event) => event.preventDefault());
    await fill(element, 'price', '');
    await press(element, 'submit-button');
    expect(platform.handoffs.length).to.equal(0);
  });

  it('keeps what was filled in through a blocked window, a refusal, the end of time and a new element', async () => {
    const platform = shownPlatform();
    const element = await shown(platform);
    const stays = (where: string): void => {
      expect(control<HTMLSelectElement>(element, '[name="reason"]').value, where).to.equal('timing');
      expect(control<HTMLTextAreaElement>(element, '[name="note"]').value, where).to.equal('明年再谈');
    };
    await fill(element, 'timing', '明年再谈');
    opens(null);
    await press(element, 'submit-button');
    expect(partText(element, 'notice')).to.contain('浏览器拦截了窗口');
    expect(element.shadowRoot?.activeElement).to.equal(partOf(element, 'leave-button'));
    stays('blocked');
    await press(element, 'cancel-button');
    opens({ closed: false, location: { replace: () => undefined }, focus() {}, close() {} });
    for (const outcome of [
      { status: 'expired' },
      { status: 'declined' },
      { status: 'failed', problem: { code: 'unavailable' } },
    ]) {
      await press(element, 'submit-button');
      await decide(platform, outcome);
      stays(outcome.status);
      expect(partText(element, 'notice')).to.contain('您填写的内容还在');
      expect(partOf(element, 'submit-button')).to.not.equal(null);
    }
    element.remove();
    const other = await shown(platform);
    await press(other, 'answer-button');
    expect(control<HTMLTextAreaElement>(other, '[name="note"]').value).to.equal('明年再谈');
  });

  it('says that it was answered elsewhere, and how it stands now', async () => {
    const platform = shownPlatform();
    const element = await shown(platform);
    const rejected = heardEvents(element, 'jtop-matches-rejected');
    await press(element, 'answer-button');
    await choose(element, 'accept');
    await press(element, 'submit-button');
    const problem = { code: 'match.state', matchStatus: 'declined' } as { code: string };
    await decide(platform, { status: 'failed', problem });
    expect(partText(element, 'notice')).to.contain('现在的状态：已婉拒');
    expect(textOf(inRow(element, 0, 'badge'))).to.equal('已婉拒');
    expect(inRow(element, 0, 'answer-button')).to.equal(null);
    expect(rejected).to.deep.equal([{ matchId: MATCH_ID, code: 'match.state' }]);
  });

  it('says which field the platform has refused', async () => {
    const platform = shownPlatform();
    const element = await shown(platform);
    await fill(element, 'other', '话');
    await press(element, 'submit-button');
    const problem = { code: 'request.invalid', errors: [{ path: 'body.note' }] } as { code: string };
    await decide(platform, { status: 'failed', problem });
    expect(partText(element, 'error-line')).to.equal('省平台没有接受这一项，请修改');
    expect(element.shadowRoot?.activeElement).to.equal(control(element, '[name="note"]'));
  });

  it('holds other answers while one is being confirmed', async () => {
    const platform = shownPlatform();
    const element = await shown(platform);
    await fill(element, 'other', '');
    await press(element, 'submit-button');
    inRow(element, 1, 'answer-button')?.click();
    await settle(4);
    await choose(element, 'accept');
    const held = rowsOf(element)[1]?.querySelector<HTMLElement>('[part="submit-button"]');
    expect(held?.getAttribute('aria-disabled')).to.equal('true');
    held?.click();
    await settle(4);
    expect(platform.handoffs.length).to.equal(1);
    expect(textOf(rowsOf(element)[1])).to.contain('请先完成正在确认的另一项答复');
  });

  it('goes on asking where the connection is lost, and finds out', async () => {
    const platform = answeringPlatform({ status: 'pending' });
    const element = await shown(platform);
    platform.down = true;
    await time.pass(8000);
    await settle(8);
    expect(partText(element, 'notice')).to.contain('请勿重复提交');
    platform.down = false;
    await decide(platform, { status: 'confirmed', result: answeredMatch() });
    await time.pass(8000);
    await settle(8);
    expect(textOf(inRow(element, 0, 'badge'))).to.equal('已接受');
  });

  it('takes up an answer after a reload, also before the matches are shown again', async () => {
    const draft = {
      operation: 'matches.respond',
      matchId: MATCH_ID,
      body: { answer: 'accept', note: '可以谈' },
    };
    const platform = matchPlatform();
    platform.handoffs.push({
      id: 'handoff-1',
      draft: { ...draft, params: {} },
      outcome: { status: 'pending' },
    });
    sessionStorage.setItem(
      `jtop.handoff:${platform.endpoint}:matches`,
      JSON.stringify({
        id: 'handoff-1',
        secret: 'secret-handoff-1',
        confirmUrl: `${platform.endpoint}/confirm/handoff-1`,
        expiresAt: '2099-01-01T00:00:00.000+08:00',
        draft,
      }),
    );
    const element = await shown(platform);
    expect(partText(element, 'notice')).to.contain('请在省平台窗口中确认');
    await decide(platform, { status: 'expired' });
    expect(partText(element, 'notice')).to.contain('确认时间已过');
    await press(element, 'show-button');
    await decide(platform, { status: 'confirmed', result: ownPage() });
    expect(control<HTMLTextAreaElement>(element, '[name="note"]').value).to.equal('可以谈');
  });

  it('says that the answer cannot be read, and claims nothing', async () => {
    const platform = answeringPlatform({ status: 'pending' });
    const element = await shown(platform);
    await decide(platform, { status: 'confirmed', result: { id: MATCH_ID, status: 'accepted' } });
    expect(partText(element, 'notice')).to.contain('省平台的应答无法识别');
    expect(textOf(inRow(element, 0, 'badge'))).to.equal('待答复');
  });

  it('says that the page cannot hand over without a site key', async () => {
    const warn = console.warn.bind(console);
    const warned: string[] = [];
    console.warn = (text: string) => void warned.push(text);
    const element = await shown(matchPlatform(), { 'site-key': '' });
    await settle(4);
    console.warn = warn;
    expect(partText(element, 'notice')).to.contain('本页暂不能提交');
    expect(partOf(element, 'show-button')).to.equal(null);
    expect(warned.join()).to.contain('no site key');
  });

  for (const lang of ['zh-CN', 'en'])
    for (const attributes of [{}, { mode: 'elder', appearance: 'dark' }, { theme: 'contrast' }])
      it(`is accessible and stays inside at 320 px: ${lang} ${JSON.stringify(attributes)}`, async () => {
        const long: Match[] = ownMatches().map((match) => ({
          ...match,
          demandTitle: `Pneumonoultramicroscopicsilicovolcanoconiosis${'x'.repeat(80)}`,
        }));
        const element = await shown(shownPlatform(long, true), { lang, ...attributes });
        const box = document.body.appendChild(document.createElement('div'));
        box.style.width = '320px';
        box.append(element);
        await settle(6);
        await press(element, 'answer-button');
        await choose(element, 'decline');
        await press(element, 'submit-button');
        const root = element.shadowRoot?.querySelector('.root') as HTMLElement;
        expect(root.scrollWidth).to.be.at.most(root.clientWidth);
        expect(root.textContent).to.not.match(/undefined|NaN|\[object/);
        time.restore();
        expect(await violations(element)).to.deep.equal([]);
        box.remove();
      });
});
