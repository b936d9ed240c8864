/**
 * One pass over all stories: builds Storybook, opens each story in a real browser, and prints a line for each that is
 * not as it should be. `node tests/stories/run.mjs bid-panel --no-build` opens those whose id contains a word, in the
 * Storybook that was built last.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../scripts/browser.mjs';
import { bin, node, root, runMain, since, StepError } from '../../scripts/lib/run.mjs';
import { planVisits } from './plan.mjs';
import { serveFolder } from './static-server.mjs';
import { listenToStorybook, visitStory } from './visit.mjs';

const BUILT = join(root, 'dist', 'storybook');
/** A browser each: of several pages in one browser only the one in front gets frames. */
const BROWSERS = 2;
/** Nothing but loopback can even be looked up. */
const OFFLINE = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];

async function build() {
  const args = ['build', '--output-dir', BUILT, '--disable-telemetry', '--quiet'];
  const env = { STORYBOOK_DISABLE_TELEMETRY: '1', CI: '1' };
  const { code, output } = await node([bin('storybook'), ...args], { env, capture: true });
  if (code !== 0) throw new StepError(`Storybook does not build:\n${output}`);
}

/** Opens one story after the other until none is left. */
async function work(browser, origin, visits, report) {
  const running = await puppeteer.launch({
    executablePath: browser.path,
    args: [...browser.args, ...OFFLINE],
    headless: true,
    protocolTimeout: 120_000,
  });
  try {
    const page = await running.newPage();
    await page.setViewport({ width: 960, height: 900 });
    await page.evaluateOnNewDocument(listenToStorybook);
    // A form in which something was typed asks before it is left.
    page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
    for (let visit = visits.shift(); visit !== undefined; visit = visits.shift()) {
      report(visit, await visitStory(page, origin, visit));
    }
  } finally {
    await running.close();
  }
}

await runMain(async () => {
  const start = performance.now();
  const options = process.argv.slice(2);
  const words = options.filter((option) => !option.startsWith('--'));
  if (!options.includes('--no-build')) await build();
  if (!existsSync(join(BUILT, 'index.json')))
    throw new StepError('no Storybook is built: leave --no-build out');
  const { entries } = JSON.parse(readFileSync(join(BUILT, 'index.json'), 'utf8'));
  const visits = planVisits(entries).filter(({ id }) => words.every((word) => id.includes(word)));
  if (visits.length === 0) throw new StepError(`no story is called ${words.join(' ')}`);
  const browser = await findBrowser();
  const server = await serveFolder(BUILT);
  const failed = [];
  const count = visits.length;
  const report = ({ name }, complaints) => {
    if (complaints.length === 0) return;
    failed.push(name);
    process.stdout.write(`✗ ${name}: ${complaints.join('; ').replace(/\s+/g, ' ')}\n`);
  };
  try {
    await Promise.all(Array.from({ length: BROWSERS }, () => work(browser, server.origin, visits, report)));
  } finally {
    await server.close();
  }
  process.stdout.write(
    `${count - failed.length} passed, ${failed.length} failed of ${count} looks at stories in ${since(start)}\n`,
  );
  return failed.length === 0 ? 0 : 1;
});
