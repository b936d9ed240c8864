import type { JtopError } from '../core/errors.js';
import { foldSnapshot, type LiveMessage } from './messages.js';
import { guarded } from './store.js';

/** Who listens to a topic. */
export interface LiveHandlers<M = LiveMessage> {
  message(message: M): void;
  /** The topic is not to be had (`not_found`, `request.invalid`); it is not asked for again. */
  error?(error: JtopError): void;
  /** The client was closed; nothing more will come. */
  close?(): void;
}

interface Listener {
  readonly handlers: LiveHandlers;
  /** Whether it has been given a snapshot: that is always the first message that it sees. */
  greeted: boolean;
}

/** Where one topic stands, and who listens to it. */
export class Topic {
  private readonly listeners = new Set<Listener>();
  /** The state at the version up to which everything was handed on; none before the first one and after a reset. */
  private snapshot: LiveMessage | undefined;

  constructor(private readonly name: string) {}

  /** The topic as it is asked for: from the start, or after what is known. */
  get request(): string {
    return this.name + (this.snapshot ? `@${this.snapshot.data.version}` : '');
  }

  get isHeard(): boolean {
    return this.listeners.size > 0;
  }

  /** Adds a listener; one who comes later is given the state so far. Returns what removes it. */
  add(handlers: LiveHandlers): () => void {
    const listener: Listener = { handlers, greeted: false };
    this.listeners.add(listener);
    queueMicrotask(() => {
      if (!listener.greeted && this.snapshot && this.listeners.has(listener))
        this.hand(listener, this.snapshot);
    });
    return () => this.listeners.delete(listener);
  }

  /**
   * Takes a message off the wire and hands it on, once and in order.
   *
   * @returns false where messages are missing before it: the topic must be asked for again
   */
  take(message: LiveMessage): boolean {
    const { snapshot } = this;
    const { event, data } = message;
    if (event === 'reset') this.snapshot = undefined;
    else if (event === 'snapshot') this.snapshot = message;
    else {
      // Nothing counts before the snapshot; what it holds already has been seen.
      if (!snapshot || data.version <= snapshot.data.version) return true;
      if (data.version > snapshot.data.version + 1) return false;
      this.snapshot = foldSnapshot(snapshot, message);
    }
    for (const listener of [...this.listeners]) this.hand(listener, message);
    return true;
  }

  /** Ends the topic for all who listen. */
  end(error?: JtopError): void {
    const listeners = [...this.listeners];
    this.listeners.clear();
    for (const { handlers } of listeners) {
      void guarded(() => (error ? handlers.error?.(error) : handlers.close?.()));
    }
  }

  private hand(listener: Listener, message: LiveMessage): void {
    // Whoever joined while a chunk of messages is being handed out is given the state after it, a moment later.
    if (message.event === 'snapshot') listener.greeted = true;
    if (listener.greeted) void guarded(() => listener.handlers.message(message));
  }
}
