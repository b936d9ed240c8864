import '../../define/batch-upload.js';
import {
  badRows,
  chooseFile,
  GOOD_ROW,
  goodRows,
  importAnswer,
  uploadPlatform,
  workbookFile,
} from '../../testing/batch-upload-stage.js';
import type { FakePlatform } from '../../testing/fake-platform.js';
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
  readonly siteKey: string;
}

const meta: StoryMeta<Args> = {
  title: 'Widgets/Batch upload',
  component: 'jtop-batch-upload',
  args: { ...commonArgs, siteKey: 'pk_test', platform: uploadPlatform },
  argTypes: commonArgTypes,
  render: renderStory<Args>('jtop-batch-upload', ({ siteKey }) => ({ 'site-key': siteKey })),
};
export default meta;

/** Gives a file as a person does, and goes on until the widget is in the state. */
const after = (
  file: () => Promise<File>,
  state: string,
  more: Partial<Args> = {},
  presses: readonly string[] = [],
): Story<Args> => ({
  args: more,
  play: async ({ canvasElement }) => {
    const element = widgetIn(canvasElement, 'jtop-batch-upload');
    chooseFile(element, await file());
    for (const part of presses) {
      const button = (): HTMLElement | null | undefined =>
        element.shadowRoot?.querySelector<HTMLElement>(`[part="${part}"]`);
      await eventually(part, () => Boolean(button()));
      button()?.click();
    }
    await eventually(state, () => element.state === state);
  },
});
const rows = (...given: Parameters<typeof workbookFile>): (() => Promise<File>) => {
  return () => workbookFile(...given);
};
/** A platform that ends each hand-off at once. */
const ending = (outcome: FakePlatform['handoffs'][number]['outcome']) => (): FakePlatform => {
  const platform = uploadPlatform();
  const push = platform.handoffs.push.bind(platform.handoffs);
  platform.handoffs.push = (...made) => push(...made.map((one) => ({ ...one, outcome })));
  return platform;
};
const BOTH = ['send-button', 'confirm-button'];

export const Empty: Story<Args> = { args: {} };
export const Ready = after(rows(goodRows(12)), 'ready');
export const Errors = after(rows([...goodRows(5), ...badRows(3)]), 'errors');
export const AllBad = after(rows(badRows(2)), 'all-bad');
export const ManyErrors = after(rows(badRows(120)), 'all-bad');
export const WrongTemplate = after(rows([]), 'refused');
export const NotAWorkbook = after(async () => new File(['序号,需求名称\n1,甲'], '需求.csv'), 'refused');
export const TooLarge = after(async () => new File([new Uint8Array(12_000_000)], '全部需求.xlsx'), 'refused');
export const Uploaded = after(rows(goodRows(3)), 'uploaded', {}, ['send-button']);
export const Uploading = after(
  rows(goodRows(3)),
  'uploading',
  {
    platform: () => {
      const platform = uploadPlatform();
      platform.silent = true;
      return platform;
    },
  },
  ['send-button'],
);
export const Waiting = after(rows(goodRows(3)), 'waiting', {}, BOTH);
export const Done = after(
  rows([...goodRows(2), ...badRows(1)]),
  'done',
  {
    platform: ending({
      status: 'confirmed',
      result: importAnswer({ created: 1, updated: 0, unchanged: 1, rejected: 1, errorCount: 3 }),
    }),
  },
  BOTH,
);
export const ThereBefore = after(
  rows(goodRows(2)),
  'done',
  { platform: ending({ status: 'confirmed', result: importAnswer({ created: 0, unchanged: 2, rows: 2 }) }) },
  BOTH,
);
export const Refused = after(
  rows(goodRows(2)),
  'uploaded',
  { platform: ending({ status: 'failed', problem: { code: 'auth.forbidden' } }) },
  BOTH,
);
export const Expired = after(
  rows(goodRows(2)),
  'uploaded',
  { platform: ending({ status: 'expired' }) },
  BOTH,
);
export const Declined = after(
  rows(goodRows(2)),
  'uploaded',
  { platform: ending({ status: 'declined' }) },
  BOTH,
);
export const NothingTaken = after(
  rows(goodRows(2)),
  'done',
  { platform: ending({ status: 'confirmed', result: importAnswer({ created: 0, rejected: 2, rows: 2 }) }) },
  BOTH,
);
export const HostileText = after(
  rows(
    [{ ...GOOD_ROW, field: `<img src=x onerror=alert(1)>\u202E${'长'.repeat(5_000)}` }],
    `<b>${'名'.repeat(80)}.xlsx`,
  ),
  'all-bad',
);
export const Government: Story<Args> = { args: { theme: 'gov' } };
export const Contrast: Story<Args> = { args: { theme: 'contrast' } };
export const ElderDark: Story<Args> = { args: { mode: 'elder', appearance: 'dark' } };
export const English = after(rows([...goodRows(5), ...badRows(3)]), 'errors', { lang: 'en' });
