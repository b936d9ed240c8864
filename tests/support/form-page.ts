import type { Page } from 'puppeteer-core';

/** What a widget on a page says now. */
export const widgetText = (page: Page, tag: string): Promise<string> =>
  page.$eval(tag, (widget) => widget.shadowRoot?.querySelector<HTMLElement>('.root')?.innerText ?? '');

/** Waits until the attribute `state` of a widget says one of these. @returns which */
export async function waitForState(page: Page, tag: string, ...states: readonly string[]): Promise<string> {
  await page.waitForFunction(
    (name, wanted) => wanted.includes(document.querySelector(name)?.getAttribute('state') ?? ''),
    { timeout: 30_000, polling: 100 },
    tag,
    states,
  );
  return page.$eval(tag, (widget) => widget.getAttribute('state') ?? '');
}

/** Presses a button of a widget by its part. */
export async function pressPart(page: Page, tag: string, part: string): Promise<void> {
  const found = await page.$eval(
    tag,
    (widget, name) => {
      const button = widget.shadowRoot?.querySelector<HTMLElement>(`[part~="${name}"]`);
      button?.click();
      return Boolean(button);
    },
    part,
  );
  if (!found) throw new Error(`${tag} has no part ${part} to press`);
}

/** Presses a button that opens the platform's window. */
export async function pressForWindow(page: Page, tag: string, part: string): Promise<Page> {
  const opened = new Promise<Page>((resolve) => page.once('popup', (popup) => resolve(popup as Page)));
  await pressPart(page, tag, part);
  return opened;
}

/** Gives a widget's file input a file from the disk, as a person chooses one. */
export async function chooseFrom(page: Page, tag: string, path: string): Promise<void> {
  const input = await page.evaluateHandle(
    (name) => document.querySelector(name)?.shadowRoot?.querySelector('input[type=file]') ?? null,
    tag,
  );
  const element = input.asElement();
  if (element === null) throw new Error(`${tag} takes no file`);
  await (element as unknown as { uploadFile(file: string): Promise<void> }).uploadFile(path);
}

/** Presses a button that downloads something. @returns the bytes that the page made */
export async function downloadBy(page: Page, tag: string, part: string): Promise<Uint8Array> {
  await page.evaluate(() => {
    const kept = globalThis as { lastBlob?: Blob };
    const make = URL.createObjectURL.bind(URL);
    delete kept.lastBlob;
    URL.createObjectURL = (made) => {
      if (made instanceof Blob) kept.lastBlob = made;
      return make(made);
    };
  });
  await pressPart(page, tag, part);
  await page.waitForFunction(() => (globalThis as { lastBlob?: Blob }).lastBlob !== undefined, {
    timeout: 30_000,
    polling: 100,
  });
  const bytes = await page.evaluate(async () => {
    const buffer = await (globalThis as { lastBlob?: Blob }).lastBlob?.arrayBuffer();
    return [...new Uint8Array(buffer ?? new ArrayBuffer(0))];
  });
  return Uint8Array.from(bytes);
}
