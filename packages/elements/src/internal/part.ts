import type { ReactiveControllerHost } from 'lit';

/**
 * A part of a widget that lies in a file of its own: fetched when it is first asked for, and again on request where that
 * failed. The widget is drawn anew when it is there.
 */
export class Part<Module> {
  /** It could not be fetched. */
  failed = false;
  private module: Module | undefined;
  private coming = false;

  constructor(
    private readonly host: Pick<ReactiveControllerHost, 'requestUpdate'>,
    private readonly fetchIt: () => Promise<Module>,
  ) {}

  /** The part; undefined until it is there. */
  get(): Module | undefined {
    if (!this.module && !this.coming && !this.failed) {
      this.coming = true;
      this.fetchIt()
        .then(
          (module) => (this.module = module),
          () => (this.failed = true),
        )
        .finally(() => {
          this.coming = false;
          this.host.requestUpdate();
        });
    }
    return this.module;
  }

  readonly again = (): void => {
    this.failed = false;
    this.get();
    this.host.requestUpdate();
  };
}
