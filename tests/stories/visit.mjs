/** One look at one story in a real browser: what is wrong with it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { addressOf } from './plan.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PATIENCE_MS = 30_000;
/** A widget that is still loading after this is meant to. */
const LOADING_MS = 1500;

/**
 * Opens a story, waits until it is drawn and played, and looks at it.
 * @param {import('puppeteer-core').Page} page used for one story after the other
 * @param {string} origin of the built Storybook
 * @param {import('./plan.mjs').Visit} visit
 * @returns {Promise<string[]>} complaints; none where all is well
 */
export async function visitStory(page, origin, visit) {
  const complaints = [];
  const hear = {
    console: (message) => {
      if (['error', 'warn', 'assert'].includes(message.type())) complaints.push(`console: ${message.text()}`);
    },
    pageerror: (error) => complaints.push(`error: ${error.message ?? error}`),
    request: (request) => {
      const { protocol, origin: asked } = new URL(request.url());
      if (/^(https?|wss?):$/.test(protocol) && asked !== origin) complaints.push(`network: ${request.url()}`);
    },
    response: (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
    },
  };
  for (const [event, listener] of Object.entries(hear)) page.on(event, listener);
  try {
    await page.goto(addressOf(origin, visit), { waitUntil: 'load', timeout: PATIENCE_MS });
    await page.waitForFunction(() => globalThis.storyEnd !== undefined, { timeout: PATIENCE_MS });
    const failure = await page.evaluate(() => globalThis.storyEnd);
    if (failure) complaints.push(failure);
    complaints.push(...(await page.evaluate(look, LOADING_MS)));
    await page.evaluate(AXE);
    complaints.push(...(await page.evaluate(violations)));
  } catch (error) {
    complaints.push(`not drawn: ${error.message}`);
  } finally {
    for (const [event, listener] of Object.entries(hear)) page.off(event, listener);
  }
  return complaints;
}

/**
 * To be run in a page before any script of its own: notes how the story ended. Storybook reports a play function that
 * threw as a story that has finished, so both are listened to.
 */
export function listenToStorybook() {
  const thrown = (error) => (typeof error === 'string' ? error : (error?.message ?? JSON.stringify(error)));
  let channel;
  let failure = '';
  Object.defineProperty(globalThis, '__STORYBOOK_ADDONS_CHANNEL__', {
    configurable: true,
    get: () => channel,
    set(given) {
      channel = given;
      const fail = (what) => (error) => (failure ||= `${what}: ${thrown(error)}`);
      channel.on('playFunctionThrewException', fail('play'));
      channel.on('unhandledErrorsWhilePlaying', fail('play'));
      for (const event of ['storyThrewException', 'storyErrored', 'storyMissing']) {
        channel.on(event, (error) => {
          globalThis.storyEnd = `${event}: ${thrown(error)}`;
        });
      }
      channel.on('storyFinished', () => (globalThis.storyEnd ??= failure));
    },
  });
}

/** In the page: waits until the widgets have what they asked for; says where there is nothing to see. */
async function look(loadingMs) {
  const root = document.querySelector('#storybook-root');
  const all = (node) =>
    [...node.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? all(element.shadowRoot) : []),
    ]);
  const widgets = () => all(root).filter(({ localName }) => localName.startsWith('jtop-'));
  const end = performance.now() + loadingMs;
  while (widgets().some(({ state }) => state === 'loading') && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await Promise.all(widgets().map(({ updateComplete }) => updateComplete));
  await document.fonts.ready;
  const complaints = widgets()
    .filter(({ localName }) => customElements.get(localName) === undefined)
    .map(({ localName }) => `<${localName}> is not defined`);
  if (root.getBoundingClientRect().height === 0) complaints.push('blank: nothing has a height');
  const text = [root, ...all(root)]
    .filter(({ shadowRoot, localName }) => shadowRoot || localName !== 'style')
    .map((element) => (element.shadowRoot ?? element).textContent)
    .join('');
  if (!/\S/.test(text)) complaints.push('blank: no text');
  const odd = /undefined|NaN|\[object/.exec(text);
  if (odd) complaints.push(`the text says ${odd[0]}`);
  return complaints;
}

/** In the page, with axe there. */
async function violations() {
  const { violations: found } = await globalThis.axe.run('#storybook-root', {
    resultTypes: ['violations'],
    rules: { region: { enabled: false } },
  });
  return found.map(
    ({ id, nodes }) => `axe ${id}: ${nodes.length} × ${nodes[0].html.replace(/\s+/g, ' ').slice(0, 120)}`,
  );
}
