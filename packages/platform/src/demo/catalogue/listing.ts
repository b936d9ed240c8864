import { FIELDS, formatInstant, type IpRight, type Listing } from '@jtop/contract';
import { demoId } from '../ids.js';
import { Prng } from '../prng.js';
import { seasonId } from '../programme.js';
import { titlesOf, type DemoField, type DemoTitle } from '../titles/index.js';
import { HOUR, NOTICE_YEAR } from '../years.js';
import { demoOffers, lowestPriceFen, type OfferKind } from './offers.js';
import { demoRight, type RightsState } from './rights.js';

/** Titles of each field that the notice's year uses; later years go on after them. */
const TITLES_OF_NOTICE_YEAR = 16;

/** Who offers: the party that sells, and how it is shown. */
export interface ListingSupplier {
  readonly partyId: string;
  readonly organizationId: string;
  readonly name: string;
  /** GB/T 2260 code of its city. */
  readonly adcode: string;
  /** What it works on; empty for those who work on everything. */
  readonly fields: readonly DemoField[];
}

/** What makes one demo listing differ from the next. */
export interface ListingRequest {
  readonly year: number;
  /** From 0 within the year; names the listing, and chooses field and title. */
  readonly index: number;
  readonly id: string;
  readonly supplier: ListingSupplier;
  readonly offer: OfferKind;
  readonly rights: RightsState;
  readonly status: Listing['status'];
  readonly starred: boolean;
  /** Its season is not over. */
  readonly running: boolean;
  /** Epoch milliseconds. */
  readonly publishedAt: number;
  /** The seasons' clock at seeding, epoch milliseconds. */
  readonly now: number;
}

/** A listing with the columns that are stored besides the document. */
export interface DemoListing {
  readonly doc: Listing;
  readonly priceFen: number | undefined;
  readonly rightsClear: boolean;
}

/** Id of a year's listing; the featured ones have names instead, see `featured.ts`. */
export function demoListingId(year: number, index: number): string {
  return demoId(`listing:${year}:${index}`);
}

/** Builds one invented listing; the same request always gives the same listing. */
export function demoListing(request: ListingRequest): DemoListing {
  const { year, index, supplier, publishedAt } = request;
  const prng = new Prng(`listing:${year}:${index}`);
  const field = fieldOf(index);
  const title = titleOf(year, index, field);
  const right = demoRight(
    {
      title,
      owner: supplier.name,
      publishedAt,
      state: request.rights,
      onOffer: request.running,
      now: request.now,
    },
    prng,
  );
  const offers = demoOffers(request.offer, prng);
  const rightsClear = request.rights === 'clear';
  const at = formatInstant(publishedAt);
  const selected = request.starred || prng.chance(25);
  const doc: Listing = {
    id: request.id,
    rev: 1,
    no: `JS-${year}-CG-${String(index + 1).padStart(6, '0')}`,
    kind: right.form === 'patent' ? 'patent' : 'achievement',
    title: title.title,
    abstract: abstractOf(title, right.kind),
    keywords: [...title.family.keywords],
    fields: fieldsOf(field, prng),
    ipc: [...title.family.ipc],
    rights: [right],
    offers,
    selfAssessment: { trl: prng.int(4, 9), market: prng.int(3, 5), industrial: prng.int(2, 5) },
    supplier: {
      partyId: supplier.partyId,
      name: supplier.name,
      organizationId: supplier.organizationId,
      adcode: supplier.adcode,
    },
    seasonId: seasonId('auction', year),
    submittedVia: prng.pick(['page', 'batch', 'batch', 'email_intake']),
    verified: rightsClear,
    payLater: offers.some((offer) => offer.payLater !== undefined),
    ...(selected ? { selected: { at } } : {}),
    ...(request.starred ? { starred: { at } } : {}),
    status: request.status,
    lotIds: [],
    publishedAt: at,
    createdAt: formatInstant(publishedAt - prng.int(72, 240) * HOUR),
    updatedAt: at,
  };
  return { doc, priceFen: lowestPriceFen(offers), rightsClear };
}

/** The field of a year's n-th listing: one after the other. */
export function fieldOf(index: number): DemoField {
  const field = FIELDS[index % FIELDS.length];
  if (field === undefined) throw new RangeError(`no field for listing ${index}`);
  return field;
}

/** The next unused title of the field; when all are used up, they come again as improvements. */
function titleOf(year: number, index: number, field: DemoField): DemoTitle {
  const titles = titlesOf(field);
  const offset = year === NOTICE_YEAR ? 0 : TITLES_OF_NOTICE_YEAR;
  const position = offset + Math.floor(index / FIELDS.length);
  const title = titles[position % titles.length];
  if (title === undefined) throw new RangeError(`no title for listing ${index}`);
  const round = Math.floor(position / titles.length);
  return round === 0 ? title : { ...title, title: `${title.title}（改进型${round}）` };
}

/** Some results serve a second field besides their own. */
const NEIGHBOURS: Readonly<Record<DemoField, DemoField>> = {
  biomedicine: 'advanced_materials',
  software_it_services: 'next_gen_it',
  advanced_materials: 'intelligent_manufacturing',
  next_gen_it: 'info_comm',
  info_comm: 'next_gen_it',
  intelligent_manufacturing: 'ai',
  ai: 'software_it_services',
};

function fieldsOf(field: DemoField, prng: Prng): DemoField[] {
  return prng.chance(20) ? [field, NEIGHBOURS[field]] : [field];
}

function abstractOf({ title, family }: DemoTitle, kind: IpRight['kind']): string {
  const opening =
    kind === 'utility_model'
      ? `本实用新型公开了${title}。`
      : kind === 'invention'
        ? `本发明公开了${title}。`
        : `本成果为${title}。`;
  return `${opening}${family.effect}（示例内容，纯属虚构，不对应任何真实专利或成果。）`;
}
