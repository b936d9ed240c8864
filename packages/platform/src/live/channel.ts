import type { Frame } from './frames.js';

/** Where a reader's messages go. */
export interface Sink {
  /** Whether nothing can be sent any more. */
  readonly closed: boolean;
  send(frame: Frame): void;
  /** Resolves when there is room for more, or never will be. */
  ready(): Promise<void>;
  /** Nothing more can be sent: the reader has to ask again. */
  close(): void;
}

/** One reader of one topic. */
export interface Follower {
  readonly topic: string;
  readonly sink: Sink;
  /** Version up to which the reader has everything. */
  cursor: number;
}

/**
 * One topic as this process knows it: the latest messages, and who follows them. Knows nothing of tables; everything
 * here happens at once, so that between catching up and following nothing can slip through.
 */
export class Channel {
  readonly followers = new Set<Follower>();
  /** Latest messages, without a gap between them. */
  #tail: Frame[] = [];
  #version: number;

  /** @param version - The topic's version when the channel was opened. */
  constructor(
    readonly topic: string,
    version: number,
    private readonly tailLength: number,
  ) {
    this.#version = version;
  }

  /** Version of the latest message known here. */
  get version(): number {
    return this.#version;
  }

  /**
   * Takes the next messages and hands them to all followers.
   *
   * @returns false where messages are missing before them; nothing was taken then
   */
  push(frames: readonly Frame[]): boolean {
    for (const frame of frames) {
      if (frame.version <= this.#version) continue;
      if (frame.version !== this.#version + 1) return false;
      this.#version = frame.version;
      if (this.tailLength > 0) this.#tail.push(frame);
      // Trimmed in halves: shifting one by one would move the whole tail for each message.
      if (this.#tail.length > 2 * this.tailLength) this.#tail = this.#tail.slice(-this.tailLength);
      for (const follower of this.followers) {
        if (frame.version <= follower.cursor) continue;
        follower.cursor = frame.version;
        follower.sink.send(frame);
      }
    }
    return true;
  }

  /** Begins again at a version, because what lies before it is no longer to be had. */
  restart(version: number): void {
    this.#version = version;
    this.#tail = [];
  }

  /** The messages after a version up to the latest, or undefined where they are no longer in memory. */
  since(version: number): readonly Frame[] | undefined {
    if (version >= this.#version) return [];
    const first = this.#tail[0];
    if (!first || first.version > version + 1) return undefined;
    return this.#tail.slice(version + 1 - first.version);
  }
}
