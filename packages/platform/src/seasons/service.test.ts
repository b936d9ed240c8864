import { OrganizationPage, SeasonPage, SpecialPage } from '@jtop/contract/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ManualClock } from '../clock.js';
import { openDemoCatalogue, type DemoCatalogue } from '../demo/testing/demo-catalogue.js';
import { DAY, shanghai } from '../demo/years.js';
import {
  listOrganizations,
  retrieveOrganization,
  type OrganizationsQuery,
} from '../organizations/service.js';
import { listSpecials, retrieveSpecial } from '../specials/service.js';
import { listSeasons, retrieveSeason } from './service.js';

let demo: DemoCatalogue;
beforeAll(async () => {
  demo = await openDemoCatalogue(shanghai('2026-11-24', '09:30'));
});
afterAll(() => demo.close());

describe('seasons', () => {
  it('are listed newest first', async () => {
    const page = await listSeasons(demo.platform, {});
    expect(SeasonPage.safeParse(page).error).toBeUndefined();
    expect(page.items.map(({ id }) => id)).toEqual([
      'auction-2026',
      'challenge-2026',
      'auction-2025',
      'challenge-2025',
    ]);
    expect(page.total).toBe(4);
  });

  it('are filtered by year and kind', async () => {
    const page = await listSeasons(demo.platform, { year: 2025, kind: ['auction'] });
    expect(page.items.map(({ id }) => id)).toEqual(['auction-2025']);
    expect((await listSeasons(demo.platform, { year: 1999 })).items).toEqual([]);
  });

  it('come page by page', async () => {
    const first = await listSeasons(demo.platform, { limit: 3 });
    const second = await listSeasons(demo.platform, { limit: 3, cursor: first.nextCursor });
    expect(second.items.map(({ id }) => id)).toEqual(['challenge-2025']);
    expect(second.nextCursor).toBeUndefined();
    await expect(listSeasons(demo.platform, { year: 2025, cursor: first.nextCursor })).rejects.toMatchObject({
      code: 'request.invalid',
    });
  });

  it('run by the clock, not by what was stored', async () => {
    expect((await retrieveSeason(demo.platform, 'auction-2026')).status).toBe('running');
    const later = { ...demo.platform, clock: new ManualClock(demo.clock.now() + 60 * DAY) };
    expect((await retrieveSeason(later, 'auction-2026')).status).toBe('ended');
  });

  it('that are unknown are not found', async () => {
    await expect(retrieveSeason(demo.platform, 'auction-1999')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('specials', () => {
  it('are listed by year and number, with sessions and hosts', async () => {
    const page = await listSpecials(demo.platform, { year: 2025 });
    expect(SpecialPage.safeParse(page).error).toBeUndefined();
    expect(page.items.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(page.items[7]?.sessions.map(({ id, cities }) => [id, cities])).toEqual([
      ['special-2025-8-a', ['320400', '320600']],
      ['special-2025-8-b', ['321000', '321100']],
      ['special-2025-8-c', ['320800', '321300']],
    ]);
  });

  it('are filtered by season', async () => {
    const page = await listSpecials(demo.platform, { seasonId: 'auction-2026' });
    expect(page.items.map(({ id }) => id)).toEqual([
      'special-2026-1',
      'special-2026-2',
      'special-2026-3',
      'special-2026-4',
    ]);
  });

  it('come page by page, each once', async () => {
    const first = await listSpecials(demo.platform, { limit: 10 });
    const second = await listSpecials(demo.platform, { limit: 10, cursor: first.nextCursor });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids).toHaveLength(18);
    expect(new Set(ids).size).toBe(18);
  });

  it('name hosts that are organizations', async () => {
    const special = await retrieveSpecial(demo.platform, 'special-2025-1');
    const [host] = special.sessions[0]?.hosts ?? [];
    const organization = await retrieveOrganization(demo.platform, host?.orgId ?? '');
    expect(organization).toMatchObject({ name: '南京市科学技术局', kind: 'st_bureau', roles: ['host'] });
  });

  it('that are unknown are not found', async () => {
    await expect(retrieveSpecial(demo.platform, 'special-2025-10')).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('organizations', () => {
  const names = async (query: OrganizationsQuery): Promise<string[]> => {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listOrganizations(demo.platform, { ...query, limit: 10, cursor });
      expect(OrganizationPage.safeParse(page).error).toBeUndefined();
      found.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return found;
  };

  it('are filtered by role, kind and city', async () => {
    expect(await names({ role: ['sponsor'] })).toHaveLength(5);
    expect(await names({ role: ['operator', 'ip_centre', 'university_centre'] })).toHaveLength(3);
    expect(await names({ kind: ['subcentre'] })).toHaveLength(14);
    expect(await names({ role: ['host'], city: ['320581'] })).toHaveLength(2);
  });

  it('come page by page, each once', async () => {
    const all = await names({});
    expect(all.length).toBeGreaterThan(80);
    expect(new Set(all).size).toBe(all.length);
  });

  it.each(['x', '00000000-0000-7000-8000-000000000000'])('%s is not found', async (id) => {
    await expect(retrieveOrganization(demo.platform, id)).rejects.toMatchObject({ code: 'not_found' });
  });
});
