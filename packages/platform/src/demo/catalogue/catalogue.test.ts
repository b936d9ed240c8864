import { FIELDS, parseInstant } from '@jtop/contract';
import { Listing } from '@jtop/contract/schemas';
import { checkPatentNumber } from '@jtop/rules/numbers';
import { describe, expect, it } from 'vitest';
import { demoPartyId } from '../../identity/demo-parties.js';
import { TITLE_FAMILIES, titlesOf } from '../titles/index.js';
import { shanghai } from '../years.js';
import { demoCatalogue, furtherListings } from './catalogue.js';
import { FEATURED_LISTING_IDS } from './featured.js';
import type { DemoListing } from './listing.js';
import { listingSuppliers } from './suppliers.js';

const NOW = shanghai('2026-11-24', '09:30');
const suppliers = listingSuppliers();
const notice = demoCatalogue(2025, NOW, suppliers);
const current = demoCatalogue(2026, NOW, suppliers);
const all = [...notice, ...current];
const rightsOf = (listings: readonly DemoListing[]) => listings.flatMap(({ doc }) => doc.rights);

describe('the demo catalogue', () => {
  it('is the same each time', () => {
    expect(demoCatalogue(2026, NOW, suppliers)).toEqual(current);
  });

  it('is what the contract says', () => {
    for (const { doc } of all) expect(Listing.safeParse(doc).error).toBeUndefined();
  });

  it('repeats no id, number, title or patent number', () => {
    const unique = (values: readonly (string | undefined)[]): number => new Set(values).size;
    expect(unique(all.map(({ doc }) => doc.id))).toBe(all.length);
    expect(unique(all.map(({ doc }) => doc.no))).toBe(all.length);
    expect(unique(all.map(({ doc }) => doc.title))).toBe(all.length);
    const numbers = rightsOf(all).flatMap(({ number }) => number ?? []);
    expect(unique(numbers)).toBe(numbers.length);
  });

  it('uses each title as it is, until there are none left', () => {
    for (const { doc } of all) expect(doc.title).not.toContain('改进型');
  });

  it('says that it is invented', () => {
    for (const { doc } of all) {
      expect(doc.supplier.name).toMatch(/示例.*（虚构）$/u);
      expect(doc.abstract).toContain('虚构');
    }
  });

  it('has patents with good check digits, of the kind that the number says', () => {
    const patents = rightsOf(all).filter(({ form }) => form === 'patent');
    expect(patents.length).toBeGreaterThan(300);
    for (const { number, kind } of patents) {
      expect(checkPatentNumber(number ?? '')).toMatchObject({ ok: true, granted: true, kind, number });
    }
  });

  it('has rights granted since 2022, filed before and still in force', () => {
    for (const { form, filedOn = '', grantedOn = '', expiresOn = '9' } of rightsOf(all)) {
      expect(grantedOn >= '2022-01-01').toBe(true);
      expect(grantedOn < '2026-11-01').toBe(true);
      if (form === 'patent') expect(filedOn < grantedOn && expiresOn > '2026-11-24').toBe(true);
    }
  });

  it('holds patents, software, layouts and varieties, in all seven fields', () => {
    expect(new Set(rightsOf(current).map(({ form }) => form))).toEqual(
      new Set(['patent', 'software_copyright', 'ic_layout', 'plant_variety']),
    );
    expect(new Set(current.flatMap(({ doc }) => doc.fields))).toEqual(new Set(FIELDS));
  });

  it('is offered for assignment, licence, first use and later payment, and equity', () => {
    const offers = current.flatMap(({ doc }) => doc.offers);
    expect(new Set(offers.map(({ mode }) => mode))).toEqual(new Set(['assignment', 'license', 'equity']));
    expect(offers.filter(({ payLater }) => payLater !== undefined).length).toBeGreaterThan(20);
    expect(current.filter(({ doc }) => doc.starred).length).toBeGreaterThan(10);
    for (const { priceMode, priceFen } of offers) {
      expect(priceFen === undefined).toBe(priceMode === 'negotiable');
    }
  });

  it('has far more than 200 verified listings on offer in the current year', () => {
    const onOffer = current.filter(({ doc, rightsClear }) => doc.status === 'available' && rightsClear);
    expect(onOffer.length).toBeGreaterThan(300);
  });

  it('lets demo-university-1 to 5 supply some of them', () => {
    for (let n = 1; n <= 5; n += 1) {
      const supplied = current.filter(
        ({ doc }) => doc.supplier.partyId === demoPartyId(`demo-university-${n}`),
      );
      expect(supplied.length).toBeGreaterThan(3);
    }
  });

  it('has some on offer whose check has run out, last in the usual order', () => {
    const expired = current.filter(({ doc, rightsClear }) => doc.status === 'available' && !rightsClear);
    expect(expired).toHaveLength(4);
    const youngest = Math.max(...expired.map(({ doc }) => parseInstant(doc.publishedAt)));
    const older = current.filter(({ doc }) => parseInstant(doc.publishedAt) < youngest);
    expect(older.length).toBeLessThan(12);
    for (const { verification } of rightsOf(expired)) {
      expect(verification?.outcome).toBe('clear');
      expect(parseInstant(verification?.expiresAt ?? '')).toBeLessThan(NOW);
    }
  });

  it('publishes nothing whose title is not clear', () => {
    const unclear = current.filter(({ doc }) =>
      doc.rights.some(({ verification }) => verification?.outcome !== 'clear'),
    );
    expect(unclear.length).toBeGreaterThan(0);
    for (const { doc } of unclear) expect(doc.status).toBe('in_review');
  });

  it('holds the featured listings', () => {
    const ids = current.map(({ doc }) => doc.id);
    for (const id of FEATURED_LISTING_IDS) expect(ids).toContain(id);
  });

  it('is published within the season and before today', () => {
    for (const { doc } of current) {
      expect(parseInstant(doc.publishedAt)).toBeGreaterThanOrEqual(shanghai('2026-01-01'));
      expect(parseInstant(doc.publishedAt)).toBeLessThan(NOW);
    }
    for (const { doc } of notice) expect(doc.publishedAt.slice(0, 4)).toBe('2025');
  });

  it('can be made in the first minutes of a year', () => {
    const early = shanghai('2027-01-01', '00:05');
    const listings = demoCatalogue(2027, early, suppliers);
    for (const { doc } of listings) expect(parseInstant(doc.publishedAt)).toBeLessThanOrEqual(early);
  });
});

describe('furtherListings', () => {
  it('goes on where the catalogue ends, with titles of its own', () => {
    const further = furtherListings(2026, current.length, 300, NOW, suppliers);
    expect(further.every(({ doc, rightsClear }) => doc.status === 'available' && rightsClear)).toBe(true);
    const together = [...current, ...further].map(({ doc }) => doc);
    expect(new Set(together.map(({ id }) => id)).size).toBe(together.length);
    expect(new Set(together.map(({ no }) => no)).size).toBe(together.length);
    expect(new Set(together.map(({ title }) => title)).size).toBe(together.length);
    for (const { doc } of further) expect(Listing.safeParse(doc).error).toBeUndefined();
  });
});

describe('the titles', () => {
  it('fill every pattern', () => {
    for (const field of FIELDS) {
      const titles = titlesOf(field).map(({ title }) => title);
      // Enough for both years, so that none has to be used twice.
      expect(titles.length).toBeGreaterThanOrEqual(16 + Math.ceil(330 / 7));
      for (const title of titles) expect(title).not.toContain('{');
    }
  });

  it('bear IPC symbols as they are written', () => {
    const symbols = Object.values(TITLE_FAMILIES).flatMap((families) => families.flatMap(({ ipc }) => ipc));
    for (const symbol of symbols) expect(symbol).toMatch(/^[A-H]\d{2}[A-Z] \d{1,4}\/\d{2,6}$/u);
  });
});
