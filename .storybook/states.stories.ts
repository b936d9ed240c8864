import type { CommonArgs, Story, StoryMeta } from '../packages/elements/src/testing/story.js';

/** A story file as the widgets have them. */
type StoryModule = {
  readonly default: StoryMeta<CommonArgs>;
  /** The exports as they stand in the file: put there by Storybook, for a module itself keeps no order. */
  readonly __namedExportsOrder?: readonly string[];
} & Readonly<Record<string, unknown>>;

interface Args {
  /** Tag of the widget to show, or `all`. */
  readonly widget: string;
  /** `narrow` columns of 380 px, or `wide` ones. */
  readonly columns: 'narrow' | 'wide';
}

const modules = Object.values(
  import.meta.glob<StoryModule>(
    [
      '../packages/elements/src/components/*/*.stories.ts',
      '!../packages/elements/src/components/*/*.scenarios.stories.ts',
    ],
    { eager: true },
  ),
);

/** Every state of the widgets side by side, out of their own stories: for whoever judges them together. */
const meta = {
  title: 'States',
  args: { widget: 'jtop-listing-card', columns: 'narrow' },
  argTypes: {
    widget: {
      control: 'select',
      options: ['all', ...modules.map(({ default: { component } }) => component)],
    },
    columns: { control: 'inline-radio', options: ['narrow', 'wide'] },
  },
  render: ({ widget, columns }: Args): HTMLElement => {
    const page = document.createElement('main');
    page.className = `states ${columns}`;
    for (const module of modules) {
      if (widget === 'all' || widget === module.default.component) page.append(...statesOf(module));
    }
    return page;
  },
};
export default meta;

export const SideBySide = { name: 'Side by side' };

function statesOf({ default: meta, __namedExportsOrder: order, ...stories }: StoryModule): HTMLElement[] {
  const heading = document.createElement('h2');
  heading.textContent = meta.title.replace('Widgets/', '');
  const figures = (order ?? Object.keys(stories)).map((name) => {
    const story = stories[name] as Story<CommonArgs>;
    const figure = document.createElement('figure');
    const caption = document.createElement('figcaption');
    caption.textContent = story.name ?? name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
    const args = { ...meta.args, ...story.args };
    figure.append(caption, (story.render ?? meta.render)(args));
    return figure;
  });
  return [heading, ...figures];
}
