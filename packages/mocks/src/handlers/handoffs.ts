import { ProblemError } from '@jtop/contract/binding';
import { draftHandoff, handoffEntity } from '../handoffs.js';
import { once, type MockContext, type MockHandlers } from './context.js';

type Ids = 'handoffs.create' | 'handoffs.retrieve';

/** Drafting a hand-off, and asking what became of it. Who confirms is the test's business: `MockPlatform.confirm`. */
export function handoffHandlers(context: MockContext): Pick<MockHandlers, Ids> {
  const { store } = context;
  return {
    'handoffs.create': (call) => {
      const { request, body, receivedAt } = call;
      const platform = new URL(request.url).origin;
      // A service worker and a program send none: the page is then of the same origin, or nobody's.
      const origin = request.headers.get('origin') ?? platform;
      return once(context, call, () => ({
        status: 201,
        body: draftHandoff(store, body, { origin, platform, now: receivedAt }),
      }));
    },
    'handoffs.retrieve': ({ params, request, receivedAt }) => {
      const [, secret] = /^Handoff +([\w-]+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
      if (secret === undefined) throw new ProblemError('auth.required');
      const record = store.handoffs.get(params.id.toLowerCase());
      if (record?.secret !== secret) throw new ProblemError('not_found');
      return { body: handoffEntity(record, receivedAt) };
    },
  };
}
