import { formatInstant, IMPORT_TYPES } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { DEMAND_TEMPLATE, demandTemplateOnWire } from '@jtop/rules/imports';
import { linkTo, uploadDocument } from '../documents.js';
import { requireMayCall, type Viewer } from '../identity/party.js';
import type { ImportRecord } from '../imports/import-record.js';
import { readWorkbook } from '../imports/read.js';
import { takeImport } from '../imports/take.js';
import { byKeys, cutPage, scopeOf } from '../paging.js';
import { known, once, type MockContext, type MockHandlers } from './context.js';

type Ids =
  | 'importTemplates.retrieve'
  | 'imports.list'
  | 'imports.create'
  | 'imports.retrieve'
  | 'imports.errors.retrieve';

/** Loaded where it is used: most pages with a platform in memory see no workbook. */
const workbook = () => import('@jtop/rules/workbook');

/** Many demands at once, from a workbook. */
export function importHandlers(context: MockContext): Pick<MockHandlers, Ids> {
  const { store, clock } = context;
  const [type] = IMPORT_TYPES;

  /** A file that the platform has made, as one that waits. */
  const give = (
    name: string,
    bytes: Uint8Array,
    owner: { partyId: string } | { siteKey: string },
    request: Request,
  ) => {
    const now = clock.now();
    const record = uploadDocument(store, { name, kind: 'import', type, bytes, owner, now });
    return linkTo(store, record, { platform: new URL(request.url).origin, now });
  };

  return {
    'importTemplates.retrieve': async ({ params, request }) => {
      if (params.id !== DEMAND_TEMPLATE.id) throw new ProblemError('not_found');
      const { demandTemplate } = await workbook();
      const name = `${DEMAND_TEMPLATE.title.zh}.xlsx`;
      const { url } = give(name, await demandTemplate(), { siteKey: 'platform' }, request);
      return { body: demandTemplateOnWire(url) };
    },
    'imports.list': ({ ctx, query }) => {
      const { id: partyId } = partyOf(ctx);
      const order = byKeys(true);
      const keyOf = ({ createdAt, id }: ImportRecord['job']) => [createdAt, id];
      const found = [...store.imports.values()]
        .filter((record) => record.partyId === partyId)
        .map(({ job }) => job)
        .sort((a, b) => order(keyOf(a), keyOf(b)));
      const page = cutPage(found, query, scopeOf(`imports.list:${partyId}`, query), keyOf, order);
      return { body: { ...page, asOf: formatInstant(clock.now()) } };
    },
    'imports.create': async (call) => {
      requireMayCall('imports.create', call.ctx);
      const party = partyOf(call.ctx);
      const { body: bytes, query, receivedAt: at } = call;
      const table = await readWorkbook(bytes, { at, company: { name: party.displayName } });
      const done = once(context, call, () => ({
        status: 201,
        body: takeImport(store, { table, bytes, party, query, at }).job,
      }));
      return { ...done, headers: { location: `/v1/imports/${done.body.id}` } };
    },
    'imports.retrieve': ({ ctx, params }) => ({ body: ownImport(context, params.id, ctx).job }),
    'imports.errors.retrieve': async ({ ctx, params, request }) => {
      const { refused, job, partyId } = ownImport(context, params.id, ctx);
      if (refused === undefined || refused.rows.length === 0) throw new ProblemError('not_found');
      const { errorWorkbook } = await workbook();
      const table = { refused: refused.rows, errors: refused.errors };
      const bytes = await errorWorkbook(table, { locale: 'zh-CN', keepsPersonal: false });
      const name = `${job.fileName.replace(/\.xlsx$/iu, '').slice(0, 180)}-errors.xlsx`;
      return { body: give(name, bytes, { partyId }, request) };
    },
  };
}

function partyOf({ party }: Viewer): NonNullable<Viewer['party']> {
  if (party === undefined) throw new ProblemError('auth.required');
  return party;
}

/** @throws ProblemError 401, 404, also for one of somebody else */
function ownImport({ store }: MockContext, id: string, viewer: Viewer): ImportRecord {
  const party = partyOf(viewer);
  const record = known(store.imports, id);
  if (record.partyId !== party.id) throw new ProblemError('not_found');
  return record;
}
