import type { Lot } from '@jtop/contract';
import { expect } from 'chai';
import '../../../define/bid-panel.js';
import { partOf } from '../../../testing/mount.js';
import { takingPartStage } from '../../../testing/taking-part-stage.js';
import { acceptedBid, platformFor, viewerCases, type ViewerCase } from '../../../testing/viewer-states.js';
import { receiptFile } from './save-receipt.js';

/** A file that the page gave the browser to save. */
interface Saved {
  readonly name: string;
  readonly type: string;
  readonly content: Promise<string>;
}

describe('<jtop-bid-panel> and its receipts', () => {
  const stage = takingPartStage();
  const { shown, press, decide } = stage;
  const free = viewerCases['7 eligible, free phase'] as ViewerCase;
  const real = {
    create: URL.createObjectURL.bind(URL),
    revoke: URL.revokeObjectURL.bind(URL),
    click: Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'click') as PropertyDescriptor,
  };
  let saved: Saved[];
  let open: Set<string>;

  beforeEach(() => {
    saved = [];
    open = new Set();
    const blobs = new Map<string, Blob>();
    URL.createObjectURL = (blob: Blob) => {
      const url = real.create(blob);
      blobs.set(url, blob);
      open.add(url);
      return url;
    };
    URL.revokeObjectURL = (url: string) => {
      open.delete(url);
      real.revoke(url);
    };
    // A click on a link to save with would save for real.
    Object.defineProperty(HTMLElement.prototype, 'click', {
      configurable: true,
      value(this: HTMLElement) {
        const blob = this instanceof HTMLAnchorElement ? blobs.get(this.href) : undefined;
        if (blob && this instanceof HTMLAnchorElement)
          saved.push({ name: this.download, type: blob.type, content: blob.text() });
        else (real.click.value as () => void).call(this);
      },
    });
  });
  afterEach(() => {
    Object.assign(URL, { createObjectURL: real.create, revokeObjectURL: real.revoke });
    Object.defineProperty(HTMLElement.prototype, 'click', real.click);
  });

  it('saves the receipt as the platform signed it, under the lot’s number, and nothing else', async () => {
    const { panel, platform } = await shown(free);
    expect(partOf(panel, 'download'), 'nothing to save before a bid').to.equal(null);
    await press(panel);
    await decide(platform, { status: 'confirmed', result: acceptedBid() });
    await press(panel, 'download');
    const { no } = platform.lots[0] as Lot;
    expect(saved.map(({ name, type }) => [name, type])).to.deep.equal([
      [`jtop-receipt-${no}-13.jws`, 'application/jose'],
    ]);
    expect(await saved[0]?.content).to.equal('eyJhbGciOiJFZERTQSJ9.13.signature');
    expect(open.size).to.equal(1);
    await stage.time.pass(10_000);
    expect(open.size, 'the browser has it by then').to.equal(0);
  });

  it('saves the latest of several, and each time that one asks', async () => {
    const { panel, platform } = await shown(free);
    for (const [seq, amountFen] of [
      [13, 43_000_000],
      [15, 44_000_000],
    ] as const) {
      await press(panel);
      await decide(platform, { status: 'confirmed', result: acceptedBid(seq, amountFen) });
    }
    await press(panel, 'download');
    await press(panel, 'download');
    const { no } = platform.lots[0] as Lot;
    expect(saved.map(({ name }) => name)).to.deep.equal(Array(2).fill(`jtop-receipt-${no}-15.jws`));
    expect(await saved[1]?.content).to.equal('eyJhbGciOiJFZERTQSJ9.15.signature');
  });

  it('saves one that was kept over a reload', async () => {
    const { panel, platform } = await shown(free);
    await press(panel);
    await decide(platform, { status: 'confirmed', result: acceptedBid() });
    panel.remove();
    const again = await shown(platform);
    await press(again.panel, 'download');
    expect(await saved[0]?.content).to.equal('eyJhbGciOiJFZERTQSJ9.13.signature');
  });

  for (const [no, name] of [
    ['JS-2026-PM-000123', 'jtop-receipt-JS-2026-PM-000123-1.jws'],
    ['../../etc/passwd', 'jtop-receipt-_etc_passwd-1.jws'],
    ['a\u202Egpj.exe\0', 'jtop-receipt-a_gpj_exe_-1.jws'],
    ['长'.repeat(500), 'jtop-receipt-_-1.jws'],
  ] as const) {
    it(`makes a harmless name of ${JSON.stringify(no.slice(0, 20))}`, () => {
      const receipt = { seq: 1, amountFen: 1, receivedAt: '', hash: '', jws: 'a.b.c' };
      expect(receiptFile(no, receipt).name).to.equal(name);
    });
  }

  it('offers nothing to save to who has not bid', async () => {
    const { panel } = await shown(platformFor(viewerCases['1 signed out'] as ViewerCase));
    expect(partOf(panel, 'download')).to.equal(null);
  });
});
