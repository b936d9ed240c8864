import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PlatformProcess } from './platform-process.js';

/** Pages under the partner's policy, in which a script of ours listens before all others. */
export interface ProbedPages {
  readonly url: string;
  close(): void;
}

/** A page of our own: what stands in it, and how the server says that it is written. */
export interface OwnPage {
  readonly html: string;
  /** `gbk`: only ASCII may stand in it. */
  readonly charset?: string;
}

/**
 * What a browser complains about, in words that every browser can give back. WebDriver has no console, and old browsers know no
 * other way. Written for Chromium 80.
 */
const PROBE = `
  const heard = (window.jtopHeard = []);
  window.jtopShift = 0;
  addEventListener('error', (event) => {
    if (String(event.message).startsWith('ResizeObserver loop')) return;
    heard.push('error: ' + (event.message || (event.target && (event.target.src || event.target.href))));
  }, true);
  addEventListener('unhandledrejection', (event) => heard.push('rejected: ' + event.reason));
  addEventListener('securitypolicyviolation', (event) =>
    heard.push('csp: ' + event.violatedDirective + ' ' + event.blockedURI));
  for (const level of ['error', 'warn']) {
    const print = console[level];
    console[level] = (...words) => {
      heard.push(level + ': ' + words.join(' '));
      print.apply(console, words);
    };
  }
  try {
    new PerformanceObserver((list) => {
      for (const { hadRecentInput, value } of list.getEntries()) if (!hadRecentInput) window.jtopShift += value;
    }).observe({ type: 'layout-shift', buffered: true });
  } catch (error) {}
`;

/** Serves the partner's pages and pages of our own, each with the probe before all that is in its head. */
export async function serveProbed(
  platform: PlatformProcess,
  own: Readonly<Record<string, OwnPage>>,
): Promise<ProbedPages> {
  const policy = ((await fetch(platform.partnerUrl)).headers.get('content-security-policy') ?? '').replace(
    'script-src ',
    "script-src 'self' ",
  );
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/\?.*/, '');
    const send = (body: string | Buffer, type: string): void => {
      response.setHeader('content-type', type);
      response.setHeader('content-security-policy', policy);
      response.end(body);
    };
    const probed = (html: string): string =>
      html.replace(/<head>/, '<head><script src="/probe.js"></script>');
    if (path === '/probe.js') return send(PROBE, 'text/javascript; charset=utf-8');
    const page = own[path.slice(1)];
    if (page) return send(probed(page.html), `text/html; charset=${page.charset ?? 'utf-8'}`);
    // The browser files once more, by a server that says that all it has is GBK.
    const source = path.startsWith('/cdn/')
      ? new URL(path.replace('/cdn/', '/cdn/dev/'), platform.url)
      : new URL(path, platform.partnerUrl);
    void fetch(source).then(async (answer) => {
      response.statusCode = answer.status;
      const type = answer.headers.get('content-type') ?? 'text/plain';
      if (type.startsWith('text/html')) send(probed(await answer.text()), type);
      else if (path.startsWith('/cdn/'))
        send(Buffer.from(await answer.arrayBuffer()), type.replace(/utf-8/i, 'gbk'));
      else send(Buffer.from(await answer.arrayBuffer()), type);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
