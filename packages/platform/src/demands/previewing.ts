import type { DemandPreview, DemandPreviewCreate } from '@jtop/contract';
import { otherNamesOf } from '@jtop/rules/disclosure';
import type { Db } from '../db/schema.js';
import { groupKey } from './columns.js';
import { contentOf } from './creating.js';
import { countAlike } from './repository.js';
import { contentRecord } from './rows.js';
import { previewViews } from './view.js';

/** What each level would see of a demand, were it published now. Stores nothing. */
export async function previewDemand(db: Db, body: DemandPreviewCreate): Promise<DemandPreview> {
  const {
    company,
    disclosure = { level: 'public', hiddenFields: [] },
    attachments: _named,
    ...written
  } = body;
  const demand = {
    content: contentOf(written, company.adcode),
    company: { name: company.name, otherNames: otherNamesOf(company.name, undefined) },
    disclosure,
  };
  const alike = 1 + (await countAlike(db, groupKey(contentRecord(demand))));
  return { views: previewViews(demand, alike) };
}
