import { z } from 'zod';
import { ANNOUNCEMENT_KINDS } from '../common/enums.js';
import { pageOf } from '../common/page.js';
import { Hash, Id, Instant } from '../common/primitives.js';
import { oneOrMore, paging } from '../common/query.js';

export const Announcement = z
  .object({
    id: Id,
    kind: z.enum(ANNOUNCEMENT_KINDS),
    lotIds: z.array(Id),
    text: z.string(),
    hash: Hash,
    publishedAt: Instant,
  })
  .meta({
    id: 'Announcement',
    description: 'A published notice about lots (拍卖公告). `hash` is SHA-256 of the text.',
  });

export const AnnouncementPage = pageOf(Announcement, 'AnnouncementPage');
export const AnnouncementsListQuery = z.strictObject({
  kind: oneOrMore(ANNOUNCEMENT_KINDS).optional(),
  lotId: z.string().max(64).optional(),
  ...paging,
});
