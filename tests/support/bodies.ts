import type { Page } from 'puppeteer-core';

/**
 * Everything that a page is sent from now on, as text: documents, scripts, answers, and the live stream piece by piece. To be
 * called before the page is loaded.
 *
 * @returns all that has come whole, and the pieces of streams
 */
export async function bodiesOf(page: Page): Promise<() => Promise<string>> {
  const texts: string[] = [];
  const coming = new Set<Promise<unknown>>();
  const isStream = (type = ''): boolean => type.includes('event-stream');
  // What was called off by leaving the page, as a stream, has no end to wait for.
  page.on('requestfinished', (request) => {
    const response = request.response();
    if (response === null || isStream(response.headers()['content-type'])) return;
    const read = response.text().then(
      (text) => texts.push(`${response.url()}\n${text}`),
      // An answer without a body, as a preflight's.
      () => texts.push(response.url()),
    );
    coming.add(read);
    void read.finally(() => coming.delete(read));
  });
  await page.exposeFunction('jtopTestPiece', (piece: string) => void texts.push(piece));
  await page.evaluateOnNewDocument(() => {
    const tell = (window as unknown as { jtopTestPiece: (piece: string) => Promise<void> }).jtopTestPiece;
    const plain = window.fetch.bind(window);
    window.fetch = async (...args) => {
      const response = await plain(...args);
      if (!response.headers.get('content-type')?.includes('event-stream')) return response;
      const reader = response.clone().body?.pipeThrough(new TextDecoderStream()).getReader();
      const pump = async (): Promise<void> => {
        for (;;) {
          const piece = await reader?.read();
          if (piece === undefined || piece.done) return;
          await tell(piece.value);
        }
      };
      // A stream that is called off ends by an error.
      void pump().catch(() => undefined);
      return response;
    };
  });
  return async () => {
    await Promise.all(coming);
    return texts.join('\n');
  };
}
