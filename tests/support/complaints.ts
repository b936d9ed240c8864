import type { Page } from 'puppeteer-core';

/**
 * What the browser complains about while a page is open: errors that nobody caught, and what the page's policy refused. To be
 * called before the page is loaded; the list grows.
 */
export async function complaintsOf(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${String(error)}`));
  await page.evaluateOnNewDocument(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`csp: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  page.on('console', (message) => {
    if (message.text().startsWith('csp: ')) complaints.push(message.text());
  });
  return complaints;
}
