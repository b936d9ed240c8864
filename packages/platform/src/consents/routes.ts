import type { Handlers } from '@jtop/contract/binding';
import { deskCall, type Desk } from '../demands/desk.js';
import type { Viewer } from '../identity/viewer.js';
import { pathId } from '../lots/ids.js';
import { revoke, sign } from './acts.js';
import { listOwnConsents, listTexts, retrieveText } from './reading.js';
import { createText } from './storing-texts.js';

type ConsentHandlers = Pick<
  Handlers<Viewer>,
  | 'consentTexts.list'
  | 'consentTexts.retrieve'
  | 'consentTexts.create'
  | 'consents.sign'
  | 'consents.revoke'
  | 'me.consents.list'
>;

/** Texts that parties sign, and what they have signed. */
export function consentHandlers(desk: Desk): ConsentHandlers {
  return {
    'consentTexts.list': async ({ query }) => ({ body: await listTexts(desk, query) }),
    'consentTexts.retrieve': async ({ params }) => ({ body: await retrieveText(desk, params.id) }),
    'consentTexts.create': async (call) => createText(desk, deskCall(call), call.body),
    'consents.sign': async (call) => sign(desk, deskCall(call), call.body),
    'consents.revoke': async (call) =>
      revoke(desk, { ...deskCall(call), consentId: pathId(call.params.id) }, call.body),
    'me.consents.list': async ({ query, ctx }) => ({ body: await listOwnConsents(desk, query, ctx) }),
  };
}
