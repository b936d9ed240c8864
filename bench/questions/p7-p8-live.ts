import { startBrowser, type BenchBrowser, type BenchPage } from '../lib/browser-page.js';
import type { Question } from '../lib/question.js';
import { ratio } from '../lib/report.js';
import { interleave } from '../lib/rounds.js';
import { median } from '../lib/statistics.js';

const MANY = 200;
const UPDATES_A_SECOND = 500;

const MOST_ROUNDS = 14;

/** Live cards and countdowns: how busy the main thread is while nothing happens but time and news. */
export const ask: Question = async ({ quick, rounds: usual }) => {
  // A round opens a page and takes seconds: after these it is enough, and the table says how many were kept.
  const rounds = { ...usual, most: Math.min(usual.most, MOST_ROUNDS) };
  const window = quick ? 500 : 3000;
  const late: number[] = [];
  let longTasks = 0;
  const browser = await startBrowser();
  try {
    const live = await interleave(
      [
        {
          name: 'writing on arrival',
          run: () =>
            busy(
              browser,
              (page) => page.call('plainCards', MANY),
              async (page) => {
                await page.call('updates', UPDATES_A_SECOND, window);
              },
            ),
        },
        {
          name: 'live cards',
          run: () =>
            busy(
              browser,
              (page) => page.call('liveCards', MANY),
              async (page) => {
                const seen = await page.call('updates', UPDATES_A_SECOND, window);
                late.push(seen.late);
                longTasks += seen.longTasks;
              },
            ),
        },
      ],
      rounds,
    );
    const counting = await interleave(
      [
        {
          name: 'a timer each',
          run: () =>
            busy(
              browser,
              (page) => page.call('plainCountdowns', MANY),
              (page) => page.call('pause', window),
            ),
        },
        {
          name: 'countdowns',
          run: () =>
            busy(
              browser,
              (page) => page.call('countdowns', MANY),
              (page) => page.call('pause', window),
            ),
        },
      ],
      rounds,
    );
    return [
      {
        goals: ['P7'],
        question: `${UPDATES_A_SECOND} live updates a second on ${MANY} cards`,
        unit: '% of the main thread',
        rows: live,
        checks: [
          {
            what: 'against writing on arrival',
            value: ratio(live, 'live cards', 'writing on arrival'),
            goal: 0.2,
            is: 'at most',
            firm: false,
          },
          {
            what: 'ms that a visible price is late, median of the worst of each round',
            value: median(late),
            goal: 100,
            is: 'at most',
            firm: false,
          },
          { what: 'long tasks in all rounds', value: longTasks, goal: 0, is: 'at most', firm: false },
        ],
        notes: [
          `Chromium ${browser.version}; real cards with their stream, parser and store on a platform in the page, whose own work counts too; the baseline has no stream at all`,
        ],
      },
      {
        goals: ['P8'],
        question: `${MANY} countdowns`,
        unit: '% of the main thread',
        rows: counting,
        checks: [
          {
            what: 'against a timer each',
            value: ratio(counting, 'countdowns', 'a timer each'),
            goal: 0.02,
            is: 'at most',
            firm: false,
          },
        ],
        notes: ['real countdowns by one ticker, only those in view'],
      },
    ];
  } finally {
    await browser.close();
  }
};

/** The share of a while in which the main thread worked, in per cent. */
async function busy(
  browser: BenchBrowser,
  prepare: (page: BenchPage) => Promise<void>,
  during: (page: BenchPage) => Promise<void>,
): Promise<number> {
  const page = await browser.open();
  try {
    await page.call('prepare');
    await prepare(page);
    const before = await page.metrics();
    const from = performance.now();
    await during(page);
    const spent = (await page.metrics()).taskMs - before.taskMs;
    return (100 * spent) / (performance.now() - from);
  } finally {
    await page.close();
  }
}
