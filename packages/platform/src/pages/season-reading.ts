import {
  parseInstant,
  type ConsentSign,
  type Demand,
  type DemandCreate,
  type ImportDocument,
  type ProblemCode,
  type SolutionSubmit,
} from '@jtop/contract';
import { mayCall, type PersonOperation } from '@jtop/rules/access';
import { ANSWERABLE, beforeDeadline, type DemandStatus } from '@jtop/rules/lifecycle';
import { currentText } from '../consents/repository.js';
import type { ConsentTextRow } from '../consents/rows.js';
import type { Platform } from '../context.js';
import { levelOf, maySee } from '../demands/access.js';
import { findDemand } from '../demands/repository.js';
import { demandView } from '../demands/view.js';
import type { HandoffRow } from '../handoffs/entity.js';
import { callerOf } from '../identity/may-call.js';
import type { Viewer } from '../identity/viewer.js';
import { isId } from '../lots/ids.js';
import { maySeeSolution } from '../solutions/access.js';
import { findAnswer, findSolution } from '../solutions/repository.js';

/** What a confirm page of the demand side shows besides the draft itself. */
export interface SeasonShown {
  /** The demand that is acted on, as the person may see it. */
  readonly demand?: Demand | undefined;
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
  'consents.sign': async ({ db, clock }, row, viewer) => {
    const { subject, ...text } = row.body as ConsentSign;
    const { texts, stale } = await readTexts({ db, clock }, [text]);
    return { texts, demand: await demandOf(db, subject, viewer), over: stale };
  },
  'imports.create': async ({ db }, row) => ({ fileNames: await fileNames(db, [row.body as ImportDocument]) }),
};

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
