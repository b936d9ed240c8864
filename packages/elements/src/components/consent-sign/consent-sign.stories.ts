import '../../define/consent-sign.js';
import {
  CONSENT_ATTRIBUTES,
  ConsentPlatform,
  consentAnswer,
  consentText,
} from '../../testing/consent-stage.js';
import { DEMAND_ID } from '../../testing/demand-fixtures.js';
import {
  commonArgTypes,
  commonArgs,
  renderStory,
  type CommonArgs,
  type Story,
  type StoryMeta,
} from '../../testing/story.js';

interface Args extends CommonArgs {
  readonly subjectId: string;
}

const platformOf =
  (change: (platform: ConsentPlatform) => void = () => undefined) =>
  (): ConsentPlatform => {
    const platform = new ConsentPlatform();
    change(platform);
    return platform;
  };
const render = renderStory<Args>('jtop-consent-sign', ({ subjectId }) => ({
  ...CONSENT_ATTRIBUTES,
  'subject-id': subjectId,
}));
const meta: StoryMeta<Args> = {
  title: 'Widgets/Consent sign',
  component: 'jtop-consent-sign',
  args: { ...commonArgs, subjectId: DEMAND_ID, platform: platformOf() },
  argTypes: commonArgTypes,
  render,
};
export default meta;

const on = (change: (platform: ConsentPlatform) => void): Story<Args> => ({
  args: { platform: platformOf(change) },
});
const knowing = (change: Parameters<typeof consentAnswer>[0]): Story<Args> => ({
  args: {},
  render: (args) => Object.assign(render(args), { consent: consentAnswer(change) }),
});

export const ToRead: Story<Args> = { args: {} };
export const Short = on(
  (platform) => (platform.texts = [consentText({ text: { zh: '本方同意。', en: 'We agree.' } })]),
);
export const Signed = knowing({});
export const TakenBack = knowing({ revokedAt: '2026-04-02T16:00:00.000+08:00' });
export const Loading = on((platform) => (platform.silent = true));
export const Unreachable = on((platform) => (platform.down = true));
export const NoText = on((platform) => (platform.texts = []));
export const NoSubject: Story<Args> = { args: { subjectId: '' } };
export const English: Story<Args> = { args: { lang: 'en' } };
export const Government: Story<Args> = { args: { theme: 'gov' } };
export const ElderDark: Story<Args> = { args: { mode: 'elder', appearance: 'dark' } };
export const HostileText = on((platform) => {
  const evil = `<img src=x onerror=alert(1)>\u202E${'长'.repeat(5_000)}`;
  platform.texts = [consentText({ title: { zh: evil, en: evil }, text: { zh: evil, en: evil } })];
});
