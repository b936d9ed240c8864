import { z } from 'zod';
import { BOARD_STATUSES } from '../common/challenge-enums.js';
import { FIELDS } from '../common/enums.js';
import { pageOf } from '../common/page.js';
import { Count, Id, Instant, Reason, Slug } from '../common/primitives.js';
import { oneOrMore, paging } from '../common/query.js';
import { distinct, text } from '../common/text.js';
import { Demand } from './demands.js';

export const Board = z
  .object({
    id: Id,
    rev: z.int().min(1),
    seasonId: Slug,
    field: z.enum(FIELDS),
    batchNo: z.int().min(1),
    title: z.string(),
    status: z.enum(BOARD_STATUSES),
    demandIds: z.array(Id),
    demands: z.array(Demand).optional(),
    publishedAt: Instant.optional(),
    version: Count,
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({
    id: 'Board',
    description:
      'A field’s list of hot demands (热门需求榜单), in order. `demands` are their public views, wherever one board is asked for.',
  });

export const BoardPage = pageOf(Board, 'BoardPage');

export const BoardsListQuery = z.strictObject({
  field: oneOrMore(FIELDS).optional(),
  seasonId: Slug.optional(),
  status: oneOrMore(BOARD_STATUSES).optional(),
  ...paging,
});

const demandIds = distinct(Id, 100, 1);

export const BoardCreate = z
  .strictObject({
    seasonId: Slug.optional(),
    field: z.enum(FIELDS),
    batchNo: z.int().min(1).max(99),
    title: text(2, 100),
    demandIds,
  })
  .meta({
    id: 'BoardCreate',
    description: 'A draft of a board. Its demands are published ones of its field.',
  });

export const BoardUpdate = z
  .strictObject({ title: text(2, 100).optional(), demandIds: demandIds.optional() })
  .meta({ id: 'BoardUpdate', description: 'A new title, or the demands anew in their order.' });

export const BoardPublish = z
  .strictObject({})
  .meta({ id: 'BoardPublish', description: 'Publishing a board as it stands.' });

export const BoardReason = z
  .strictObject({ reason: Reason })
  .meta({ id: 'BoardReason', description: 'Why a board is taken down.' });
