import { expect } from 'chai';
import { autoload } from './autoload.js';

describe('the autoloader', () => {
  let stop: () => void = () => undefined;
  let asked: string[];
  let broken: boolean;
  const sources = Object.fromEntries(
    ['x-first', 'x-second'].map((tag) => [
      tag,
      (): Promise<unknown> => {
        asked.push(tag);
        return broken ? Promise.reject(new Error('offline')) : Promise.resolve();
      },
    ]),
  );
  const put = (markup: string): void =>
    document.body.append(...new DOMParser().parseFromString(markup, 'text/html').body.childNodes);
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

  beforeEach(() => {
    asked = [];
    broken = false;
  });
  afterEach(() => {
    stop();
    document.body.replaceChildren();
  });

  it('fetches what the page has, each once, and nothing else', () => {
    put('<div><x-first></x-first><x-first></x-first></div><x-third></x-third>');
    stop = autoload(sources);
    expect(asked).to.deep.equal(['x-first']);
  });

  it('fetches what comes later, by itself or inside of something', async () => {
    stop = autoload(sources);
    put('<x-second></x-second>');
    await settled();
    put('<section><p><x-first></x-first></p>text</section>');
    await settled();
    expect(asked).to.deep.equal(['x-second', 'x-first']);
  });

  it('asks again where it could not be had: with the next one, and when the browser is online again', async () => {
    broken = true;
    put('<x-first></x-first>');
    stop = autoload(sources);
    await settled();
    expect(asked).to.deep.equal(['x-first']);
    put('<x-first></x-first>');
    await settled();
    expect(asked).to.have.length(2);
    broken = false;
    dispatchEvent(new Event('online'));
    await settled();
    dispatchEvent(new Event('online'));
    await settled();
    expect(asked).to.have.length(3);
  });

  it('fetches what the script tag names, for elements in shadow roots of the page', () => {
    const script = document.createElement('script');
    script.dataset.elements = ' x-second  x-unknown constructor ';
    stop = autoload(sources, script);
    expect(asked).to.deep.equal(['x-second']);
  });

  it('stops looking', async () => {
    autoload(sources)();
    put('<x-first></x-first>');
    dispatchEvent(new Event('online'));
    await settled();
    expect(asked).to.deep.equal([]);
  });
});
