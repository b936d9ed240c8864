import '../../define/bid-verifier.js';
import { auctionFiles, logText, serveFiles, soldLot, type TestFiles } from '../../testing/auction-files.js';
import { FakePlatform } from '../../testing/fake-platform.js';
import { LOT_ID, makeLot } from '../../testing/fixtures.js';
import { eventually, widgetIn } from '../../testing/play.js';
import {
  commonArgTypes,
  commonArgs,
  renderStory,
  type CommonArgs,
  type Story,
  type StoryMeta,
} from '../../testing/story.js';

interface Args extends CommonArgs {
  readonly lotId: string;
}

const platformOf =
  (files: () => TestFiles, change: (platform: FakePlatform) => void = () => undefined) =>
  (): FakePlatform => {
    const platform = new FakePlatform();
    const made = files();
    platform.lots = [made.lot];
    serveFiles(platform, made);
    change(platform);
    return platform;
  };
const sold = (): TestFiles => auctionFiles(soldLot());

const meta: StoryMeta<Args> = {
  title: 'Widgets/Bid verifier',
  component: 'jtop-bid-verifier',
  args: { ...commonArgs, lotId: LOT_ID, platform: platformOf(sold) },
  argTypes: commonArgTypes,
  render: renderStory<Args>('jtop-bid-verifier', ({ lotId }) => ({ 'lot-id': lotId })),
};
export default meta;

const on = (files: () => TestFiles, change?: (platform: FakePlatform) => void): Story<Args> => ({
  args: { platform: platformOf(files, change) },
});
/** Gives the widget receipts as a person would who pastes them. */
const pasting = (receiptsOf: (files: TestFiles) => readonly string[], story: Story<Args>): Story<Args> => ({
  ...story,
  play: async ({ canvasElement }) => {
    const root = widgetIn(canvasElement, 'jtop-bid-verifier').shadowRoot;
    const field = (): HTMLTextAreaElement | null | undefined =>
      root?.querySelector<HTMLTextAreaElement>('textarea');
    await eventually('the field for receipts', () => Boolean(field()));
    const input = field();
    if (input) input.value = receiptsOf(sold()).join('\n');
    root?.querySelector<HTMLElement>('[part="check-button"]')?.click();
    await eventually('the verdict on the receipts', () =>
      Boolean(root?.querySelector('[part="receipts"] [part="check"]')),
    );
  },
});
const changed = (): TestFiles => {
  const files = sold();
  const log = logText(
    files.entries.map((entry) =>
      entry.type === 'bid' && entry.data.seq === 5
        ? { ...entry, data: { ...entry.data, amountFen: entry.data.amountFen + 1_000_000 } }
        : entry,
    ),
  );
  return { ...files, log };
};

export const Holds = on(sold);
export const HoldsWithReceipts = pasting(({ receipts }) => receipts.slice(0, 2), on(sold));
export const StillOpen = on(() => auctionFiles(makeLot()));
export const AmountChanged = on(changed);
export const AmountChangedWithReceipts = pasting(({ receipts }) => receipts.slice(4, 5), on(changed));
export const EntryDropped = on(() => {
  const files = sold();
  return { ...files, log: logText(files.entries.filter(({ index }) => index !== 5)) };
});
export const NoClosingStatement = on(() => ({ ...sold(), statement: undefined }));
export const NoLog = on(() => ({ ...sold(), log: '<!doctype html>' }));
export const ReceiptsOfAllKinds = pasting(
  ({ receipts }) => [receipts[0] ?? '', 'not-a-receipt', `${(receipts[1] ?? '').slice(0, -4)}AAAA`],
  on(sold),
);
export const FiveThousandBids = on(() => auctionFiles(soldLot(), 5000));
export const Loading = on(sold, (platform) => (platform.silent = true));
export const Unreachable = on(sold, (platform) => (platform.down = true));
export const Refused = on(
  sold,
  (platform) => (platform.problem = { path: /lots/, status: 503, code: 'unavailable' }),
);
export const NoLot: Story<Args> = { args: { lotId: '' } };
export const Government: Story<Args> = { args: { theme: 'gov' } };
export const University: Story<Args> = { args: { theme: 'university' } };
export const Contrast: Story<Args> = { args: { theme: 'contrast' } };
export const Dark: Story<Args> = { args: { appearance: 'dark' } };
export const ElderDark: Story<Args> = { args: { mode: 'elder', appearance: 'dark' } };
export const English: Story<Args> = { args: { lang: 'en' } };
export const HostileText = on(() => {
  const { log, ...files } = auctionFiles(soldLot(), 3);
  const code = `<img src=x onerror=alert(1)>\u202E${'长'.repeat(10_000)}`;
  return { ...files, log: log.replace(/"bidderCode":"K7Q2"/g, `"bidderCode":${JSON.stringify(code)}`) };
});
