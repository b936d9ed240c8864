import { FIELDS } from '@jtop/contract';
import { Season, Special } from '@jtop/contract/schemas';
import { biddingDaysBetween } from '@jtop/rules/calendar';
import { describe, expect, it } from 'vitest';
import { CITIES, ADCODES } from './notice/bodies.js';
import { demoOrganizations } from './organizations.js';
import { programmeOf } from './programme.js';
import { shanghai } from './years.js';

const NOW = shanghai('2026-06-03', '12:00');
const notice = programmeOf(2025, NOW);
const [auction, challenge] = notice.seasons;
const sessions = notice.specials.flatMap((special) => special.sessions);
const hosts = sessions.flatMap((session) => session.hosts);

describe('the programme of 2025, as annex 1 has it', () => {
  it('is made of nine specials, twelve host groups and 24 different hosts', () => {
    expect(notice.specials.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(sessions).toHaveLength(12);
    expect(hosts).toHaveLength(26);
    expect(new Set(hosts.map(({ name }) => name)).size).toBe(24);
    expect(new Set(hosts.map(({ orgId }) => orgId)).size).toBe(24);
  });

  it('has five groups in the auction season and seven in the challenge season', () => {
    const count = (kind: string): number =>
      notice.specials.filter((special) => special.seasonKind === kind).flatMap((special) => special.sessions)
        .length;
    expect([count('auction'), count('challenge')]).toEqual([5, 7]);
  });

  it('reaches all thirteen cities', () => {
    const reached = new Set(sessions.flatMap((session) => session.cities));
    expect([...reached].sort()).toEqual(CITIES.map((city) => ADCODES[city]).sort());
  });

  it('uses exactly the seven fields', () => {
    expect(new Set(notice.specials.map(({ field }) => field))).toEqual(new Set(FIELDS));
  });

  it('has each host group as printed, the first host leading', () => {
    const printed = sessions.map(
      (session) =>
        `${session.id} ${session.hosts.map((host) => host.name).join('、')}${session.openList ? '等' : ''}`,
    );
    expect(printed).toEqual([
      'special-2025-1-a 南京市科学技术局、南京仙林大学城管理委员会等',
      'special-2025-1-b 泰州市科学技术局',
      'special-2025-2-a 南京市知识产权局',
      'special-2025-3-a 徐州市科学技术局、徐州高新技术产业开发区管理委员会、连云港市科学技术局',
      'special-2025-4-a 盐城市科学技术局、盐城高新技术产业开发区管理委员会',
      'special-2025-5-a 南京市科学技术局、全国高校生物医药区域技术转移转化中心（江苏南京）',
      'special-2025-6-a 南京市科学技术局、全国高校信息通信区域技术转移转化中心（江苏）',
      'special-2025-7-a 无锡市科学技术局、宜兴市科学技术局',
      'special-2025-8-a 常州市科学技术局、常州市知识产权局、南通市科学技术局、武进国家高新技术产业开发区管理委员会',
      'special-2025-8-b 扬州市科学技术局、镇江市科学技术局',
      'special-2025-8-c 淮安市科学技术局、宿迁市科学技术局',
      'special-2025-9-a 苏州市科学技术局、常熟市科学技术局、常熟高新技术产业开发区管理委员会',
    ]);
    for (const session of sessions) {
      expect(session.hosts.map(({ role }) => role)).toEqual(
        session.hosts.map((_, index) => (index === 0 ? 'lead' : 'co')),
      );
    }
  });

  it('asks of each special what the annexes ask', () => {
    const asked = (no: number): string[] =>
      (notice.specials[no - 1]?.targets ?? []).map(
        ({ kpiId, comparison, target }) => `${kpiId} ${comparison} ${target}`,
      );
    expect(asked(1)).toEqual([
      'roadshow_projects >= 5',
      'companies_onsite >= 20',
      'intents >= 10',
      'cases >= 3',
      'reports = 1',
      'media >= 2',
    ]);
    expect(asked(9)).toEqual([
      'companies_served >= 150',
      'valid_demands >= 100',
      'expert_teams >= 15',
      'solutions >= 80',
      'roadshow_projects >= 5',
      'media >= 2',
      'intents >= 20',
      'deals >= 10',
      'cases >= 3',
      'reports = 1',
    ]);
  });

  it('has ended with every target met', () => {
    expect(notice.seasons.map(({ status }) => status)).toEqual(['ended', 'ended']);
    const targets = [...notice.seasons, ...notice.specials].flatMap((each) => each.targets);
    for (const { value, target } of targets) expect(value).toBeGreaterThanOrEqual(target);
    expect(sessions.every(({ status }) => status === 'reported')).toBe(true);
  });
});

describe('the seasons of 2025', () => {
  it('rest on the notice', () => {
    for (const season of notice.seasons) {
      expect(season.basis).toEqual({ docNo: '苏科区成发〔2025〕96号', date: '2025-05-07' });
      expect(season.startsAt).toBe('2025-05-07T00:00:00.000+08:00');
      expect(season.endsAt).toBe('2025-12-31T23:59:59.999+08:00');
    }
    expect(auction?.focusFields).toEqual(['biomedicine', 'next_gen_it', 'advanced_materials']);
    expect(challenge?.biddingDays).toEqual([]);
  });

  it('have 69 Wednesdays and Fridays, three of them skipped for the National Day', () => {
    if (auction === undefined) throw new Error('no auction season');
    expect(auction.calendarExceptions.map(({ date, action }) => `${action} ${date}`)).toEqual([
      'skip 2025-10-01',
      'skip 2025-10-03',
      'skip 2025-10-08',
    ]);
    const all = biddingDaysBetween({ biddingDays: auction.biddingDays }, '2025-05-07', '2025-12-31');
    expect(all).toHaveLength(69);
    expect(biddingDaysBetween(auction, '2025-05-07', '2025-12-31')).toHaveLength(66);
  });
});

describe('the programme of a later year', () => {
  it('is the same programme, running, on a basis that says it is an example', () => {
    const current = programmeOf(2026, NOW);
    expect(current.seasons.map(({ id, status }) => [id, status])).toEqual([
      ['auction-2026', 'running'],
      ['challenge-2026', 'running'],
    ]);
    expect(current.seasons[0]?.basis.docNo).toContain('示例');
    expect(current.specials.map(({ field }) => field)).toEqual(notice.specials.map(({ field }) => field));
  });

  it('is what the contract says, in every part', () => {
    for (const year of [2025, 2026, 2031]) {
      const { seasons, specials } = programmeOf(year, shanghai('2026-01-01'));
      for (const season of seasons) expect(Season.safeParse(season).error).toBeUndefined();
      for (const special of specials) expect(Special.safeParse(special).error).toBeUndefined();
    }
  });
});

describe('the organizations', () => {
  const organizations = demoOrganizations();
  const named = (role: string): string[] =>
    organizations.filter(({ roles }) => roles.includes(role)).map(({ name }) => name);

  it('hold the bodies of the notice: five sponsors, three implementing bodies, 24 hosts', () => {
    expect(named('sponsor')).toHaveLength(5);
    expect(named('operator')).toEqual(['江苏省科技资源统筹服务中心（江苏省技术产权交易市场）']);
    expect(named('university_centre')).toEqual(['江苏省高校科技发展中心']);
    expect(named('ip_centre')).toEqual(['江苏省知识产权保护中心（江苏省专利信息服务中心）']);
    expect(new Set(named('host'))).toEqual(new Set(hosts.map(({ name }) => name)));
  });

  it('say of all others that they are invented', () => {
    const others = organizations.filter(({ roles }) => roles.length === 0);
    expect(others.length).toBeGreaterThan(20);
    for (const { name } of others) expect(name).toMatch(/示例|（虚构）/u);
  });

  it('are each there once', () => {
    expect(new Set(organizations.map(({ id }) => id)).size).toBe(organizations.length);
    expect(new Set(organizations.map(({ name }) => name)).size).toBe(organizations.length);
  });
});
