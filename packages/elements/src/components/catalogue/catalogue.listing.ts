import type { Listing } from '@jtop/contract';
import type { CardListing, CardOffer } from '../listing-card/listing-card.state.js';

const NONE: readonly never[] = [];

/**
 * Makes what takes of a listing the part that a card and its lot need: a catalogue that was read to its end holds
 * thousands, and an abstract, its keywords and all rights weigh four times what a card shows.
 *
 * What many listings say alike is kept once. All objects have the same fields in the same order, absent ones too: an
 * engine keeps one layout for all of them then, and a field costs four bytes.
 */
export function createKeeper(): (listing: Listing) => CardListing {
  const fieldsOf = sharing((field) => [field]);
  const supplierOf = sharing((name) => ({ name }));
  const rightsOf = sharing((kind) => [{ kind, form: kind }]);
  const trlOf = sharing((trl) => ({ trl: Number(trl) }));
  const text = sharing((value) => value);
  return ({ fields, rights, supplier, selfAssessment, lotIds, ...listing }) => {
    const [field] = fields;
    const [right] = rights;
    const lastLot = lotIds[lotIds.length - 1];
    return {
      id: listing.id,
      kind: text(listing.kind),
      title: listing.title,
      fields: field === undefined ? NONE : fieldsOf(field),
      // A card says the kind, and the form where there is none.
      rights: right === undefined ? NONE : rightsOf(right.kind ?? right.form),
      supplier: supplierOf(supplier.name),
      selfAssessment: selfAssessment && trlOf(String(selfAssessment.trl)),
      verified: listing.verified,
      payLater: listing.payLater,
      starred: listing.starred !== undefined || undefined,
      status: text(listing.status),
      currentLotId: listing.currentLotId,
      lotIds: lastLot === undefined ? NONE : [lastLot],
      publishedAt: listing.publishedAt,
      offers: listing.offers.map(offerOf),
    };
  };
}

const offerOf = ({ mode, licenseKind, priceMode, priceFen, payLater, equity }: CardOffer): CardOffer => ({
  mode,
  licenseKind,
  priceMode,
  priceFen,
  payLater: payLater && { trialMonths: payLater.trialMonths, feeFen: payLater.feeFen },
  equity: equity && { valuationFen: equity.valuationFen },
});

/** What is made of a text, once for each text. */
function sharing<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const made = known.get(text) ?? make(text);
    known.set(text, made);
    return made;
  };
}
