import { z } from 'zod';
import { SESSION_KINDS } from '../common/enums.js';
import { pageOf } from '../common/page.js';
import { Count, Day, DayInput, Id, Instant, InstantInput, Slug } from '../common/primitives.js';
import { oneOrMore, paging } from '../common/query.js';

export const AuctionSession = z
  .object({
    id: Id,
    rev: z.int().min(1),
    seasonId: Slug,
    kind: z.enum(SESSION_KINDS),
    date: Day,
    opensAt: Instant,
    closesAt: Instant.optional(),
    specialSessionId: Slug.optional(),
    specialTitle: z.string().optional(),
    lotCount: Count,
    starredCount: Count.optional(),
  })
  .meta({
    id: 'AuctionSession',
    description:
      'A bidding session: each Wednesday and Friday, or one of a special. `closesAt` is the latest end of its lots.',
  });

export const AuctionSessionPage = pageOf(AuctionSession, 'AuctionSessionPage');

export const SessionsListQuery = z.strictObject({
  from: DayInput.optional(),
  to: DayInput.optional(),
  kind: oneOrMore(SESSION_KINDS).optional(),
  ...paging,
});

export const SessionCreate = z
  .strictObject({
    kind: z.enum(SESSION_KINDS),
    date: DayInput,
    opensAt: InstantInput,
    specialSessionId: Slug.optional(),
  })
  .meta({
    id: 'SessionCreate',
    description: 'A new bidding session. `opensAt` must fall on `date` in Jiangsu.',
  });
