import { z } from 'zod';
import { FIELDS, KPI_COMPARISONS, SEASON_KINDS, SEASON_STATUSES, WEEKDAYS } from '../common/enums.js';
import { pageOf } from '../common/page.js';
import { Day, Instant, Slug, Titles } from '../common/primitives.js';
import { oneOrMore, paging, whole } from '../common/query.js';

export const KpiTarget = z
  .object({
    kpiId: z.string(),
    comparison: z.enum(KPI_COMPARISONS),
    target: z.int().min(0),
    max: z.int().min(0).optional(),
    unit: z.string(),
    value: z.int().min(0).optional(),
  })
  .meta({
    id: 'KpiTarget',
    description: 'What has to be reached, and what is reached so far. `max` is set for ranges.',
  });

export const CalendarException = z
  .object({ date: Day, action: z.enum(['skip', 'move']), to: Day.optional(), reason: z.string() })
  .meta({
    id: 'CalendarException',
    description: 'A bidding day that falls out or moves, for a public holiday.',
  });

export const Season = z
  .object({
    id: Slug,
    rev: z.int().min(1),
    kind: z.enum(SEASON_KINDS),
    year: z.int(),
    title: Titles,
    basis: z.object({ docNo: z.string(), date: Day, url: z.string().optional() }),
    focusFields: z.array(z.enum(FIELDS)),
    startsAt: Instant,
    endsAt: Instant,
    biddingDays: z.array(z.enum(WEEKDAYS)),
    calendarExceptions: z.array(CalendarException),
    targets: z.array(KpiTarget),
    status: z.enum(SEASON_STATUSES),
  })
  .meta({
    id: 'Season',
    description: 'A year’s 成果（专利）拍卖季 (auction) or J-TOP 创新挑战季 (challenge).',
  });

export const SeasonPage = pageOf(Season, 'SeasonPage');

export const SeasonsListQuery = z.strictObject({
  year: whole(2000, 2100).optional(),
  kind: oneOrMore(SEASON_KINDS).optional(),
  ...paging,
});
