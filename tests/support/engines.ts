import { spawn, type ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';
import { OLD_ARGS, findEngines, oldPuppeteer, type FoundEngine } from '../../scripts/engines.mjs';
import { freePort } from './platform-process.js';
import { launchBrowser } from './visitor.js';

/** One page of any browser: little enough that WebDriver and old protocols can do it. */
export interface Tab {
  goto(url: string): Promise<void>;
  /** Runs an expression in the page; what it gives must be data. */
  evaluate<T>(expression: string): Promise<T>;
  /** CSS pixels of the window; WebKitGTK makes none narrower than 447. */
  resize(width: number, height: number): Promise<void>;
  screenshot(path: string): Promise<void>;
}

/** A browser that runs. */
export interface Engine {
  /** `Chromium 80.0.3987.0`. */
  readonly version: string;
  readonly tab: Tab;
  close(): Promise<void>;
}

/** A browser by name: how it is started, or why it cannot be had. */
export interface EngineChoice {
  readonly name: string;
  readonly missing?: string;
  start(): Promise<Engine>;
}

/** Puppeteer's own, as far as all its versions have it. */
interface Launched {
  version(): Promise<string>;
  newPage(): Promise<{
    setViewport(size: { width: number; height: number }): Promise<void>;
    goto(url: string, options: { waitUntil: 'load' }): Promise<unknown>;
    evaluate(expression: string): Promise<unknown>;
    screenshot(options: { path: string; fullPage: boolean }): Promise<unknown>;
  }>;
  close(): Promise<void>;
  process(): ChildProcess | null;
}

/** The old Chromiums do not always end when they are asked to. */
const CLOSE_MS = 3000;
const START_MS = 20_000;

/** Starts a browser and waits for its page. */
async function byPuppeteer(browser: Launched): Promise<Engine> {
  const page = await browser.newPage();
  return {
    version: await browser.version(),
    tab: {
      goto: async (url) => void (await page.goto(url, { waitUntil: 'load' })),
      evaluate: <T>(expression: string) => page.evaluate(expression) as Promise<T>,
      resize: (width, height) => page.setViewport({ width, height }),
      screenshot: async (path) => void (await page.screenshot({ path, fullPage: true })),
    },
    close: async () => {
      const timer = setTimeout(() => browser.process()?.kill('SIGKILL'), CLOSE_MS);
      await browser.close().catch(() => undefined);
      clearTimeout(timer);
    },
  };
}

/** Of one process, they now and then come up and then open no page; such a one is ended, and another started. */
async function startOld(executablePath: string): Promise<Engine> {
  const old = oldPuppeteer() as { launch(options: object): Promise<Launched> };
  for (let left = 3; left > 0; left -= 1) {
    const browser = await old.launch({ executablePath, args: [...OLD_ARGS, '--lang=zh-CN'], headless: true });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), START_MS);
    });
    const engine = await Promise.race([byPuppeteer(browser), late]);
    clearTimeout(timer);
    if (engine) return engine;
    browser.process()?.kill('SIGKILL');
  }
  throw new Error(`${executablePath} opens no page`);
}

async function start(found: FoundEngine): Promise<Engine> {
  switch (found.kind) {
    case 'old-chromium':
      return startOld(found.path);
    case 'firefox': {
      const browser = await puppeteer.launch({
        browser: 'firefox',
        executablePath: found.path,
        headless: true,
        extraPrefsFirefox: { 'intl.accept_languages': 'zh-CN,zh' },
      });
      return byPuppeteer(browser);
    }
    case 'webkit':
      return byWebDriver(found);
    case undefined:
      throw new Error(`${found.name} is not there: ${found.missing}`);
  }
}

/** WebKitGTK by its own driver, on a screen that nobody sees. */
async function byWebDriver({
  path,
  driver,
  display,
}: Extract<FoundEngine, { kind: 'webkit' }>): Promise<Engine> {
  const screen = spawn(display, ['-displayfd', '3', '-screen', '0', '1600x2800x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await firstOutput(screen);
  const port = await freePort();
  const server = spawn(driver, ['--host=127.0.0.1', `--port=${port}`], {
    env: {
      ...process.env,
      DISPLAY: `:${number.trim()}`,
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
    },
    stdio: 'ignore',
  });
  const end = (): void => {
    server.kill();
    screen.kill();
  };
  const send = async (method: string, route: string, body?: object): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}${route}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`WebDriver ${route}: ${JSON.stringify(value)}`);
    return value;
  };
  try {
    await untilListening(port);
    const options = { binary: path, args: ['--automation'] };
    const session = (await send('POST', '/session', {
      capabilities: {
        alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options },
      },
    })) as { sessionId: string; capabilities: { browserVersion: string } };
    const at = `/session/${session.sessionId}`;
    const evaluate = <T>(expression: string): Promise<T> =>
      send('POST', `${at}/execute/sync`, { script: `return (${expression})`, args: [] }) as Promise<T>;
    return {
      version: `WebKitGTK ${session.capabilities.browserVersion}`,
      tab: {
        goto: async (url) => void (await send('POST', `${at}/url`, { url })),
        evaluate,
        resize: async (width, height) => void (await send('POST', `${at}/window/rect`, { width, height })),
        screenshot: async (file) =>
          writeFile(file, Buffer.from((await send('GET', `${at}/screenshot`)) as string, 'base64')),
      },
      close: async () => {
        await send('DELETE', at).catch(() => undefined);
        end();
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}

/** What a program writes first to its third pipe. */
const firstOutput = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the screen ended with ${code}`)));
    child.stdio[3]?.once('data', (chunk: Buffer) => resolve(chunk.toString()));
  });

/** Waits until something answers at a port. */
async function untilListening(port: number): Promise<void> {
  for (let left = 100; left > 0; left -= 1) {
    const answered = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the WebDriver does not answer');
}

/** All browsers that the widgets are for, that of `npm test` first. */
export const engines: readonly EngineChoice[] = [
  { name: 'Chromium', start: async () => byPuppeteer(await launchBrowser()) },
  ...findEngines().map((found) => ({
    name: found.name,
    ...(found.kind === undefined && { missing: found.missing }),
    start: () => start(found),
  })),
];
