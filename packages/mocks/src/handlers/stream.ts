import { answerPoll } from '../live/poll.js';
import { topicsOf } from '../live/topics.js';
import type { MockContext, MockHandlers } from './context.js';

/** The live side: what is asked for is checked here; the stream itself takes the place of the empty answer. */
export function streamHandlers(context: MockContext): Pick<MockHandlers, 'stream.open' | 'stream.poll'> {
  return {
    'stream.open': ({ query }) => {
      topicsOf(context.store, query.topics);
      return { body: '' };
    },
    'stream.poll': async ({ query, request }) => ({
      body: await answerPoll(context, topicsOf(context.store, query.topics), request.signal),
    }),
  };
}
