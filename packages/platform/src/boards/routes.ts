import type { OperationId } from '@jtop/contract';
import type { Call, Handlers } from '@jtop/contract/binding';
import { deskCall, type Desk } from '../demands/desk.js';
import type { Viewer } from '../identity/viewer.js';
import { pathId } from '../lots/ids.js';
import { changeBoard, createBoard, publishBoard, withdrawBoard, type BoardCall } from './commands.js';
import { listBoards, retrieveBoard } from './reading.js';

type BoardHandlers = Pick<Handlers<Viewer>, Extract<OperationId, `boards.${string}`>>;

/** Boards of hot demands: reads for everybody, everything else for the operator. */
export function boardHandlers(desk: Desk): BoardHandlers {
  return {
    'boards.list': async ({ query, ctx }) => ({ body: await listBoards(desk, query, ctx) }),
    'boards.retrieve': async ({ params, ctx }) => ({
      body: await retrieveBoard(desk.db, pathId(params.id), ctx),
    }),
    'boards.create': async (call) => {
      const { status, body } = await createBoard(desk, deskCall(call), call.body);
      return { status, body, headers: { location: `/v1/boards/${body.id}` } };
    },
    'boards.update': (call) => changeBoard(desk, onBoard(call, call.params.id), call.body),
    'boards.publish': (call) => publishBoard(desk, onBoard(call, call.params.id)),
    'boards.withdraw': (call) => withdrawBoard(desk, onBoard(call, call.params.id), call.body),
  };
}

/** @throws ProblemError 401 `auth.required`, 404 `not_found` */
function onBoard<Id extends OperationId>(call: Call<Id, Viewer>, id: string): BoardCall {
  return { ...deskCall(call), boardId: pathId(id) };
}
