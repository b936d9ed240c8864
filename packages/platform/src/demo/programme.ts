import {
  formatInstant,
  type CalendarException,
  type Season,
  type Special,
  type SpecialSession,
} from '@jtop/contract';
import { demoOrganizationId } from '../identity/demo-parties.js';
import { ADCODES } from './notice/bodies.js';
import { NOTICE_SPECIALS, type NoticeSpecial } from './notice/specials.js';
import {
  AUCTION_SEASON_TARGETS,
  AUCTION_SPECIAL_TARGETS,
  CHALLENGE_SEASON_TARGETS,
  CHALLENGE_SPECIAL_TARGETS,
} from './notice/targets.js';
import { withResults } from './results.js';
import { DAY, NOTICE_YEAR, shanghai } from './years.js';

/** A year's two seasons with their specials and sessions, as they are stored. */
export interface Programme {
  readonly seasons: Season[];
  readonly specials: Special[];
}

type Kind = NoticeSpecial['season'];

const SEASON_TITLES: Record<Kind, { zh: string; en: string }> = {
  auction: { zh: '江苏省“成果（专利）拍卖季”', en: 'Jiangsu Research Results (Patents) Auction Season' },
  challenge: { zh: '江苏省“J-TOP创新挑战季”', en: 'Jiangsu J-TOP Innovation Challenge Season' },
};

const FOCUS_FIELDS: Record<Kind, NoticeSpecial['field'][]> = {
  auction: ['biomedicine', 'next_gen_it', 'advanced_materials'],
  challenge: ['biomedicine', 'info_comm', 'advanced_materials', 'intelligent_manufacturing', 'ai'],
};

const ENGLISH_TITLES: Record<NoticeSpecial['field'], string> = {
  biomedicine: 'Biomedicine',
  software_it_services: 'Software and information services',
  advanced_materials: 'Advanced materials',
  next_gen_it: 'Next-generation information technology',
  info_comm: 'Information and communications',
  intelligent_manufacturing: 'Intelligent manufacturing',
  ai: 'Artificial intelligence',
};

/** Id of a season, e.g. `auction-2025`. */
export function seasonId(kind: Kind, year: number): string {
  return `${kind}-${year}`;
}

/** Id of a special, e.g. `special-2025-1`. */
export function specialId(year: number, no: number): string {
  return `special-${year}-${no}`;
}

/** Id of a special's session; `seq` counts from 1 and is written as a letter, as in `special-2025-8-c`. */
export function specialSessionId(year: number, no: number, seq: number): string {
  return `${specialId(year, no)}-${String.fromCharCode(96 + seq)}`;
}

/**
 * The programme of a year.
 *
 * 2025 is the notice's; it gives no last day, the demo takes 31 December (domain.md, D12). Other years repeat it from
 * 1 January, so that the current season runs on whatever day the platform is first started.
 *
 * @param year - Calendar year in Jiangsu.
 * @param now - Epoch milliseconds; decides which sessions are over and whether results are known.
 */
export function programmeOf(year: number, now: number): Programme {
  const kinds: Kind[] = ['auction', 'challenge'];
  return {
    seasons: kinds.map((kind) => seasonOf(kind, year, now)),
    specials: NOTICE_SPECIALS.map((special) => specialOf(special, year, now)),
  };
}

function seasonOf(kind: Kind, year: number, now: number): Season {
  const startsAt = shanghai(year === NOTICE_YEAR ? '2025-05-07' : `${year}-01-01`);
  const endsAt = shanghai(`${year + 1}-01-01`) - 1;
  const id = seasonId(kind, year);
  const targets = kind === 'auction' ? AUCTION_SEASON_TARGETS : CHALLENGE_SEASON_TARGETS;
  const title = SEASON_TITLES[kind];
  return {
    id,
    rev: 1,
    kind,
    year,
    title: { zh: `${year}年${title.zh}`, en: `${year} ${title.en}` },
    basis:
      year === NOTICE_YEAR
        ? { docNo: '苏科区成发〔2025〕96号', date: '2025-05-07' }
        : { docNo: `示例〔${year}〕1号`, date: `${year}-01-01` },
    focusFields: [...FOCUS_FIELDS[kind]],
    startsAt: formatInstant(startsAt),
    endsAt: formatInstant(endsAt),
    biddingDays: kind === 'auction' ? ['WE', 'FR'] : [],
    calendarExceptions: kind === 'auction' ? holidayExceptions(year) : [],
    targets: withResults(targets, id, shareOf(startsAt, endsAt, now)),
    status: now < startsAt ? 'planned' : now > endsAt ? 'ended' : 'running',
  };
}

/**
 * The Wednesdays and Fridays that are public holidays with a fixed date: in 2025, 1, 3 and 8 October. The season of
 * 2025 began after New Year.
 */
function holidayExceptions(year: number): CalendarException[] {
  const newYear = year === NOTICE_YEAR ? [] : [{ date: `${year}-01-01`, reason: '元旦休市' }];
  const nationalDay = Array.from({ length: 8 }, (_, offset) => ({
    date: `${year}-10-0${offset + 1}`,
    reason: '国庆节休市',
  }));
  const wednesdayOrFriday = [3, 5];
  return [...newYear, ...nationalDay]
    .filter(({ date }) => wednesdayOrFriday.includes(new Date(date).getUTCDay()))
    .map(({ date, reason }) => ({ date, action: 'skip', reason }));
}

function specialOf(special: NoticeSpecial, year: number, now: number): Special {
  const id = specialId(year, special.no);
  const targets = special.season === 'auction' ? AUCTION_SPECIAL_TARGETS : CHALLENGE_SPECIAL_TARGETS;
  const sessions = special.groups.map((_, index) => sessionOf(special, index, year, now));
  const ended = sessions.filter((session) => session.status === 'reported').length;
  return {
    id,
    rev: 1,
    no: special.no,
    seasonId: seasonId(special.season, year),
    seasonKind: special.season,
    year,
    field: special.field,
    title: { zh: special.title, en: `${ENGLISH_TITLES[special.field]} special` },
    targets: withResults(targets, id, ended / sessions.length),
    sessions,
  };
}

function sessionOf(special: NoticeSpecial, index: number, year: number, now: number): SpecialSession {
  const group = special.groups[index];
  if (group === undefined) throw new RangeError(`special ${special.no} has no host group ${index}`);
  const startsAt = shanghai(sessionDate(special.no, index, year), '13:30');
  const lead = group.hosts[0];
  return {
    id: specialSessionId(year, special.no, index + 1),
    specialId: specialId(year, special.no),
    seq: index + 1,
    cities: group.cities.map((city) => ADCODES[city]),
    hosts: group.hosts.map((host) => ({
      orgId: demoOrganizationId(host.name),
      name: host.name,
      role: host === lead ? 'lead' : 'co',
    })),
    openList: group.openList,
    venue: `${group.cities.join('、')}（会场示例）`,
    startsAt: formatInstant(startsAt),
    status: sessionStatus(startsAt, now),
  };
}

/** The notice gives no dates; the demo spreads the twelve meetings from June to December. */
function sessionDate(no: number, index: number, year: number): string {
  const ordinal = NOTICE_SPECIALS.filter((special) => special.no < no).reduce(
    (sum, special) => sum + special.groups.length,
    index,
  );
  return new Date(Date.UTC(year, 5, 10) + ordinal * 16 * DAY).toISOString().slice(0, 10);
}

function sessionStatus(startsAt: number, now: number): SpecialSession['status'] {
  if (now > startsAt + 30 * DAY) return 'reported';
  if (now > startsAt + DAY) return 'ended';
  if (now >= startsAt) return 'live';
  return now > startsAt - 30 * DAY ? 'registration_open' : 'announced';
}

/** How much of a season is over, from 0 to 1. */
function shareOf(startsAt: number, endsAt: number, now: number): number {
  return Math.min(1, Math.max(0, (now - startsAt) / (endsAt - startsAt)));
}
