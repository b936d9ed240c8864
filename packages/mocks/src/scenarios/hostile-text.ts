import type { Stage } from '../fixtures/stage.js';
import type { Store } from '../store.js';

/** Text as an attacker, a broken importer or a careless typist would send it. A page has to show it as text. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<img src=x onerror="window.__hostile=1">',
  '</title></style><script>window.__hostile=1</script>',
  'javascript:window.__hostile=1',
  '"><svg/onload=window.__hostile=1>',
  '${window.__hostile=1}{{constructor.constructor("window.__hostile=1")()}}',
  '\u202eevil-rtl-override\u202c 正常文字 \u2066isolated\u2069',
  'Z\u0351\u036b\u0343a\u0363\u0346l\u0366\u0357g\u0350o\u0301'.repeat(20),
  '很'.repeat(10_000),
  'nospaces'.repeat(1250),
  '\u200b\u200b\u200b',
  ' \n\t leading and trailing \n ',
];

/** Puts hostile text wherever somebody can have typed something. */
export function makeHostile({ store }: Stage): void {
  const hostile = (index: number): string => HOSTILE_TEXTS[index % HOSTILE_TEXTS.length] ?? '';
  for (const [index, listing] of [...store.listings.values()].entries()) {
    const text = hostile(index);
    store.listings.set(listing.id, {
      ...listing,
      title: text,
      abstract: hostile(index + 1),
      keywords: [text, hostile(index + 2)],
      supplier: { ...listing.supplier, name: hostile(index + 3) },
      rights: listing.rights.map((right) => ({ ...right, title: text, owners: [text], formNote: text })),
      offers: listing.offers.map((offer) => ({ ...offer, note: text, territory: text })),
    });
  }
  for (const [index, organization] of [...store.organizations.values()].entries()) {
    store.organizations.set(organization.id, {
      ...organization,
      name: hostile(index),
      logoUrl: 'javascript:window.__hostile=1',
    });
  }
  for (const special of store.specials.values()) {
    const sessions = special.sessions.map((session) => ({
      ...session,
      venue: hostile(5),
      hosts: session.hosts.map((host) => ({ ...host, name: hostile(0) })),
    }));
    store.specials.set(special.id, { ...special, title: { zh: hostile(0), en: hostile(1) }, sessions });
  }
  for (const season of store.seasons.values())
    store.seasons.set(season.id, { ...season, title: { zh: hostile(0), en: hostile(5) } });
  makeDemandsHostile(store, hostile);
  for (const session of store.sessions.values()) {
    if (session.specialTitle !== undefined)
      store.sessions.set(session.id, { ...session, specialTitle: hostile(0) });
  }
}

function makeDemandsHostile(store: Store, hostile: (index: number) => string): void {
  for (const [index, demand] of [...store.demands.values()].entries()) {
    const text = hostile(index);
    demand.content = {
      ...demand.content,
      title: text,
      summary: hostile(index + 1),
      problem: hostile(index + 2),
      constraints: text,
      presentState: text,
      keywords: [text, hostile(index + 3)],
      targetMetrics: [{ name: text, op: '>=', value: hostile(index + 1), unit: text }],
      externalUrl: 'javascript:window.__hostile=1',
    };
    // Without an alias the rules make one of field and place; with one it is what somebody typed.
    if (demand.disclosure !== undefined)
      demand.disclosure = { ...demand.disclosure, aliasName: hostile(index + 4) };
  }
  for (const [index, board] of [...store.boards.values()].entries()) board.title = hostile(index);
}
