import '../../define/catalogue.js';
import {
  catalogueListing,
  cataloguePlatform,
  type CataloguePlatform,
} from '../../testing/catalogue-platform.js';
import {
  commonArgTypes,
  commonArgs,
  renderStory,
  type CommonArgs,
  type Story,
  type StoryMeta,
} from '../../testing/story.js';

interface Args extends CommonArgs {
  /** Filters, page size and the like, as attributes. */
  readonly attributes: Record<string, string>;
}

const meta: StoryMeta<Args> = {
  title: 'Widgets/Catalogue',
  component: 'jtop-catalogue',
  args: { ...commonArgs, attributes: {}, platform: () => cataloguePlatform(126) },
  argTypes: commonArgTypes,
  render: renderStory<Args>('jtop-catalogue', ({ attributes }) => ({
    'detail-href': 'https://partner.example/{id}',
    'page-size': '12',
    ...attributes,
  })),
};
export default meta;

const platformWith =
  (change: (platform: CataloguePlatform) => void, count = 126) =>
  (): CataloguePlatform => {
    const platform = cataloguePlatform(count);
    change(platform);
    return platform;
  };
const on = (change: (platform: CataloguePlatform) => void, count?: number): Story<Args> => ({
  args: { platform: platformWith(change, count) },
});
const having = (attributes: Record<string, string>): Story<Args> => ({ args: { attributes } });

export const Results = having({});
export const OnePage = on(() => undefined, 5);
export const UseFirstPayLater = having({ 'pay-later': '' });
export const OfOneField = having({ field: 'biomedicine' });
export const OfTwoFields = having({ field: 'biomedicine,ai' });
export const Starred = having({ starred: '', status: 'available' });
export const Searched = having({ q: '隔热膜', sort: 'price' });
export const Compact = having({ compact: '', 'page-size': '4' });
export const NothingMatches: Story<Args> = {
  args: { attributes: { q: '石墨烯量子点墨水' } },
};
export const NothingThere = on(() => undefined, 0);
export const Loading = on((platform) => (platform.silent = true));
export const Unreachable = on((platform) => (platform.down = true));
export const Refused = on(
  (platform) => (platform.problem = { path: /listings/, status: 503, code: 'unavailable' }),
);
export const Government: Story<Args> = { args: { theme: 'gov' } };
export const University: Story<Args> = { args: { theme: 'university' } };
export const Contrast: Story<Args> = { args: { theme: 'contrast' } };
export const Dark: Story<Args> = { args: { appearance: 'dark' } };
export const ElderDark: Story<Args> = { args: { mode: 'elder', appearance: 'dark' } };
export const English: Story<Args> = { args: { lang: 'en' } };
export const HostileText = on((platform) => {
  platform.listings = [
    catalogueListing(1, { title: `<img src=x onerror=alert(1)>\u202Egpj.exe ${'长'.repeat(10_000)}` }),
    catalogueListing(2),
  ];
});
