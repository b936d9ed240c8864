import type { Handlers } from '@jtop/contract/binding';
import type { Platform } from '../context.js';
import { deskCall } from '../demands/desk.js';
import type { Viewer } from '../identity/viewer.js';
import { pathId } from '../lots/ids.js';
import type { FileReader, ImportFiles } from './files.js';
import { linkErrors, listImports, retrieveImport, retrieveTemplate } from './reading.js';
import type { WorkbookReader } from './reader.js';
import { takeImport } from './taking.js';

/** What imports are made of besides the platform. */
export interface ImportParts {
  readonly read: WorkbookReader;
  readonly files: ImportFiles;
}

/** Many demands at once, from a workbook. */
export function importHandlers(
  platform: Pick<Platform, 'db' | 'clock' | 'bus'>,
  { read, files }: ImportParts,
): Pick<
  Handlers<Viewer>,
  | 'importTemplates.retrieve'
  | 'imports.list'
  | 'imports.create'
  | 'imports.retrieve'
  | 'imports.errors.retrieve'
> {
  const { db, clock } = platform;
  const readerOf = (request: Request, partyId: string | undefined): FileReader => ({
    partyId,
    at: clock.now(),
    request,
  });
  return {
    'importTemplates.retrieve': async ({ params, request }) => ({
      body: await retrieveTemplate(files, params.id, readerOf(request, undefined)),
    }),
    'imports.list': async ({ query, ctx }) => ({ body: await listImports(platform, query, ctx) }),
    'imports.create': async (call) => {
      const { status, body } = await takeImport(platform, read, deskCall(call), {
        ...call.query,
        bytes: call.body,
      });
      return { status, body, headers: { location: `/v1/imports/${body.id}` } };
    },
    'imports.retrieve': async ({ params, ctx }) => ({
      body: await retrieveImport(db, pathId(params.id), ctx),
    }),
    'imports.errors.retrieve': async ({ params, ctx, request }) => ({
      body: await linkErrors(db, files, pathId(params.id), ctx, readerOf(request, ctx.partyId)),
    }),
  };
}
