import type { Live, LiveMessage, LiveState } from '@jtop/sdk';

export interface TopicFollowerOptions {
  /** Absent: nothing is followed. */
  readonly live: Live | undefined;
  readonly message: (message: LiveMessage) => void;
  /** Where the live connection stands; undefined where nothing is followed. */
  readonly connection: (state: LiveState | undefined) => void;
}

/** Follows some topics at a time. */
export interface TopicFollower {
  /** Follows these topics and no others. What is followed already goes on. */
  follow(topics: Iterable<string>): void;
  close(): void;
}

export function createTopicFollower({ live, message, connection }: TopicFollowerOptions): TopicFollower {
  const ends = new Map<string, () => void>();
  let endState: (() => void) | undefined;

  const tell = (): void => connection(ends.size > 0 ? live?.state.getSnapshot() : undefined);
  const drop = (topic: string): void => {
    ends.get(topic)?.();
    ends.delete(topic);
  };
  return {
    follow(topics) {
      if (!live) return;
      const wanted = new Set(topics);
      for (const topic of [...ends.keys()]) if (!wanted.has(topic)) drop(topic);
      for (const topic of wanted) {
        if (ends.has(topic)) continue;
        ends.set(
          topic,
          // A topic that is not to be had leaves what is shown as it is; the next question says more.
          live.subscribe(topic, { message, error: () => ends.delete(topic) }),
        );
      }
      endState ??= live.state.subscribe(tell);
      tell();
    },
    close() {
      for (const topic of [...ends.keys()]) drop(topic);
      endState?.();
      endState = undefined;
    },
  };
}
