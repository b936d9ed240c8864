import { formatInstant, type Listing } from '@jtop/contract';
import { v7 } from 'uuid';
import { json } from '../db/json.js';
import { inTransaction } from '../db/transaction.js';
import { searchColumns } from '../listings/search-columns.js';
import { catalogueChanged } from '../matching/catalogue.js';
import { storeTeams, type Team } from '../matching/teams.js';
import type { DemandActor, DemandWorld } from './demand-world.js';

const PUBLISHED = Date.parse('2026-05-01T00:00:00+08:00');

export type ListingText = Partial<
  Pick<Listing, 'title' | 'abstract' | 'keywords' | 'ipc' | 'fields' | 'offers' | 'selfAssessment' | 'status'>
> & { readonly adcode?: string };

/** What a listing says where a test says nothing of it. */
const LISTING: Omit<Listing, 'id' | 'no' | 'supplier' | 'seasonId' | 'publishedAt'> = {
  rev: 1,
  kind: 'patent',
  title: '一种示例',
  abstract: '',
  fields: ['ai'],
  ipc: [],
  keywords: [],
  rights: [],
  offers: [],
  payLater: false,
  status: 'available',
  verified: true,
  lotIds: [],
  submittedVia: 'page',
  createdAt: formatInstant(PUBLISHED),
  updatedAt: formatInstant(PUBLISHED),
};

/** A listing whose supplier is an actor of the world; it is matched and found as those of the catalogue are. */
export async function storeListing(
  world: DemandWorld,
  text: ListingText,
  supplier: DemandActor = 'stranger',
): Promise<Listing> {
  const partyId = world.viewers.get(supplier)?.partyId;
  if (partyId === undefined) throw new Error('there is no such supplier');
  const { adcode = '320106', ...rest } = text;
  const id = v7();
  const doc: Listing = {
    ...LISTING,
    ...rest,
    id,
    no: `JS-2026-CG-${id.slice(-6)}`,
    supplier: { partyId, name: '示例供方（虚构）', adcode },
    seasonId: 'auction-2026',
    publishedAt: formatInstant(PUBLISHED),
  };
  const prices = doc.offers.flatMap(({ priceFen }) => priceFen ?? []);
  await inTransaction(world.db, async (tx) => {
    await tx
      .insertInto('listings')
      .values({
        id,
        rev: 1,
        no: doc.no,
        kind: doc.kind,
        title: doc.title,
        status: doc.status,
        fields: [...doc.fields],
        city: adcode,
        modes: doc.offers.map(({ mode }) => mode),
        pay_later: doc.payLater,
        starred: false,
        price_fen: prices.length === 0 ? null : Math.min(...prices),
        rights_clear: true,
        supplier_party_id: partyId,
        season_id: doc.seasonId,
        published_at: PUBLISHED,
        ...searchColumns(doc),
        doc: json(doc),
      })
      .execute();
    await catalogueChanged(tx);
  });
  return doc;
}

/** A team of the world's university. */
export async function storeTeam(world: DemandWorld, team: Partial<Team> = {}): Promise<void> {
  const partyId = world.viewers.get('university')?.partyId;
  if (partyId === undefined) throw new Error('there is no university');
  await inTransaction(world.db, (tx) => storeTeams(tx, [{ ...TEAM, partyId, ...team }], world.clock.now()));
}

const TEAM: Omit<Team, 'partyId'> = {
  name: '示例可降解高分子团队（虚构）',
  kind: 'university',
  fields: ['advanced_materials'],
  ipc: ['C08L 67/04'],
  keywords: ['聚乳酸', '增韧', '薄膜'],
  summary: '从事聚乳酸增韧改性与薄膜加工。',
  adcode: '320100',
  trl: { min: 3, max: 7 },
};
