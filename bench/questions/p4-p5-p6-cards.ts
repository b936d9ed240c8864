import { startBrowser, type BenchBrowser } from '../lib/browser-page.js';
import type { Question } from '../lib/question.js';
import { counted, of, ratio } from '../lib/report.js';
import { interleave } from '../lib/rounds.js';

const MOST_ROUNDS = 14;

/** A thousand cards: first render, memory and nodes, against the same markup set as one string. */
export const ask: Question = async ({ quick, rounds: usual }) => {
  // A round opens a page and takes seconds: after these it is enough, and the table says how many were kept.
  const rounds = { ...usual, most: Math.min(usual.most, MOST_ROUNDS) };
  const [cards, more] = quick ? [100, 200] : [1000, 2000];
  const browser = await startBrowser();
  try {
    const rows = await interleave(
      [
        { name: `innerHTML, ${cards}`, run: () => render(browser, 'markup', cards) },
        { name: `catalogue, ${cards}`, run: () => render(browser, 'catalogue', cards) },
        { name: `innerHTML, ${more}`, run: () => render(browser, 'markup', more) },
        { name: `catalogue, ${more}`, run: () => render(browser, 'catalogue', more) },
      ],
      rounds,
    );
    const ours = await weigh(browser, 'catalogue', cards);
    const theirs = await weigh(browser, 'markup', cards);
    const firm = !quick;
    return [
      {
        goals: ['P4', 'P5'],
        question: 'cards, first render',
        unit: "ms of the main thread's CPU",
        rows,
        checks: [
          {
            what: `${cards} cards against innerHTML`,
            value: ratio(rows, `catalogue, ${cards}`, `innerHTML, ${cards}`),
            goal: 0.25,
            is: 'at most',
            firm: false,
          },
          {
            what: `${more} cards against innerHTML`,
            value: ratio(rows, `catalogue, ${more}`, `innerHTML, ${more}`),
            goal: 0.2,
            is: 'at most',
            firm: false,
          },
        ],
        notes: [
          `Chromium ${browser.version}, 1280 x 800; the catalogue holds all listings, read by pages of 100, and draws those that can be seen`,
          `best: ${of(rows, `catalogue, ${cards}`).best.toFixed(0)} against ${of(rows, `innerHTML, ${cards}`).best.toFixed(0)} ms`,
        ],
      },
      {
        goals: ['P6'],
        question: 'memory and nodes of a card',
        unit: 'a card',
        rows: [
          counted('nodes, innerHTML', theirs.nodes),
          counted('nodes, catalogue', ours.nodes),
          counted('bytes of heap, innerHTML', theirs.heapBytes),
          counted('bytes of heap, catalogue', ours.heapBytes),
        ],
        checks: [
          { what: 'bytes of heap a card', value: ours.heapBytes, goal: 2048, is: 'at most', firm },
          {
            what: 'nodes against innerHTML',
            value: ours.nodes / theirs.nodes,
            goal: 1.35,
            is: 'at most',
            firm,
          },
        ],
        notes: ['after collecting garbage'],
      },
    ];
  } finally {
    await browser.close();
  }
};

type Way = 'markup' | 'catalogue';

async function render(browser: BenchBrowser, way: Way, count: number): Promise<number> {
  const page = await browser.open();
  try {
    await page.call('prepare');
    await page.call('stockUp', count);
    const before = await page.metrics();
    await page.call(way, count);
    return (await page.metrics()).taskMs - before.taskMs;
  } finally {
    await page.close();
  }
}

async function weigh(browser: BenchBrowser, way: Way, count: number) {
  const page = await browser.open();
  try {
    await page.call('prepare');
    await page.call('stockUp', count);
    const before = await page.metrics(true);
    await page.call(way, count);
    const after = await page.metrics(true);
    return {
      nodes: (after.nodes - before.nodes) / count,
      heapBytes: (after.heapBytes - before.heapBytes) / count,
    };
  } finally {
    await page.close();
  }
}
