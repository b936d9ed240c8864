import { expect } from 'chai';
import '../define/listing-card.js';
import type { JtopListingCard } from '../components/listing-card/listing-card.js';
import { settle } from '../testing/fake-time.js';
import type { Settings } from './settings.js';

type Callback = (settings: Settings, leave?: () => void) => void;
type Request = Event & { context: unknown; contextTarget: Element; callback: Callback; subscribe?: boolean };

const KEY = Symbol.for('jtop.settings');

describe('context', () => {
  let place: HTMLElement;
  beforeEach(() => (place = document.body.appendChild(document.createElement('div'))));
  afterEach(() => place.remove());

  const look = (card: JtopListingCard): string => card.shadowRoot?.querySelector('.root')?.className ?? '';
  const makeCard = (parent: Node): JtopListingCard =>
    parent.appendChild(document.createElement('jtop-listing-card'));
  function makeProvider(parent: Node, theme: string): HTMLElementTagNameMap['jtop-provider'] {
    const provider = document.createElement('jtop-provider');
    provider.setAttribute('theme', theme);
    return parent.appendChild(provider);
  }

  /** A provider of somebody else: by the protocol's names alone. */
  function foreignProvider(parent: Node, settings: Settings) {
    const element = parent.appendChild(document.createElement('div'));
    const requests: Request[] = [];
    const left: Callback[] = [];
    const leaves = new Map<Callback, () => void>();
    element.addEventListener('context-request', (event) => {
      const request = event as Request;
      if (request.context !== KEY) return;
      request.stopImmediatePropagation();
      requests.push(request);
      const { callback } = request;
      if (!leaves.has(callback)) leaves.set(callback, () => left.push(callback));
      callback(settings, leaves.get(callback));
    });
    return { element, requests, left };
  }

  /** A consumer of somebody else. */
  function foreignRequest(from: Element, fields: Partial<Request> = {}) {
    const values: (string | undefined)[] = [];
    const leaves: ((() => void) | undefined)[] = [];
    const callback: Callback = ({ theme }, leave) => {
      values.push(theme);
      leaves.push(leave);
    };
    const event = new Event('context-request', { bubbles: true, composed: true });
    from.dispatchEvent(Object.assign(event, { context: KEY, contextTarget: from, callback, ...fields }));
    return { values, leaves };
  }

  // First: the provider can be defined only once.
  it('reaches widgets that were there before their providers were defined, each by the nearest', async () => {
    const outer = makeProvider(place, 'gov');
    const inner = makeProvider(outer, 'contrast');
    const [far, near] = [makeCard(outer), makeCard(inner)];
    await settle();
    expect([look(far), look(near)].join())
      .to.contain('default')
      .and.to.not.match(/gov|contrast/);
    await import('../define/provider.js');
    await settle();
    expect(look(far)).to.contain('gov');
    expect(look(near)).to.contain('contrast');
  });

  it('reaches widgets within shadow roots', async () => {
    const provider = makeProvider(place, 'gov');
    const root = provider.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    const card = makeCard(root);
    await settle();
    expect(look(card)).to.contain('gov');
  });

  it('gives each widget the nearest provider, and follows its attributes', async () => {
    const outer = makeProvider(place, 'gov');
    const inner = makeProvider(outer, 'contrast');
    const [far, near] = [makeCard(outer), makeCard(inner)];
    await settle();
    outer.setAttribute('theme', 'university');
    await settle();
    expect(look(far)).to.contain('university');
    expect(look(near)).to.contain('contrast');
    inner.setAttribute('theme', 'gov');
    await settle();
    expect(look(far)).to.contain('university');
    expect(look(near)).to.contain('gov');
  });

  it('goes with a widget to another provider, and stays behind where there is none', async () => {
    const [from, to] = [makeProvider(place, 'gov'), makeProvider(place, 'contrast')];
    const card = makeCard(from);
    await settle();
    to.append(card);
    await settle();
    expect(look(card)).to.contain('contrast');
    from.setAttribute('theme', 'university');
    await settle();
    expect(look(card)).to.contain('contrast');
    place.append(card);
    await settle();
    expect(look(card)).to.contain('default');
  });

  it('takes settings of a provider that is not ours, as they change', async () => {
    const { element, requests } = foreignProvider(place, { theme: 'gov' });
    const card = makeCard(element);
    await settle();
    expect(look(card)).to.contain('gov');
    expect(requests.map(({ contextTarget, subscribe }) => [contextTarget, subscribe])).to.deep.equal([
      [card, true],
    ]);
    requests[0]?.callback({ theme: 'contrast' });
    await settle();
    expect(look(card)).to.contain('contrast');
  });

  it('asks again when any provider of its key appears, and of no other', () => {
    const { element, requests, left } = foreignProvider(place, {});
    makeCard(element);
    const appear = (context: unknown): boolean =>
      element.dispatchEvent(
        Object.assign(new Event('context-provider', { bubbles: true, composed: true }), { context }),
      );
    appear(KEY);
    expect(requests).to.have.length(2);
    expect(left, 'the same provider is not left').to.deep.equal([]);
    appear(Symbol('other'));
    expect(requests).to.have.length(2);
  });

  it('leaves nothing behind when a widget leaves the page', () => {
    const { element, requests, left } = foreignProvider(place, {});
    const card = makeCard(element);
    card.remove();
    expect(left).to.deep.equal([requests[0]?.callback]);
    let asked = 0;
    card.addEventListener('context-request', () => asked++);
    makeProvider(element, 'gov');
    expect(asked, 'hears no more of providers').to.equal(0);
  });

  it('leaves the old provider when a nearer one takes its place', async () => {
    const { element, requests, left } = foreignProvider(place, { theme: 'gov' });
    const inner = foreignProvider(element, { theme: 'contrast' });
    const card = makeCard(element);
    await settle();
    inner.element.append(card);
    await settle();
    expect(look(card)).to.contain('contrast');
    expect([requests.length, left.length, inner.requests.length, inner.left.length]).to.deep.equal([
      1, 1, 1, 0,
    ]);
  });

  it('answers consumers that are not ours: once, or until they have enough', async () => {
    const provider = makeProvider(place, 'gov');
    await settle();
    const child = provider.appendChild(document.createElement('p'));
    const once = foreignRequest(child);
    const lasting = foreignRequest(child, { subscribe: true });
    provider.theme = 'contrast';
    await settle();
    expect(once.values).to.deep.equal(['gov']);
    expect(once.leaves).to.deep.equal([undefined]);
    expect(lasting.values).to.deep.equal(['gov', 'contrast']);
    expect(lasting.leaves[0]).to.be.a('function').and.to.equal(lasting.leaves[1]);
    lasting.leaves[0]?.();
    provider.theme = 'university';
    await settle();
    expect(lasting.values).to.have.length(2);
  });

  it('lets requests for other contexts pass', () => {
    let passed = 0;
    place.addEventListener('context-request', () => passed++);
    const provider = makeProvider(place, 'gov');
    expect(foreignRequest(provider, { context: Symbol('other') }).values).to.deep.equal([]);
    expect(passed).to.equal(1);
    foreignRequest(provider);
    expect(passed).to.equal(1);
  });
});
