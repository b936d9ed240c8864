import { expect } from 'chai';
import { define } from './define.js';
import { VERSION } from './version.js';

describe('define', () => {
  const registry = (): Record<string, string> =>
    (globalThis as unknown as Record<symbol, { elements: Record<string, string> }>)[
      Symbol.for('jtop.registry')
    ]?.elements ?? {};
  const warnings: unknown[] = [];
  const realWarn = console.warn;
  beforeEach(() => {
    warnings.length = 0;
    console.warn = (...what: unknown[]) => void warnings.push(what.join(' '));
  });
  afterEach(() => {
    console.warn = realWarn;
  });

  it('registers once; a second copy is left out silently', () => {
    class First extends HTMLElement {}
    define('define-probe', First);
    define('define-probe', class extends HTMLElement {});
    expect(customElements.get('define-probe')).to.equal(First);
    expect(registry()['define-probe']).to.equal(VERSION);
    expect(warnings).to.deep.equal([]);
  });

  it('reports an element of another major version', () => {
    customElements.define('define-old', class extends HTMLElement {});
    registry()['define-old'] = '99.0.0';
    define('define-old', class extends HTMLElement {});
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('99.0.0');
  });

  it('carries the version of the manifest', async () => {
    const manifest = (await (await fetch(new URL('../../package.json', import.meta.url))).json()) as {
      version: string;
    };
    expect(VERSION).to.equal(manifest.version);
  });
});
