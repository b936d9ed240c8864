/** Which stories are opened, and how each looks. */

/** How every story is opened: zh-CN, light. */
const PLAIN = { lang: 'zh-CN', appearance: 'light' };

/** In which other dress a sample is opened. */
const DRESSES = [
  { lang: 'en', appearance: 'light' },
  { lang: 'zh-CN', appearance: 'dark' },
  { lang: 'en', mode: 'elder', appearance: 'dark' },
  { lang: 'zh-CN', theme: 'contrast', appearance: 'light' },
];

/** Of each story file this many stories are opened in each other dress. */
const SAMPLE = 3;

/**
 * @typedef {{ id: string, dress: Record<string, string>, name: string }} Visit
 * @param {Record<string, { id: string, type: string, importPath: string }>} entries of Storybook's index.json
 * @returns {Visit[]} every story once, and a sample of each file in the other dresses
 */
export function planVisits(entries) {
  const stories = Object.values(entries).filter(({ type }) => type === 'story');
  const files = Map.groupBy
    ? Map.groupBy(stories, ({ importPath }) => importPath)
    : stories.reduce(
        (map, story) => map.set(story.importPath, [...(map.get(story.importPath) ?? []), story]),
        new Map(),
      );
  const sample = [...files.values()].flatMap((ofFile) => spread(ofFile, SAMPLE));
  return [
    ...stories.map(({ id }) => visit(id, PLAIN)),
    ...DRESSES.flatMap((dress) => sample.map(({ id }) => visit(id, dress))),
  ];
}

const visit = (id, dress) => ({ id, dress, name: `${id} (${Object.values(dress).join(', ')})` });

/** `count` of the items, from the first to the last at even distances; all where there are no more. */
function spread(items, count) {
  if (items.length <= count) return items;
  return Array.from(
    { length: count },
    (_, index) => items[Math.round((index * (items.length - 1)) / (count - 1))],
  );
}

/** The address of a visit on a built Storybook. */
export function addressOf(origin, { id, dress }) {
  const globals = Object.entries(dress).map(([name, value]) => `${name}:${value}`);
  const query = new URLSearchParams({
    id,
    viewMode: 'story',
    globals: [...globals, 'a11y.manual:!true'].join(';'),
  });
  return `${origin}/iframe.html?${query}`;
}
