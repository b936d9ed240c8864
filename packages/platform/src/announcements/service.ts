import { formatInstant, type Announcement } from '@jtop/contract';
import { announcementHash } from '@jtop/rules/log';
import type { Tx } from '../db/schema.js';
import { newId } from '../lots/ids.js';
import { insertAnnouncement, type AnnouncementRow } from './repository.js';

/** A notice about lots, before it is published. */
export interface Notice {
  readonly kind: 'auction' | 'adjustment' | 'result' | 'cancel';
  readonly lotIds: readonly string[];
  readonly text: string;
}

/**
 * Publishes a notice in the transaction of what it tells of.
 * @param at - epoch milliseconds of the seasons' clock
 * @returns the row as stored, with the hash of its text
 */
export async function publish(tx: Tx, notice: Notice, at: number): Promise<AnnouncementRow> {
  const row: AnnouncementRow = {
    id: newId(at),
    kind: notice.kind,
    lot_ids: [...notice.lotIds],
    text: notice.text,
    hash: announcementHash(notice.text),
    published_at: at,
  };
  await insertAnnouncement(tx, row);
  return row;
}

export function announcementEntity(row: AnnouncementRow): Announcement {
  return {
    id: row.id,
    kind: row.kind,
    lotIds: row.lot_ids,
    text: row.text,
    hash: row.hash,
    publishedAt: formatInstant(row.published_at),
  };
}
