import { z } from 'zod';
import { FIELDS, SEASON_KINDS, SPECIAL_SESSION_STATUSES } from '../common/enums.js';
import { pageOf } from '../common/page.js';
import { Adcode, Id, Instant, Slug, Titles } from '../common/primitives.js';
import { paging, whole } from '../common/query.js';
import { KpiTarget } from './seasons.js';

export const SpecialHost = z
  .object({ orgId: Id, name: z.string(), role: z.enum(['lead', 'co']) })
  .meta({ id: 'SpecialHost', description: 'A host unit (承办单位); the first of a group leads.' });

export const SpecialSession = z
  .object({
    id: Slug,
    specialId: Slug,
    seq: z.int().min(1),
    cities: z.array(Adcode),
    hosts: z.array(SpecialHost),
    openList: z.boolean(),
    venue: z.string().optional(),
    startsAt: Instant.optional(),
    status: z.enum(SPECIAL_SESSION_STATUSES),
  })
  .meta({
    id: 'SpecialSession',
    description: 'A host group’s meeting of a special. `openList`: the notice ends its hosts with 等.',
  });

export const Special = z
  .object({
    id: Slug,
    rev: z.int().min(1),
    no: z.int().min(1),
    seasonId: Slug,
    seasonKind: z.enum(SEASON_KINDS),
    year: z.int(),
    field: z.enum(FIELDS),
    title: Titles,
    targets: z.array(KpiTarget),
    sessions: z.array(SpecialSession),
  })
  .meta({ id: 'Special', description: 'A numbered special (产业专场) of annex 1.' });

export const SpecialPage = pageOf(Special, 'SpecialPage');

export const SpecialsListQuery = z.strictObject({
  year: whole(2000, 2100).optional(),
  seasonId: Slug.optional(),
  ...paging,
});
