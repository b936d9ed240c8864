import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What the guard asks of its form. */
interface Guarded {
  /** Saves what can be saved. */
  flush(): void;
  /** Whether something would be gone with the page, after {@link Guarded.flush}. */
  loses(): boolean;
}

/** Saves before the page is left, and asks first only where something would be lost all the same. */
export class LeaveGuard implements ReactiveController {
  private letting = false;

  constructor(
    host: ReactiveControllerHost,
    private readonly form: Guarded,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('beforeunload', this.ask);
    window.addEventListener('pagehide', this.hide);
    window.addEventListener('pageshow', this.show);
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeunload', this.ask);
    window.removeEventListener('pagehide', this.hide);
    window.removeEventListener('pageshow', this.show);
    this.form.flush();
  }

  /** The form itself leaves the page, and what it needs is remembered. */
  letGo(): void {
    this.letting = true;
  }

  private readonly hide = (): void => this.form.flush();

  /** The page may come back as it was, from the browser's memory: then it asks again. */
  private readonly show = (): void => {
    this.letting = false;
  };

  private readonly ask = (event: BeforeUnloadEvent): void => {
    if (this.letting) return;
    this.form.flush();
    if (!this.form.loses()) return;
    event.preventDefault();
    // What older browsers go by.
    Reflect.set(event, 'returnValue', '');
  };
}
