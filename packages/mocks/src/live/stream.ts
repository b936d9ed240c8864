import type { StreamMessage } from '@jtop/contract';
import type { MockContext } from '../handlers/context.js';
import { startTimer } from '../timer.js';
import { newsOf } from './news.js';
import { PREAMBLE, frame, heartbeat } from './sse.js';
import type { Asked } from './topics.js';

const HEARTBEAT_MS = 15_000;

export interface StreamOptions {
  /** Any of these, aborted, ends the stream: the reader has gone, the line is down. */
  readonly signals: readonly AbortSignal[];
  /** The stream is cut after each so many messages, as by a proxy; the reader comes back. @default never */
  readonly cutAfter?: number | undefined;
}

/**
 * The live stream of topics as bytes: what each reader lacks, then everything that comes, and every 15 s, or as soon
 * as the clock has been moved, the time. Ends when the reader cancels, one of its signals is aborted or the mock is closed;
 * then no timer and no listener of it is left.
 */
export function openStream(
  context: MockContext,
  asked: readonly Asked[],
  { signals, cutAfter = Infinity }: StreamOptions,
): ReadableStream<Uint8Array> {
  const { store, clock, timeline, closing } = context;
  const encoder = new TextEncoder();
  const cursors = new Map(asked.map(({ topic, version }) => [topic, version]));
  const ends: (() => void)[] = [];
  let stopTimer: (() => void) | undefined;
  let sent = 0;
  const release = (): void => {
    stopTimer?.();
    for (const end of ends.splice(0)) end();
  };

  return new ReadableStream<Uint8Array>({
    start(controller) {
      let open = true;
      const write = (text: string): void => controller.enqueue(encoder.encode(text));
      const close = (): void => {
        if (!open) return;
        open = false;
        release();
        controller.close();
      };
      const send = (message: StreamMessage): void => {
        if (!open) return;
        cursors.set(message.data.topic, message.data.version);
        write(frame(message));
        sent += 1;
        if (sent >= cutAfter) close();
      };
      const pump = (): void => {
        for (const [topic, version] of cursors) {
          const known: Asked = version === undefined ? { topic } : { topic, version };
          for (const message of newsOf(context, known)) send(message);
        }
      };
      const beat = (): void => {
        if (!open) return;
        write(heartbeat(clock.now()));
        stopTimer?.();
        stopTimer = startTimer(HEARTBEAT_MS, beat);
      };
      write(PREAMBLE);
      timeline.settle();
      pump();
      if (!open) return;
      stopTimer = startTimer(HEARTBEAT_MS, beat);
      ends.push(store.onMessage(pump), clock.onAdvance(beat), timeline.watch());
      for (const end of [...signals, closing]) {
        end.addEventListener('abort', close);
        ends.push(() => end.removeEventListener('abort', close));
        if (end.aborted) close();
      }
    },
    cancel: release,
  });
}
