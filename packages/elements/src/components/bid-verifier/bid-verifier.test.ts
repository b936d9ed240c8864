import { createCore } from '@jtop/sdk';
import { expect } from 'chai';
import '../../define/bid-verifier.js';
import { auctionFiles, logText, serveFiles, soldLot, type TestFiles } from '../../testing/auction-files.js';
import { runElementConformance } from '../../testing/conformance.js';
import { fakeTime, settle, until, type FakeTime } from '../../testing/fake-time.js';
import { FakePlatform } from '../../testing/fake-platform.js';
import { LOT_ID, NOW, makeLot } from '../../testing/fixtures.js';
import { mount, partOf, partText, unmountAll } from '../../testing/mount.js';
import type { JtopBidVerifierCheckedEvent } from './bid-verifier.events.js';
import type { JtopBidVerifier } from './bid-verifier.js';

runElementConformance({
  tag: 'jtop-bid-verifier',
  parts:
    'verifier no title result progress checks check status badge reason facts fact-head receipts choose file paste check-button privacy receipt-count download again as-of'.split(
      ' ',
    ),
  states: {
    offline: {
      then: async (platform, time) => {
        platform.down = true;
        document.querySelector('jtop-bid-verifier')?.refresh();
        await time.pass(500);
      },
      expected: 'offline',
    },
    stale: {
      then: async (platform, time) => {
        platform.problem = { path: /log/, status: 503, code: 'unavailable' };
        document.querySelector('jtop-bid-verifier')?.refresh();
        await time.pass(500);
      },
      expected: 'stale',
    },
    'a log that is none': {
      prepare: (platform) => serveFiles(platform, { ...auctionFiles(), log: '<!doctype html>' }),
      expected: 'ready',
    },
    elder: { attributes: { mode: 'elder', theme: 'gov' }, expected: 'ready' },
    'dark contrast': { attributes: { appearance: 'dark', theme: 'contrast' }, expected: 'ready' },
    university: { attributes: { theme: 'university' }, expected: 'ready' },
  },
});

describe('<jtop-bid-verifier>', () => {
  let time: FakeTime;
  let platform: FakePlatform;
  const sold = auctionFiles(soldLot());
  const { receipts } = sold;
  beforeEach(() => {
    time = fakeTime(NOW - 86_400_000);
    platform = new FakePlatform();
    serve(sold);
  });
  afterEach(() => {
    unmountAll();
    time.restore();
  });

  function serve(files: TestFiles): void {
    platform.lots = [files.lot];
    serveFiles(platform, files);
  }
  /** Puts the widget into the page and waits for its verdict. */
  const open = async (attributes: Record<string, string> = {}): Promise<JtopBidVerifier> => {
    const element = await mount('jtop-bid-verifier', platform, attributes);
    await verified(element, 1);
    return element;
  };
  const details = new WeakMap<Element, JtopBidVerifierCheckedEvent['detail'][]>();
  const listen = (event: Event): void => {
    const { detail, target } = event as JtopBidVerifierCheckedEvent;
    details.set(target as Element, [...(details.get(target as Element) ?? []), detail]);
  };
  document.addEventListener('jtop-bid-verifier-checked', listen, { capture: true });
  /** Waits until so many verdicts were told. */
  async function verified(element: JtopBidVerifier, count: number): Promise<void> {
    await until(() => (details.get(element)?.length ?? 0) >= count);
    await time.pass(200);
    expect(details.get(element)?.length, 'verdicts').to.equal(count);
    await element.updateComplete;
  }
  const lastDetail = (element: Element): JtopBidVerifierCheckedEvent['detail'] | undefined =>
    (details.get(element) ?? []).slice(-1)[0];
  const rows = (element: HTMLElement, within = '.main'): string[] =>
    [...(element.shadowRoot?.querySelectorAll(`${within} [part="check"]`) ?? [])].map((row) =>
      (row.textContent ?? '').replace(/\s+/g, ' ').trim(),
    );
  const statuses = (element: HTMLElement): (string | undefined)[] =>
    [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[part="check"]') ?? [])].map(
      (row) => row.dataset.status,
    );
  const spoken = (element: HTMLElement): string =>
    element.shadowRoot?.querySelector('[aria-live="polite"]')?.textContent ?? '';
  const paste = (element: HTMLElement, text: string): void => {
    (partOf(element, 'paste') as HTMLTextAreaElement).value = text;
    partOf(element, 'check-button')?.click();
  };
  const choose = (element: HTMLElement, ...files: File[]): void => {
    const chosen = new DataTransfer();
    for (const file of files) chosen.items.add(file);
    const input = partOf(element, 'file') as HTMLInputElement;
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };

  it('says that the auction holds: each check with icon, word and reason, and the figures of the log', async () => {
    const element = await open();
    expect(partText(element, 'result')).to.equal('核验通过 日志完整，所记结果由出价得出，所查签名均有效。');
    expect(rows(element)).to.have.length(7);
    expect(rows(element)[1]).to.match(/^哈希链 ?通过 14 条记录首尾相连，没有改动；末条哈希 [0-9a-f]{12}…。$/);
    expect(rows(element)[5]).to.contain('12 次出价逐一重算：最高 425,000.00 元，竞买号 M3XD；结果：成交。');
    for (const row of element.shadowRoot?.querySelectorAll('[part="check"]') ?? [])
      expect(row.querySelector('[part="badge"] svg'), 'an icon beside the word').to.not.equal(null);
    expect(partText(element, 'fact-entries')).to.equal('14');
    expect(partText(element, 'fact-price')).to.equal('42.5 万元');
    expect(partText(element, 'fact-head')).to.equal(sold.entries[13]?.hash);
    expect(partText(element, 'title')).to.contain('毫米波雷达');
    expect(partText(element, 'as-of')).to.match(/^数据截至 2026-06-03 14:47:1\d/);
    expect(lastDetail(element)).to.deep.equal({
      lotId: LOT_ID,
      overall: 'holds',
      codes: [],
      receipts: 0,
      entries: 14,
      headHash: sold.entries[13]?.hash,
    });
  });

  it('speaks the outcome into a region that was there before', async () => {
    const element = await mount('jtop-bid-verifier', platform);
    const region = element.shadowRoot?.querySelector('[aria-live="polite"]');
    await verified(element, 1);
    expect(element.shadowRoot?.querySelector('[aria-live="polite"]')).to.equal(region);
    expect(spoken(element)).to.equal('核验通过：日志完整，所记结果由出价得出，所查签名均有效。');
  });

  it('says of a lot that is still open that there is no closing statement yet', async () => {
    serve(auctionFiles(makeLot()));
    const element = await open({ lang: 'en' });
    expect(partText(element, 'result')).to.match(/^Everything holds/);
    expect(rows(element)[6]).to.contain('not needed The lot has not closed');
    const buttons = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[part="download"]') ?? [])];
    expect(buttons.map(({ textContent }) => textContent?.trim()).pop()).to.contain('after the close');
    expect((buttons.pop() as HTMLButtonElement).disabled).to.equal(true);
  });

  it('names the entry of a log that was tampered with, and speaks which check failed', async () => {
    serve({ ...sold, log: sold.log.replace('"amountFen":34500000', '"amountFen":34900000') });
    const element = await open();
    expect(partText(element, 'result')).to.match(/^核验不通过/);
    expect(rows(element)[1]).to.contain('不符 第 5 号记录的内容与它的哈希不符');
    expect(statuses(element)[1]).to.equal('fail');
    expect(spoken(element)).to.contain('哈希链：不符');
    expect(lastDetail(element)).to.deep.include({ overall: 'broken', codes: ['chain.hash', 'bid.amount'] });
  });

  it('tells a file that is no log from one that was tampered with', async () => {
    serve({ ...sold, log: '<!doctype html>' });
    const element = await open();
    expect(partText(element, 'result')).to.match(/^核验不完整/);
    expect(rows(element)[0]).to.contain('未能检查 第 1 行不是 JSON。请重新下载');
    expect(partText(element, 'fact-head')).to.equal('未知');
  });

  it('finds a log that was cut short: the last entry that the lot shows is not in it', async () => {
    const now = auctionFiles(makeLot());
    serve({ ...now, log: logText(now.entries.slice(0, 9)) });
    const element = await open();
    expect(partText(element, 'result')).to.match(/^核验不完整/);
    expect(rows(element)[0]).to.contain('不在这份日志（9 条）中');
  });

  it('finds a platform that answers with another lot', async () => {
    const other = LOT_ID.replace(/2$/, '9');
    platform.lots = [{ ...sold.lot, id: other }];
    const files = platform.files;
    platform.files = (path) => files(path.replace(other, LOT_ID));
    const element = await open({ 'lot-id': other });
    expect(rows(element)[0]).to.contain(`日志属于标的 ${LOT_ID}，不是 ${other}`);
  });

  describe('with receipts', () => {
    it('verifies those that are pasted, and empties the field', async () => {
      const element = await open();
      expect(partText(element, 'receipt-count')).to.equal('还没有回执');
      paste(element, `${receipts[0]!}\n${receipts[11]!}\n`);
      await verified(element, 2);
      expect(rows(element, '.receipts')).to.have.length(2);
      expect(partText(element, 'receipt-count')).to.equal('已核验 2 份回执');
      expect(rows(element, '.receipts')[0]).to.contain('回执（粘贴的内容 1）');
      expect(rows(element, '.receipts')[0]).to.contain('通过 签名有效；第 1 次出价 300,000.00 元');
      expect((partOf(element, 'paste') as HTMLTextAreaElement).value).to.equal('');
      expect(lastDetail(element)?.receipts).to.equal(2);
    });

    it('verifies several files at once, whatever form they were kept in', async () => {
      const element = await open();
      choose(
        element,
        new File([receipts[1]!], 'jtop-receipt-2.jws', { type: 'application/jose' }),
        new File([JSON.stringify({ bid: {}, receipt: receipts[2] })], 'answer.json'),
        new File(['dear diary'], 'diary.txt'),
      );
      await verified(element, 2);
      expect(statuses(element).slice(7)).to.deep.equal(['pass', 'pass', 'unknown', 'unknown']);
      expect(rows(element, '.receipts')[0]).to.contain('回执（jtop-receipt-2.jws）');
      expect(rows(element, '.receipts')[2]).to.contain('diary.txt');
      expect(partText(element, 'result')).to.match(/^核验不完整/);
    });

    it('takes files that are dropped, and shows where', async () => {
      const element = await open();
      const place = partOf(element, 'receipts')!;
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([receipts[3]!], 'dropped.jws'));
      const over = new DragEvent('dragover', { dataTransfer, cancelable: true, bubbles: true });
      place.dispatchEvent(over);
      await element.updateComplete;
      expect(over.defaultPrevented, 'may be dropped').to.equal(true);
      expect(place.classList.contains('over')).to.equal(true);
      const drop = new DragEvent('drop', { dataTransfer, cancelable: true, bubbles: true });
      place.dispatchEvent(drop);
      expect(drop.defaultPrevented, 'the page stays').to.equal(true);
      await verified(element, 2);
      expect(place.classList.contains('over')).to.equal(false);
      expect(rows(element, '.receipts')[0]).to.contain('dropped.jws');
    });

    it('finds a bid that the log tells otherwise than its receipt', async () => {
      serve({ ...sold, log: sold.log.replace('"amountFen":34500000', '"amountFen":35000000') });
      const element = await open();
      paste(element, receipts[4]!);
      await verified(element, 2);
      expect(rows(element, '.receipts')[0]).to.contain('回执为 345,000.00 元，日志为 350,000.00 元');
      expect(spoken(element)).to.contain('回执（粘贴的内容 1）：不符');
    });

    it('takes the same one once, and all away again', async () => {
      const element = await open();
      paste(element, receipts[0]!);
      await verified(element, 2);
      paste(element, receipts[0]!);
      await verified(element, 3);
      expect(rows(element, '.receipts')).to.have.length(1);
      partOf(element, 'clear')?.click();
      await verified(element, 4);
      expect(rows(element, '.receipts')).to.have.length(0);
      expect(partText(element, 'receipt-count')).to.equal('还没有回执');
      expect(element.shadowRoot?.activeElement).to.equal(partOf(element, 'file'));
    });

    it('does nothing where nothing was pasted', async () => {
      const element = await open();
      paste(element, ' \n');
      choose(element);
      await time.pass(500);
      expect(details.get(element)).to.have.length(1);
    });

    it('reads the log again for the receipt of a bid that is newer than it', async () => {
      const now = auctionFiles(makeLot());
      const headHash = now.entries[11]!.hash;
      const before = { ...now, lot: { ...now.lot, headHash }, log: logText(now.entries.slice(0, 12)) };
      serve(before);
      const element = await open();
      serve(now);
      paste(element, now.receipts[11]!);
      await verified(element, 2);
      expect(statuses(element)).to.deep.equal([...'pass pass pass pass pass pass skipped pass'.split(' ')]);
      // Once: a bid that stays away is one that is gone.
      serve(before);
      element.refresh();
      await verified(element, 3);
      expect(statuses(element)[7]).to.equal('fail');
    });

    it('keeps them in the page: no request carries any of them, and nothing is stored', async () => {
      const requests: string[] = [];
      const note = (...parts: unknown[]): void => void requests.push(JSON.stringify(parts));
      const send: typeof fetch = (input, init) => {
        note(input, init, [...new Headers(init?.headers)]);
        return platform.core.fetch(input, init);
      };
      const saved = { fetch: globalThis.fetch, beacon: navigator.sendBeacon.bind(navigator) };
      globalThis.fetch = (input, init) => {
        note(input, init);
        return saved.fetch(input, init);
      };
      navigator.sendBeacon = (url, data) => {
        note(url, data);
        return true;
      };
      const stored = JSON.stringify([{ ...localStorage }, { ...sessionStorage }]);
      try {
        const element = await open();
        element.core = createCore({ endpoint: platform.endpoint, fetch: send });
        await verified(element, 2);
        choose(element, new File([receipts[1]!], 'mine.jws'));
        await verified(element, 3);
        paste(element, receipts[2]!);
        await verified(element, 4);
        element.refresh();
        await verified(element, 5);
      } finally {
        globalThis.fetch = saved.fetch;
        navigator.sendBeacon = saved.beacon;
      }
      expect(platform.written, 'nothing is written').to.deep.equal([]);
      const all = requests.join('\n');
      expect(all).to.contain('log.jsonl');
      for (const receipt of receipts.slice(1, 3))
        for (const part of receipt.split('.')) expect(all).to.not.contain(part);
      expect(all).to.not.contain('mine.jws');
      expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }])).to.equal(stored);
      expect(location.href).to.not.contain(receipts[1]!.slice(0, 20));
    });

    it('says so', async () => {
      expect(partText(await open(), 'privacy')).to.equal('回执只在本页核验，不会离开本页，也不会保存。');
    });
  });

  it('gives the log and the keys away as files, as they were verified', async () => {
    const element = await open();
    const saved: { name: string; blob: Blob }[] = [];
    const make = URL.createObjectURL.bind(URL);
    let blob: Blob | undefined;
    URL.createObjectURL = (given) => make((blob = given as Blob));
    Object.defineProperty(HTMLAnchorElement.prototype, 'click', {
      configurable: true,
      value(this: HTMLAnchorElement) {
        saved.push({ name: this.download, blob: blob! });
      },
    });
    try {
      for (const button of element.shadowRoot?.querySelectorAll<HTMLElement>('[part="download"]') ?? [])
        button.click();
    } finally {
      URL.createObjectURL = make;
      Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
    }
    expect(saved.map(({ name }) => name)).to.deep.equal([
      'jtop-JS-2026-PM-000123-log.jsonl',
      'jtop-JS-2026-PM-000123-jwks.json',
      'jtop-JS-2026-PM-000123-closing.json',
    ]);
    expect(await saved[0]!.blob.text()).to.equal(sold.log);
    expect(JSON.parse(await saved[1]!.blob.text())).to.deep.equal(sold.jwks);
    expect(JSON.parse(await saved[2]!.blob.text())).to.deep.equal(sold.statement);
  });

  it('lets the page go on while it verifies five thousand bids, and says how far it is', async () => {
    serve(auctionFiles(soldLot(), 5000));
    const element = await mount('jtop-bid-verifier', platform);
    const seen = new Set<string>();
    let turns = 0;
    for (; (details.get(element)?.length ?? 0) === 0 && turns < 5000; turns++) {
      await settle(1);
      seen.add(partText(element, 'progress'));
    }
    await verified(element, 1);
    expect(turns, 'the page had its turn in between').to.be.greaterThan(5);
    expect([...seen].some((text) => /^已核验 [\d,]+ \/ 10,0\d\d$/.test(text))).to.equal(true);
    expect(partText(element, 'result')).to.match(/^核验通过/);
    expect(partText(element, 'fact-entries')).to.equal('5,002');
    expect(partText(element, 'progress')).to.equal('');
  });

  it('stops verifying when it leaves the page, and verifies again when it comes back', async () => {
    serve(auctionFiles(soldLot(), 5000));
    const element = await mount('jtop-bid-verifier', platform);
    element.remove();
    await time.pass(500);
    expect(details.get(element) ?? []).to.have.length(0);
    serve(sold);
    document.body.append(element);
    await verified(element, 1);
    expect(partText(element, 'fact-entries')).to.equal('14');
  });

  it('keeps the verdict while it is offline, says so, and goes on by itself', async () => {
    const element = await open();
    platform.down = true;
    partOf(element, 'again')?.click();
    await time.pass(500);
    expect(element.state).to.equal('offline');
    expect(partText(element, 'as-of')).to.match(/离线$/);
    expect(partText(element, 'result')).to.match(/^核验通过/);
    paste(element, receipts[0]!);
    await verified(element, 2);
    platform.down = false;
    await time.pass(16_000);
    expect(element.state).to.equal('ready');
    await verified(element, 3);
  });

  it('shows another lot when it is told to, and never the verdict on the one before', async () => {
    const element = await open();
    element.lotId = 'another';
    await until(() => element.state === 'error');
    expect(partText(element, 'error')).to.contain('没有找到');
    expect(element.shadowRoot?.textContent).to.not.contain('核验通过：');
    element.lotId = LOT_ID;
    await verified(element, 2);
    expect(partText(element, 'result')).to.match(/^核验通过/);
  });

  it('stands as high while it loads as when it is there, narrow and wide', async () => {
    const height = async (width: string, prepare: (silent: FakePlatform) => void): Promise<number> => {
      platform = new FakePlatform();
      serve(sold);
      prepare(platform);
      const element = await mount('jtop-bid-verifier', platform);
      element.style.width = width;
      if (!platform.silent) await verified(element, 1);
      return element.getBoundingClientRect().height;
    };
    for (const width of ['320px', '900px']) {
      const loading = await height(width, (silent) => (silent.silent = true));
      const there = await height(width, () => undefined);
      expect(Math.abs(loading - there) / there, `${width}: ${loading} and ${there}`).to.be.lessThan(0.15);
    }
  });
});
