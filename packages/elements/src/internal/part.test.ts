import { expect } from 'chai';
import { Part } from './part.js';

describe('a part in a file of its own', () => {
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

  it('is fetched once, when it is asked for, and draws the widget anew', async () => {
    let fetched = 0;
    let drawn = 0;
    const part = new Part({ requestUpdate: () => drawn++ }, () => Promise.resolve(++fetched));
    expect([part.get(), part.get(), fetched]).to.deep.equal([undefined, undefined, 1]);
    await settled();
    expect([part.get(), fetched, drawn, part.failed]).to.deep.equal([1, 1, 1, false]);
  });

  it('says that it could not be had, and is fetched again on request only', async () => {
    let fetched = 0;
    let drawn = 0;
    const part = new Part({ requestUpdate: () => drawn++ }, () =>
      ++fetched === 1 ? Promise.reject(new Error('offline')) : Promise.resolve('here'),
    );
    part.get();
    await settled();
    expect([part.get(), part.failed, fetched, drawn]).to.deep.equal([undefined, true, 1, 1]);
    part.again();
    expect([part.failed, fetched]).to.deep.equal([false, 2]);
    await settled();
    expect([part.get(), part.failed, fetched]).to.deep.equal(['here', false, 2]);
  });
});
