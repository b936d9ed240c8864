import type { Logger } from 'pino';
import type { SeasonClock } from '../clock.js';
import type { Bus } from '../context.js';
import { Channel, type Follower, type Sink } from './channel.js';
import { resetFrame, snapshotFrame, type Frame } from './frames.js';
import { HeadReader } from './head-reader.js';
import { MESSAGE_TTL_MS, type LiveLimits } from './limits.js';
import type { MessageStore } from './message-store.js';
import type { TopicRequest } from './topic-request.js';

export interface HubOptions {
  readonly store: MessageStore;
  readonly bus: Bus;
  readonly clock: SeasonClock;
  readonly log: Logger;
  readonly limits: LiveLimits;
  /** Told of each message that goes out on streams: how old what it tells of is, in milliseconds. */
  readonly onDelivered?: (lagMs: number) => void;
}

/** Work on a topic that several may wait for. */
interface Busy {
  pull?: Promise<void>;
  /** News came while a pull was under way: its rows may lie behind what it read. */
  pullAgain?: boolean;
  snapshot?: { readonly taken: Promise<Frame | undefined>; readonly at: number };
}

/**
 * Carries messages from the table to those who follow topics. Each wake-up of a topic costs one read, whoever many
 * listen; each message is encoded once.
 */
export class Hub {
  readonly #options: HubOptions;
  readonly #channels = new Map<string, Channel>();
  readonly #busy = new Map<string, Busy>();
  readonly #heads: HeadReader;
  readonly #endBus: () => void;
  readonly #sweeper: NodeJS.Timeout;
  #looker: NodeJS.Timeout | undefined;
  #closed = false;
  #complained = false;

  constructor(options: HubOptions) {
    this.#options = options;
    this.#heads = new HeadReader(options.store);
    this.#endBus = options.bus.subscribe((topics) => {
      for (const topic of topics) {
        const channel = this.#channels.get(topic);
        if (channel) void this.#pull(channel);
      }
    });
    this.#sweeper = setInterval(() => void this.#sweep(), options.limits.sweepMs);
    this.#sweeper.unref();
    this.#lookLater();
  }

  /** The versions of those topics that exist and are public. */
  heads(topics: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.#heads.ask(topics);
  }

  /**
   * Sends a reader what it lacks, then everything that comes, until its sink is closed and {@link unfollow} called.
   * What it lacks: a snapshot where it has nothing; `reset` and a snapshot where its version cannot be resumed from.
   *
   * @param head - The topic's version as {@link heads} gave it for this reader: a snapshot is at least as new.
   * @throws where the topic is gone or the database is away; some of it may have been sent
   */
  async follow({ topic, after }: TopicRequest, head: number, sink: Sink): Promise<Follower> {
    const follower: Follower = { topic, sink, cursor: after ?? 0 };
    if (after === undefined || after > head) await this.#startOver(follower, head, after !== undefined);
    else this.#open(topic, head);
    await this.#catchUp(follower);
    return follower;
  }

  unfollow(follower: Follower): void {
    this.#channels.get(follower.topic)?.followers.delete(follower);
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#sweeper);
    clearTimeout(this.#looker);
    this.#endBus();
    this.#channels.clear();
  }

  #open(topic: string, head: number): Channel {
    const open = this.#channels.get(topic);
    if (open) {
      if (head > open.version) void this.#pull(open);
      return open;
    }
    // What a board shows may be hidden at any time, so its messages are read anew for who comes later.
    const tailLength = topic.startsWith('board:') ? 0 : this.#options.limits.tailLength;
    const channel = new Channel(topic, head, tailLength);
    this.#channels.set(topic, channel);
    // What was committed between reading the version and opening had no channel to wake.
    void this.#pull(channel);
    return channel;
  }

  /** Sends everything between the follower's version and now, and joins it to the channel in the same moment. */
  async #catchUp(follower: Follower): Promise<void> {
    const { store, limits } = this.#options;
    const { sink, topic } = follower;
    while (!sink.closed) {
      // Looked up each time: a channel that nobody has joined may have been let go of meanwhile.
      const channel = this.#open(topic, follower.cursor);
      const frames = channel.since(follower.cursor);
      if (frames && this.#kept(frames[0])) {
        for (const frame of frames) sink.send(frame);
        follower.cursor = Math.max(follower.cursor, channel.version);
        channel.followers.add(follower);
        return;
      }
      const rows = frames ?? (await store.after(topic, follower.cursor, limits.batchRows));
      if (rows[0]?.version !== follower.cursor + 1 || !this.#kept(rows[0])) {
        await this.#startOver(follower, channel.version, true);
        continue;
      }
      for (const row of rows) sink.send(row);
      follower.cursor = rows.at(-1)?.version ?? follower.cursor;
      await sink.ready();
    }
  }

  /** Whether a message is still there to be resumed from; deleting it may lag behind. */
  #kept(frame: Frame | undefined): boolean {
    return frame === undefined || frame.at >= this.#options.clock.now() - MESSAGE_TTL_MS;
  }

  async #startOver(follower: Follower, atLeast: number, reset: boolean): Promise<void> {
    const frame = await this.#snapshot(follower.topic, atLeast);
    if (!frame) throw new Error(`there is no ${follower.topic} any more`);
    if (reset) follower.sink.send(resetFrame(frame.topic, frame.version, this.#options.clock.now()));
    follower.sink.send(frame);
    follower.cursor = frame.version;
  }

  /** The topic's state, encoded once for all who come within a moment and may have it. */
  async #snapshot(topic: string, atLeast: number): Promise<Frame | undefined> {
    const { store, clock, limits } = this.#options;
    const busy = this.#busyOf(topic);
    if (busy.snapshot && performance.now() - busy.snapshot.at < limits.snapshotMs) {
      const frame = await busy.snapshot.taken;
      if (frame && frame.version >= atLeast) return frame;
    }
    const taken = store
      .snapshot(topic)
      .then((state) => state && snapshotFrame(topic, state.version, state.entity, clock.now()));
    const mine = { taken, at: performance.now() };
    busy.snapshot = mine;
    try {
      return await taken;
    } catch (error) {
      if (busy.snapshot === mine) delete busy.snapshot;
      throw error;
    }
  }

  /** Reads what is new on a topic and hands it out; one read at a time, and one more if news came meanwhile. */
  #pull(channel: Channel): Promise<void> {
    const busy = this.#busyOf(channel.topic);
    busy.pullAgain = busy.pull !== undefined;
    busy.pull = busy.pull ?? this.#pullAll(channel, busy);
    return busy.pull;
  }

  async #pullAll(channel: Channel, busy: Busy): Promise<void> {
    const { store, limits, log } = this.#options;
    try {
      do {
        busy.pullAgain = false;
        const rows = await store.after(channel.topic, channel.version, limits.batchRows);
        const known = channel.version;
        if (!channel.push(rows)) this.#mend(channel, rows);
        else if (channel.followers.size > 0) this.#tellLag(rows, known);
        if (rows.length === limits.batchRows) busy.pullAgain = true;
      } while (busy.pullAgain);
    } catch (error) {
      // The sweep comes back to it: what is late is not lost.
      log.warn({ err: error, topic: channel.topic }, 'live: reading messages failed');
    } finally {
      // In the same turn in which the loop ended: a wake-up in between would be lost.
      delete busy.pull;
    }
  }

  #tellLag(rows: readonly Frame[], known: number): void {
    const { clock, onDelivered } = this.#options;
    if (onDelivered === undefined) return;
    for (const { version, at } of rows) if (version > known) onDelivered(clock.now() - at);
  }

  /** Messages between what is known and what there is were deleted: everybody starts over from a snapshot. */
  #mend(channel: Channel, rows: readonly Frame[]): void {
    const followers = [...channel.followers];
    channel.followers.clear();
    channel.restart(rows.at(-1)?.version ?? channel.version);
    for (const follower of followers) {
      this.#startOver(follower, channel.version, true)
        .then(() => this.#catchUp(follower))
        .catch((error: unknown) => {
          this.#options.log.warn({ err: error, topic: channel.topic }, 'live: starting over failed');
          follower.sink.close();
        });
    }
  }

  /** Lets go of topics that nobody follows, and finds messages whose hint was lost. */
  async #sweep(): Promise<void> {
    for (const [topic, channel] of this.#channels) {
      if (channel.followers.size > 0 || this.#busy.get(topic)?.pull) continue;
      this.#channels.delete(topic);
      this.#busy.delete(topic);
    }
    await this.#look();
  }

  /** Looks as often as the bus asks for: other nodes may write whose hints do not come here. */
  #lookLater(): void {
    // Asked again within a moment where there is no need now: that may change.
    const wait = Math.min(this.#options.bus.lookEveryMs(), this.#options.limits.sweepMs);
    this.#looker = setTimeout(() => {
      const needed = this.#options.bus.lookEveryMs() < this.#options.limits.sweepMs;
      void (needed ? this.#look() : Promise.resolve()).then(() => {
        if (!this.#closed) this.#lookLater();
      });
    }, wait);
    this.#looker.unref();
  }

  /** Asks for the versions of all topics that are followed, and reads what is new. */
  async #look(): Promise<void> {
    try {
      for (const [topic, head] of await this.#heads.ask([...this.#channels.keys()])) {
        const channel = this.#channels.get(topic);
        if (channel && head > channel.version) void this.#pull(channel);
      }
      this.#complained = false;
    } catch (error) {
      // Once for a row of failures: the log must stay readable while the database is away.
      if (!this.#complained) this.#options.log.warn({ err: error }, 'live: looking for news failed');
      this.#complained = true;
    }
  }

  #busyOf(topic: string): Busy {
    let busy = this.#busy.get(topic);
    if (!busy) {
      busy = {};
      this.#busy.set(topic, busy);
    }
    return busy;
  }
}
