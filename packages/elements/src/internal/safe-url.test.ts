import { expect } from 'chai';
import { safeUrl } from './safe-url.js';

describe('safeUrl', () => {
  const page = 'https://bureau.example/news/';
  const kept: [string, string][] = [
    ['https://a.example/x', 'https://a.example/x'],
    ['//a.example/x', 'https://a.example/x'],
    ['../x', 'https://bureau.example/x'],
    ['http://localhost:8787/x', 'http://localhost:8787/x'],
    ['http://127.0.0.1:8787/', 'http://127.0.0.1:8787/'],
    ['http://[::1]/', 'http://[::1]/'],
    ['mailto:a@a.example', 'mailto:a@a.example'],
    ['tel:+8625', 'tel:+8625'],
  ];
  for (const [link, expected] of kept)
    it(`keeps ${link}`, () => expect(safeUrl(link, page)).to.equal(expected));

  const refused = [
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://a.example/x',
    'http://a.example/',
    'http://127.0.0.1.evil.example/',
    'http://localhost.evil.example/',
    'https://',
    '',
    undefined,
    null,
  ];
  for (const link of refused)
    it(`refuses ${JSON.stringify(link)}`, () => expect(safeUrl(link, page)).to.equal(undefined));

  it('keeps a relative link of a page that is served without TLS', () => {
    expect(safeUrl('/x', document.baseURI)).to.equal(new URL('/x', document.baseURI).href);
  });
});
