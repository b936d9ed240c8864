import { expect } from 'chai';
import '../../define/listing-card.js';
import '../../define/provider.js';
import type { JtopListingCard } from '../listing-card/listing-card.js';
import { settle, until } from '../../testing/fake-time.js';
import { LISTING_ID } from '../../testing/fixtures.js';
import { demoPlatform } from '../../testing/mount.js';

describe('<jtop-provider>', () => {
  const rootOf = (card: JtopListingCard): Element | null | undefined =>
    card.shadowRoot?.querySelector('.root');

  function provided(change: Partial<HTMLElementTagNameMap['jtop-provider']> = {}) {
    const provider = document.createElement('jtop-provider');
    const card = document.createElement('jtop-listing-card');
    Object.assign(provider, { core: demoPlatform().core, ...change });
    card.listingId = LISTING_ID;
    provider.append(card);
    document.body.append(provider);
    return { provider, card };
  }

  it('tells the widgets inside what they have in common', async () => {
    const { provider, card } = provided({ theme: 'gov', locale: 'en', mode: 'elder', appearance: 'dark' });
    await until(() => card.state === 'ready');
    expect([...(rootOf(card)?.classList ?? [])]).to.include.members(['gov', 'elder', 'dark']);
    expect(rootOf(card)?.getAttribute('lang')).to.equal('en');
    provider.remove();
  });

  it('is followed when it changes', async () => {
    const { provider, card } = provided({ locale: 'en' });
    await until(() => card.state === 'ready');
    provider.setAttribute('locale', 'zh-CN');
    provider.setAttribute('theme', 'contrast');
    await settle();
    expect(rootOf(card)?.getAttribute('lang')).to.equal('zh-CN');
    expect(rootOf(card)?.classList.contains('contrast')).to.equal(true);
    provider.remove();
  });

  it('gives way to what an element says itself', async () => {
    const { provider, card } = provided({ theme: 'gov', locale: 'en' });
    card.theme = 'university';
    card.lang = 'zh-CN';
    await until(() => card.state === 'ready');
    expect(rootOf(card)?.classList.contains('university')).to.equal(true);
    expect(rootOf(card)?.getAttribute('lang')).to.equal('zh-CN');
    provider.remove();
  });

  it('gives each widget the nearest one', async () => {
    const { provider, card } = provided({ theme: 'gov' });
    const inner = document.createElement('jtop-provider');
    inner.theme = 'contrast';
    inner.core = provider.core;
    provider.append(inner);
    inner.append(card);
    await until(() => card.state === 'ready');
    await settle();
    expect(rootOf(card)?.classList.contains('contrast')).to.equal(true);
    provider.remove();
  });

  it('adds no box of its own', () => {
    const { provider } = provided();
    expect(getComputedStyle(provider).display).to.equal('contents');
    provider.remove();
  });
});
