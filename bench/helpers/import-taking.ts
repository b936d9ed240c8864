import { SCOPES_OF_ROLE } from '@jtop/rules/access';
import { readDemandRow, type Cell, type DemandTable } from '@jtop/rules/imports';
import pino from 'pino';
import { v7 } from 'uuid';
import { ManualClock } from '../../packages/platform/src/clock.js';
import { openDatabase } from '../../packages/platform/src/db/open.js';
import { createDemand, settingOf } from '../../packages/platform/src/demands/creating.js';
import type { DeskCall } from '../../packages/platform/src/demands/desk.js';
import type { Viewer } from '../../packages/platform/src/identity/viewer.js';
import { createDemands } from '../../packages/platform/src/imports/creating-demands.js';
import { takeImport } from '../../packages/platform/src/imports/taking.js';
import { InProcessBus } from '../../packages/platform/src/live/bus.js';

const AT = Date.parse('2026-04-01T08:00:00Z');
/** How often somebody else posts a demand meanwhile. */
const EVERY_MS = 100;

/** What taking a workbook in took. */
export interface Taking {
  /** Of rows that are all new. */
  readonly ms: number;
  /** Of the same again, which changes nothing. */
  readonly againMs: number;
  /** The same demands created by one call in one transaction, with nothing looked up and nobody let in between. */
  readonly bareMs: number;
  /** What others waited for a demand of theirs while rows were taken, in milliseconds. */
  readonly waits: readonly number[];
  readonly created: number;
}

/** Reads what this program prints. */
export function readTaking(text: string): Taking {
  return JSON.parse(text) as Taking;
}

function cellsOf(name: string, index: number): Record<string, Cell> {
  return {
    title: `${name}之 ${index}`,
    field: '智能制造',
    purpose: '技术升级',
    summary: `需要在线检出叶片内部缺陷的办法，编号 ${index}`,
    problem: `目前靠人工抽检（${index}），漏检率高，且无法在产线上逐件检测，希望实现自动化。`.repeat(8),
    targetMetrics: '检出率≥99 %\n节拍=10-20 s',
    keywords: '高温合金、叶片、检测',
    ipc: 'G01N 29/04',
    cooperationModes: '合作开发、委托开发',
    deadline: '2026-09-30',
    adcode: '南京',
    disclosureLevel: '仅会员',
  };
}

function tableOf(name: string, count: number): DemandTable {
  const taken = Array.from({ length: count }, (_, index) => {
    const cells = cellsOf(name, index);
    const { demand } = readDemandRow((code) => cells[code], { at: AT });
    if (demand === undefined) throw new Error('a row of the bench is wrong');
    return { row: index + 3, cells, demand };
  });
  return { rows: count, taken, refused: [], errors: [] };
}

/** `node import-taking.ts <rows> <folder>`: takes so many rows in, on the embedded database in the folder. */
async function measure([count = '', dataDir = '']: readonly string[]): Promise<Taking> {
  const database = await openDatabase({ dataDir }, pino({ level: 'silent' }));
  const { db } = database;
  const desk = { db, clock: new ManualClock(AT), bus: new InProcessBus() };
  const [company, other] = await Promise.all(['company', 'other'].map((name) => storeParty(name)));
  if (company === undefined || other === undefined) throw new Error('nobody is there');
  await db
    .insertInto('seasons')
    .values({
      id: 'challenge-2026',
      rev: 1,
      kind: 'challenge',
      year: 2026,
      starts_at: AT - 1e9,
      ends_at: AT + 1e10,
      doc: '{}',
    })
    .execute();
  const table = tableOf('批量', Number(count));
  const upload = {
    bytes: new Uint8Array(1),
    template: 'demand_collection',
    mode: 'commit',
    name: 'x.xlsx',
  } as const;
  const take = async (rows: DemandTable) => {
    const from = performance.now();
    const { body } = await takeImport(desk, async () => rows, callOf('imports.create', company), upload);
    return { ms: performance.now() - from, created: body.created };
  };

  // The dictionary is loaded, and statements are prepared.
  await take(tableOf('预热', 50));
  const waits: number[] = [];
  let isTaking = true;
  const others = (async () => {
    const [row] = tableOf('别人的', 1).taken;
    while (isTaking && row !== undefined) {
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
      const from = performance.now();
      await createDemand(desk, callOf('demands.create', other), row.demand);
      waits.push(performance.now() - from);
    }
  })();
  const first = await take(table);
  isTaking = false;
  await others;
  const again = await take(table);
  const from = performance.now();
  await db.transaction().execute(async (tx) => {
    const work = { tx, now: AT };
    const demands = tableOf('裸', Number(count)).taken.map(({ demand }) => demand);
    const setting = await settingOf(work, undefined, other);
    await createDemands(work, setting, demands, { viewer: other });
  });
  const bareMs = performance.now() - from;
  await database.close();
  return { ms: first.ms, againMs: again.ms, bareMs, waits, created: first.created };

  async function storeParty(subject: string): Promise<Viewer & { readonly partyId: string }> {
    const partyId = v7();
    await db
      .insertInto('parties')
      .values({
        id: partyId,
        rev: 1,
        subject,
        display_name: subject,
        organization_id: null,
        legal_form: 'legal',
        roles: ['company'],
        banned: false,
        banned_until: null,
        created_at: AT,
      })
      .execute();
    return {
      partyId,
      displayName: subject,
      roles: ['company'],
      scopes: [...SCOPES_OF_ROLE.company],
      banned: false,
    };
  }
}

function callOf(
  operation: 'imports.create' | 'demands.create',
  viewer: Viewer & { readonly partyId: string },
): DeskCall {
  const key = { partyId: viewer.partyId, operation, path: '', bodyHash: '' };
  return { operation, viewer, key, receivedAt: AT, ifMatch: undefined };
}

if (process.argv[2] !== undefined && process.argv[1]?.endsWith('import-taking.ts') === true) {
  process.stdout.write(JSON.stringify(await measure(process.argv.slice(2))));
}
