import type { Core } from '@jtop/sdk';

/** A component story as Storybook 10 reads it, without its package. */
export interface Story<Args> {
  readonly name?: string;
  readonly args: Partial<Args>;
  readonly render?: (args: Args) => HTMLElement;
  /** Acts as a person would once the story is drawn; throws where the widget does not answer as it should. */
  readonly play?: (context: PlayContext) => Promise<void>;
}

export interface PlayContext {
  /** What the story is drawn into. */
  readonly canvasElement: HTMLElement;
}

/** What the default export of a story file says. */
export interface StoryMeta<Args> {
  readonly title: string;
  readonly component: string;
  readonly args: Args;
  readonly argTypes: Readonly<Record<string, object>>;
  readonly render: (args: Args) => HTMLElement;
}

/** Controls that all widgets have. */
export interface CommonArgs {
  readonly lang: string;
  readonly theme: string;
  readonly appearance: string;
  readonly mode: string;
  /** Where its link leads. */
  readonly href: string;
  /** Makes the platform that the widget talks to: `FakePlatform`, or one in memory by `scenarioPlatform`. */
  readonly platform: () => { readonly core: Core };
}

export const commonArgs: Omit<CommonArgs, 'platform'> = {
  lang: 'zh-CN',
  theme: 'default',
  appearance: 'light',
  mode: 'standard',
  href: 'https://partner.example/',
};

const choice = (...options: string[]): object => ({ control: 'inline-radio', options });

export const commonArgTypes = {
  lang: choice('zh-CN', 'en'),
  theme: choice('default', 'gov', 'university', 'contrast'),
  appearance: choice('auto', 'light', 'dark'),
  mode: choice('standard', 'elder'),
  platform: { table: { disable: true } },
} as const;

/** Makes the element of a story. */
export function renderStory<Args extends CommonArgs>(
  tag: string,
  attributes: (args: Args) => Record<string, string>,
) {
  return (args: Args): HTMLElement => {
    const element = document.createElement(tag);
    const { lang, theme, appearance, mode, href, platform } = args;
    for (const [name, value] of Object.entries({
      lang,
      theme,
      appearance,
      mode,
      href,
      ...attributes(args),
    })) {
      element.setAttribute(name, value);
    }
    Object.assign(element, { core: platform().core });
    return element;
  };
}
