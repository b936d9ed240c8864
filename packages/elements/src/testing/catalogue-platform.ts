import { formatInstant, type Listing, type Lot } from '@jtop/contract';
import { FakePlatform } from './fake-platform.js';
import { LISTING_ID, LOT_ID, NOW, makeBids, makeListing, makeLot } from './fixtures.js';

/** A platform whose listings can be filtered, sorted and paged as the real one's. */
export class CataloguePlatform extends FakePlatform {
  /** While it is there, answers to matching paths wait for it. */
  gate: { readonly path: RegExp; readonly open: Promise<void> } | undefined;

  /** What was asked of the list of listings, without its limit. */
  get questions(): string[] {
    return this.asked
      .filter((path) => /^\/v1\/listings(\?|$)/.test(path))
      .map((path) => decodeURIComponent(path.replace(/^[^?]*\??/, '').replace(/&?limit=\d+/, '')));
  }

  protected override answer(url: URL): Response | Promise<Response> {
    const found = this.list(url) ?? super.answer(url);
    const { gate } = this;
    return gate?.path.test(url.pathname + url.search) ? gate.open.then(() => found) : found;
  }

  private list({ pathname, searchParams }: URL): Response | undefined {
    const among = (name: string): string[] | undefined => searchParams.get(name)?.split(',');
    if (pathname === '/v1/lots') {
      return this.page(this.lots.filter(({ status }) => among('status')?.includes(status) ?? true));
    }
    if (pathname !== '/v1/listings') return undefined;
    const price = ({ offers }: Listing): number => offers[0]?.priceFen ?? 0;
    const found = this.listings.filter(
      (listing) =>
        (among('field')?.some((field) => listing.fields.includes(field)) ?? true) &&
        (among('city')?.includes(listing.supplier.adcode) ?? true) &&
        (among('status')?.includes(listing.status) ?? true) &&
        (searchParams.get('starred') !== 'true' || listing.starred !== undefined) &&
        (searchParams.get('payLater') !== 'true' || listing.payLater) &&
        price(listing) >= Number(searchParams.get('priceMinFen') ?? 0) &&
        listing.title.includes(searchParams.get('q') ?? ''),
    );
    if (searchParams.get('sort') === 'price') found.sort((a, b) => price(a) - price(b));
    const limit = Number(searchParams.get('limit') ?? 20);
    const from = Number(searchParams.get('cursor') ?? 0);
    const items = found.slice(from, from + limit);
    const next = from + limit < found.length ? { nextCursor: String(from + limit) } : {};
    const total = from === 0 ? { total: found.length } : {};
    return this.json({ items, ...next, ...total, asOf: formatInstant(this.now) });
  }
}

const id = (n: number): string => `0197c0de-0000-7000-8000-${String(n).padStart(12, '0')}`;
const FIELDS = ['info_comm', 'biomedicine', 'ai', 'advanced_materials'] as const;
const CITIES = ['320100', '320500', '320200'];

/** The nth listing of a catalogue, from 0; the first one is in bidding. */
export function catalogueListing(n: number, change: Partial<Listing> = {}): Listing {
  const lot =
    n === 0 ? { status: 'in_auction' as const, currentLotId: LOT_ID, lotIds: [LOT_ID], id: LISTING_ID } : {};
  const { starred: _, ...plain } = makeListing();
  return {
    ...plain,
    id: id(1000 + n),
    no: `JS-2026-CG-${String(n + 1).padStart(6, '0')}`,
    title: n === 0 ? plain.title : `耐高温复合隔热膜及其制备工艺之${n}`,
    fields: [FIELDS[n % FIELDS.length] ?? 'ai'],
    supplier: { ...plain.supplier, adcode: CITIES[n % CITIES.length] ?? '320100' },
    payLater: n % 5 === 1,
    ...(n % 4 === 0 && { starred: { at: plain.publishedAt } }),
    offers: [{ mode: 'assignment', priceMode: 'fixed', priceFen: 10_000_000 + n * 1_000_000 }],
    ...lot,
    ...change,
  };
}

/** A catalogue of so many listings, the first of them in bidding. */
export function cataloguePlatform(count = 30, lot: Partial<Lot> = {}): CataloguePlatform {
  const platform = new CataloguePlatform();
  platform.listings = Array.from({ length: count }, (_, n) => catalogueListing(n));
  platform.lots = [makeLot(lot)];
  platform.bids = makeBids();
  return platform;
}

/** A gate that stays shut until it is opened. */
export function gateOf(path: RegExp): { gate: NonNullable<CataloguePlatform['gate']>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { gate: { path, open: opened }, open };
}

export { NOW };
