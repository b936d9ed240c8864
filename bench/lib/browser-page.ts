import { build } from 'esbuild';
import { createServer } from 'node:http';
import puppeteer, { type CDPSession, type Page } from 'puppeteer-core';
import { findBrowser } from '../../scripts/browser.mjs';
import type { PageBench } from '../pages/page.js';

/** What the main thread has done so far, by Chromium's own counters. */
export interface PageMetrics {
  /** CPU time of the main thread in milliseconds, what it waited for not counted. */
  readonly taskMs: number;
  readonly nodes: number;
  readonly heapBytes: number;
}

/** A fresh page with bench/pages in it. */
export interface BenchPage {
  /** Calls a function of the page's bench. */
  call<Name extends keyof PageBench>(
    name: Name,
    ...parameters: Parameters<PageBench[Name]>
  ): Promise<Awaited<ReturnType<PageBench[Name]>>>;
  /** @param tidy - after collecting garbage */
  metrics(tidy?: boolean): Promise<PageMetrics>;
  close(): Promise<void>;
}

export interface BenchBrowser {
  readonly version: string;
  open(): Promise<BenchPage>;
  close(): Promise<void>;
}

/** Starts the browser of the tests with the bench's page behind it. */
export async function startBrowser(): Promise<BenchBrowser> {
  const script = await bundlePage();
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader(
      'content-type',
      isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8',
    );
    response.end(
      isScript ? script : '<!doctype html><meta charset="utf-8"><body><script src="/page.js"></script>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const found = await findBrowser(() => undefined);
  const browser = await puppeteer.launch({
    executablePath: found.path,
    args: found.args,
    headless: true,
    defaultViewport: { width: 1280, height: 800 },
    protocolTimeout: 300_000,
  });
  return {
    version: found.version,
    async open() {
      const page = await browser.newPage();
      page.on('pageerror', (error) => process.stderr.write(`the page failed: ${String(error)}\n`));
      await page.goto(`http://127.0.0.1:${port}/`);
      return benchPage(page, await page.createCDPSession());
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

async function benchPage(page: Page, session: CDPSession): Promise<BenchPage> {
  await session.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' }).catch(() => undefined);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    call: (name, ...parameters) =>
      page.evaluate(
        (called, given) => (globalThis.bench[called] as (...all: unknown[]) => never)(...given),
        name,
        parameters as unknown[],
      ),
    async metrics(tidy = false) {
      if (tidy) await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const value = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? NaN;
      return {
        taskMs: value('TaskDuration') * 1000,
        nodes: value('Nodes'),
        heapBytes: value('JSHeapUsedSize'),
      };
    },
    close: () => page.close(),
  };
}

/** The page's script from the source of the elements, as a production build has it. */
async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [new URL('../pages/page.ts', import.meta.url).pathname],
    bundle: true,
    format: 'iife',
    minify: true,
    target: 'es2022',
    conditions: ['@jtop/source', 'production', 'browser'],
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
