import { describe, expect, it } from 'vitest';
import { compressed, strangersIn, tooNewIn } from '../../scripts/lib/size-rules.mjs';

describe('what must not be in a browser bundle', () => {
  it.each([
    ['class ZodType{}', 'zod'],
    ['var a=$ZodType', 'zod'],
    ['register("mockServiceWorker.js")', 'msw'],
    ['import"@electric-sql/pglite"', 'PGlite'],
    ['const f=require("ajv/dist/runtime/ucs2length")', 'require()'],
    ['new Function("return 1")', 'eval'],
    ['x=eval("1")', 'eval'],
    ['unsafeHTML(title)', 'unsafeHTML'],
    ['import{createHash}from"node:crypto"', 'a module of Node'],
  ])('finds it in %s', (text, what) => {
    expect(strangersIn(text)).toContain(what);
  });

  it('does not mistake a likeness for it', () => {
    expect(strangersIn('a.require("x");b.eval(1);medieval(2);this.requireName("x")')).toEqual([]);
  });
});

describe('what Chromium 80 cannot run', () => {
  it.each([['a??=b'], ['a||=b'], ['Object.hasOwn(a,"b")'], ['structuredClone(a)'], ['class A{static{b()}}']])(
    'finds it in %s',
    (text) => {
      expect(tooNewIn(text)).toHaveLength(1);
    },
  );

  it('leaves older spellings alone', () => {
    expect(tooNewIn('a??b;a||b==c;a!==b;Object.prototype.hasOwnProperty.call(a,"b")')).toEqual([]);
  });
});

describe('the size of a file', () => {
  it('is what brotli makes of it', () => {
    expect(compressed(Buffer.from('a'.repeat(10_000)))).toBeLessThan(50);
  });
});
