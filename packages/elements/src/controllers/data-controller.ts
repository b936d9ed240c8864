import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hubFor, type Hub } from '../internal/hub.js';
import type { Settings } from '../internal/settings.js';
import type { Ticking } from '../internal/ticker.js';
import type { DataSnapshot, DataStore } from '../stores/data-store.js';

/** Makes the store of a subject. */
export type StoreMaker<Data> = (hub: Hub, subject: string, realtime: boolean) => DataStore<Data>;

/** Changes that follow one another are drawn together: this often where they can be seen, and this often where not. */
const SEEN_MS = 100;
const UNSEEN_MS = 1000;

/** Keeps the store that fits what an element is about, and decides when its changes are drawn. */
export class DataController<Data> implements ReactiveController {
  hub: Hub | undefined;
  /** Why there can be no store: `config.endpoint`. */
  fault: string | undefined;
  /** What was last drawn. */
  drawn: DataSnapshot<Data> = {};
  private store: DataStore<Data> | undefined;
  private key: readonly unknown[] | undefined;
  private unsubscribe: (() => void) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private drawnAt = 0;

  constructor(
    private readonly host: ReactiveControllerHost & Ticking,
    private readonly make: StoreMaker<Data>,
  ) {
    host.addController(this);
  }

  /** What is known now. Without a subject there is nothing to know. */
  get snapshot(): DataSnapshot<Data> {
    return this.store?.getSnapshot() ?? { empty: true };
  }

  /** Makes the store for these settings and subject, unless it is there already. */
  attach({ core, endpoint, realtime }: Settings, subject: string | undefined): void {
    const key = [core, endpoint, realtime, subject];
    if (this.key?.every((part, index) => part === key[index])) return;
    this.release();
    this.key = key;
    this.fault = undefined;
    try {
      if (!core && !endpoint) throw new TypeError('no endpoint');
      this.hub = hubFor(core, endpoint ?? '');
    } catch {
      this.fault = 'config.endpoint';
      return;
    }
    if (!subject) return;
    this.store = this.make(this.hub, subject, realtime !== 'off');
    this.unsubscribe = this.store.subscribe(() => this.schedule());
  }

  refresh(): void {
    this.store?.refresh();
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    // An element that is only moved is back before this runs, and keeps what it has.
    void Promise.resolve().then(() => {
      if (!this.host.isConnected) this.release();
    });
  }

  /** @returns what was drawn before */
  markDrawn(): DataSnapshot<Data> {
    const before = this.drawn;
    this.drawn = this.snapshot;
    this.drawnAt = performance.now();
    this.unschedule();
    return before;
  }

  /** Draws the first data at once and bunches what follows. */
  private schedule(): void {
    if (!this.drawn.data) return this.host.requestUpdate();
    if (this.timer !== undefined) return;
    const every = this.hub?.ticker.sees(this.host) ? SEEN_MS : UNSEEN_MS;
    this.timer = setTimeout(
      () => this.host.requestUpdate(),
      Math.max(0, this.drawnAt + every - performance.now()),
    );
  }

  /** A wait that began out of sight must not hold what comes in once the element is seen and was drawn. */
  private unschedule(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private release(): void {
    this.unschedule();
    this.unsubscribe?.();
    this.store?.close();
    this.store = undefined;
    this.key = undefined;
    this.hub?.ticker.remove(this.host);
  }
}
