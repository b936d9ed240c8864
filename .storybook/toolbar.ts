/** What the toolbar can change, by the name of the widgets' attribute; «as in the story» changes nothing. */
const CHOICES = {
  theme: {
    title: 'Theme',
    icon: 'paintbrush',
    values: ['default', 'gov', 'university', 'contrast'],
  },
  appearance: { title: 'Appearance', icon: 'mirror', values: ['light', 'dark', 'auto'] },
  mode: { title: 'Mode', icon: 'accessibility', values: ['standard', 'elder'] },
  lang: { title: 'Language', icon: 'globe', values: ['zh-CN', 'en'] },
} as const;

export type Choice = keyof typeof CHOICES;
const names = Object.keys(CHOICES) as Choice[];

/** Storybook's own form of {@link CHOICES}. */
export const globalTypes = Object.fromEntries(
  names.map((name) => {
    const { title, icon, values } = CHOICES[name];
    const asIs = { value: '', title: `${title}: as in the story` };
    return [
      name,
      {
        description: title,
        toolbar: {
          title,
          icon,
          dynamicTitle: true,
          items: [asIs, ...values.map((value) => ({ value, title: value }))],
        },
      },
    ];
  }),
);

/** Nothing is changed at first. */
export const initialGlobals: Readonly<Record<string, string>> = Object.fromEntries(
  names.map((name) => [name, '']),
);

/** Sets what was chosen on every widget and provider in a story. */
export function applyChoices(root: Element, globals: Readonly<Record<string, unknown>>): void {
  const widgets = [root, ...root.querySelectorAll('*')].filter(({ localName }) =>
    localName.startsWith('jtop-'),
  );
  for (const name of names) {
    const value = globals[name];
    if (typeof value !== 'string' || value === '') continue;
    for (const widget of widgets) {
      const attribute = name === 'lang' && widget.localName === 'jtop-provider' ? 'locale' : name;
      widget.setAttribute(attribute, value);
    }
  }
}

/** Whether a story is dark as a whole: the page around it follows, so that a picture shows what a reader sees. */
export const isDark = (root: Element, { appearance }: Readonly<Record<string, unknown>>): boolean =>
  appearance === 'dark' || root.getAttribute('appearance') === 'dark';
