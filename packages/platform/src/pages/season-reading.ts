import {
  parseInstant,
  type ConsentSign,
  type Demand,
  type DemandCreate,
  type ImportDocument,
  type MatchRespond,
  type ProblemCode,
  type SolutionSubmit,
  type SolutionVersionCreate,
} from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { mayCall, type PersonOperation } from '@jtop/rules/access';
import { ANSWERABLE, beforeDeadline, type DemandStatus } from '@jtop/rules/lifecycle';
import { currentText } from '../consents/repository.js';
import type { ConsentTextRow } from '../consents/rows.js';
import type { Platform } from '../context.js';
import { levelOf, maySee } from '../demands/access.js';
import { findDemand } from '../demands/repository.js';
import { demandView } from '../demands/view.js';
import { MOST_MATCHES } from '../handoffs/confirming.js';
import type { HandoffRow } from '../handoffs/entity.js';
import { callerOf } from '../identity/may-call.js';
import type { Viewer } from '../identity/viewer.js';
import { isId } from '../lots/ids.js';
import { isAnswered, isPartyTo } from '../matching/acting.js';
import { listOwnMatches, viewsOf } from '../matching/reading.js';
import { findMatch } from '../matching/repository.js';
import { maySeeSolution } from '../solutions/access.js';
import { moveSolution } from '../solutions/facts.js';
import { findOwnSolution } from '../solutions/own.js';
import { findAnswer, findSolution } from '../solutions/repository.js';
import type { SolutionRow } from '../solutions/rows.js';
import type { FoundSolution } from '../solutions/submitting.js';
import type { MatchesShown } from './match-facts.js';

/** What a confirm page of the demand side shows besides the draft itself. */
export interface SeasonShown extends MatchesShown {
  /** The demand that is acted on, as the person may see it. */
  readonly demand?: Demand | undefined;
  /** The person's own answer as it stands: what is shown to a page, or what a new version is compared with. */
  readonly solution?: SolutionRow | undefined;
  /** What will be signed. */
  readonly texts: readonly ConsentTextRow[];
  readonly fileNames: readonly string[];
  /** What would be answered as things stand: no button leads there. */
  readonly over?: ProblemCode | undefined;
}

type Reading = Pick<Platform, 'db' | 'clock'>;

/** What there is to show before a person confirms, and whether it can still be done. */
export async function readSeason(platform: Reading, row: HandoffRow, viewer: Viewer): Promise<SeasonShown> {
  const may = mayCall(row.operation as PersonOperation, callerOf(viewer));
  const shown = await SHOWN[row.operation]?.(platform, row, viewer);
  const nothing = { texts: [], fileNames: [] };
  return { ...nothing, ...shown, ...(may.ok ? {} : { over: may.code }) };
}

type Show = (platform: Reading, row: HandoffRow, viewer: Viewer) => Promise<Partial<SeasonShown>>;

const SHOWN: Readonly<Record<string, Show>> = {
  'demands.create': async ({ db, clock }, row) => {
    const { deadline, attachments = [] } = row.body as DemandCreate;
    const isLate = deadline !== undefined && !beforeDeadline(parseInstant(deadline), clock.now());
    return {
      fileNames: await fileNames(db, attachments),
      ...(isLate ? { over: 'demand.deadline_past' as const } : {}),
    };
  },
  'demands.solutions.submit': async ({ db, clock }, row, viewer) => {
    const { attachments = [], consents = [] } = row.body as SolutionSubmit;
    const found = await findDemand(db, row.demand_id ?? '');
    if (found === undefined || !maySee(found, viewer)) return { over: 'not_found' };
    const { texts, stale } = await readTexts({ db, clock }, consents);
    const known = await findAnswer(db, found.id, viewer.partyId ?? '');
    const over = !ANSWERABLE.includes(found.status as DemandStatus)
      ? 'demand.state'
      : !beforeDeadline(found.deadline ?? undefined, clock.now())
        ? 'solution.deadline_passed'
        : known !== undefined
          ? 'solution.already_submitted'
          : stale;
    return {
      demand: demandView(found, levelOf(found, viewer)),
      texts,
      fileNames: await fileNames(db, attachments),
      over,
    };
  },
  'solutions.versions.create': async ({ db, clock }, row, viewer) => {
    const found = await findOwnSolution(db, row, viewer);
    if (found === undefined) return { over: 'not_found' };
    const { attachments = [] } = row.body as SolutionVersionCreate;
    return {
      ...ownShown(found, viewer),
      fileNames: await fileNames(db, attachments),
      over: refusalOf(found, clock.now()),
    };
  },
  'solutions.retrieve': async ({ db }, row, viewer) => {
    const found = await findOwnSolution(db, row, viewer);
    return found === undefined ? { over: 'not_found' } : ownShown(found, viewer);
  },
  'consents.sign': async ({ db, clock }, row, viewer) => {
    const { subject, ...text } = row.body as ConsentSign;
    const { texts, stale } = await readTexts({ db, clock }, [text]);
    return { texts, demand: await demandOf(db, subject, viewer), over: stale };
  },
  'matches.respond': async ({ db }, row, viewer) => {
    const found = await findMatch(db, row.match_id ?? '');
    const demand = found && (await findDemand(db, found.demand_id));
    if (found === undefined || demand === undefined || !maySee(demand, viewer)) return { over: 'not_found' };
    // Who is no party to it learns no more than that.
    if (!isPartyTo(found, demand, viewer)) return { over: 'auth.forbidden' };
    const [match] = await viewsOf(db, [found], viewer);
    const { answer, reason } = row.body as MatchRespond;
    const over = isAnswered(found)
      ? 'match.state'
      : answer === 'decline' && reason === undefined
        ? 'match.reason_required'
        : undefined;
    return { match, over };
  },
  'me.matches.list': async (platform, _row, viewer) => {
    const { items, nextCursor } = await listOwnMatches(platform, { limit: MOST_MATCHES }, viewer);
    return { matches: { count: items.length, hasMore: nextCursor !== undefined } };
  },
  'imports.create': async ({ db }, row) => ({ fileNames: await fileNames(db, [row.body as ImportDocument]) }),
};

/** The version that a new one is compared with when it is shown; null where nothing is. */
export async function versionBefore(
  db: Platform['db'],
  row: HandoffRow,
  viewer: Viewer,
): Promise<number | null> {
  if (row.operation !== 'solutions.versions.create') return null;
  return (await findOwnSolution(db, row, viewer))?.row.version ?? null;
}

const ownShown = ({ row, demand }: FoundSolution, viewer: Viewer): Partial<SeasonShown> => ({
  solution: row,
  demand: demandView(demand, levelOf(demand, viewer)),
});

/** What a new version would be answered with as things stand; undefined where it would be taken. */
function refusalOf({ row, demand }: FoundSolution, at: number): ProblemCode | undefined {
  try {
    moveSolution(row, demand, 'revise', { who: ['team'], at });
    return undefined;
  } catch (error) {
    if (error instanceof ProblemError) return error.code;
    throw error;
  }
}

/** The current texts of what is to be signed, and whether one is not what the page has shown, or not there at all. */
async function readTexts(
  { db, clock }: Reading,
  signed: readonly Omit<ConsentSign, 'subject'>[],
): Promise<{ readonly texts: ConsentTextRow[]; readonly stale: ProblemCode | undefined }> {
  const texts: ConsentTextRow[] = [];
  let stale: ProblemCode | undefined;
  for (const { kind, textVersion, textHash } of signed) {
    const text = await currentText(db, kind, clock.now());
    if (text === undefined) {
      stale = 'consent.text_missing';
      continue;
    }
    texts.push(text);
    if (text.version !== textVersion || text.text_hash !== textHash) stale ??= 'consent.text_stale';
  }
  return { texts, stale };
}

/** The demand that a consent is about, or whose solution it is about; undefined where the person may not know of it. */
async function demandOf(
  db: Platform['db'],
  { type, id }: ConsentSign['subject'],
  viewer: Viewer,
): Promise<Demand | undefined> {
  const asked = id.toLowerCase();
  if (!isId(asked)) return undefined;
  const solution = type === 'solution' ? await findSolution(db, asked) : undefined;
  const demandId = type === 'solution' ? solution?.demand_id : asked;
  const found = type === 'season' || demandId === undefined ? undefined : await findDemand(db, demandId);
  if (found === undefined || !maySee(found, viewer)) return undefined;
  // Which demand a solution answers is not for everybody who can read the demand.
  if (solution !== undefined && !maySeeSolution(solution, found, viewer)) return undefined;
  return demandView(found, levelOf(found, viewer));
}

/** Names of the files that are named by id and hash; one that is not there is left out. */
async function fileNames(
  db: Platform['db'],
  refs: readonly { readonly documentId: string; readonly hash: string }[],
): Promise<string[]> {
  const names: string[] = [];
  for (const { documentId, hash } of refs) {
    const row = await db
      .selectFrom('documents')
      .select('name')
      .where('id', '=', documentId)
      .where('hash', '=', hash)
      .executeTakeFirst();
    if (row !== undefined) names.push(row.name);
  }
  return names;
}
