import type { StreamPoll } from '@jtop/contract';
import type { MockContext } from '../handlers/context.js';
import { startTimer } from '../timer.js';
import { newsOf } from './news.js';
import type { Asked } from './topics.js';

/**
 * What is new on topics: at once where there is something, or else as soon as there is. Nothing, after as long as a
 * poll waits: really, or on a clock that was moved that far.
 */
export async function answerPoll(
  context: MockContext,
  asked: readonly Asked[],
  signal: AbortSignal,
): Promise<StreamPoll> {
  context.timeline.settle();
  const news = () => asked.flatMap((topic) => newsOf(context, topic));
  const messages = news();
  if (messages.length > 0) return { messages };
  await newsOrTimeout(context, signal);
  return { messages: news() };
}

function newsOrTimeout(
  { store, clock, timeline, pollMs, closing }: MockContext,
  signal: AbortSignal,
): Promise<void> {
  const begun = clock.now();
  return new Promise((resolve) => {
    const done = (): void => {
      for (const end of ends.splice(0)) end();
      // What one call changes is told message by message, and answered together.
      queueMicrotask(resolve);
    };
    const ends = [
      startTimer(pollMs, done),
      store.onMessage(done),
      timeline.watch(),
      clock.onAdvance(() => {
        if (clock.now() - begun >= pollMs) done();
      }),
    ];
    for (const end of [signal, closing]) {
      end.addEventListener('abort', done);
      ends.push(() => end.removeEventListener('abort', done));
      if (end.aborted) done();
    }
  });
}
