import type { ReactiveControllerHost } from 'lit';
import type { Settings } from './settings.js';

/** One key for all copies of this package, so that a provider of one bundle serves widgets of another. */
const KEY = Symbol.for('jtop.settings');

type Host = ReactiveControllerHost & HTMLElement;
type Leave = () => void;
type Take = (settings: Settings, leave?: Leave) => void;

/** The fields of both events of the protocol; `context-provider` has the first two only. */
interface ContextEvent extends Event {
  readonly context: unknown;
  readonly contextTarget: Element;
  readonly callback: Take;
  readonly subscribe?: boolean;
}

function send(
  type: string,
  contextTarget: Host,
  request?: Pick<ContextEvent, 'callback' | 'subscribe'>,
): void {
  const event = new Event(type, { bubbles: true, composed: true });
  contextTarget.dispatchEvent(Object.assign(event, { context: KEY, contextTarget }, request));
}

/**
 * Answers what is inside an element and asks for settings, by the context protocol of the web components community group, so
 * that it may come from another copy of this package or from another library.
 *
 * @returns tells all who subscribed that the settings have changed
 */
export function provideSettings(host: Host): (settings: Settings) => void {
  let current: Settings = {};
  const readers = new Map<Take, Leave>();
  host.addEventListener('context-request', (event) => {
    const { context, callback, subscribe } = event as ContextEvent;
    if (context !== KEY) return;
    event.stopPropagation();
    // Who asks twice gets the same way out, and knows by it that the provider is the same.
    const leave = readers.get(callback) ?? (() => readers.delete(callback));
    if (subscribe) readers.set(callback, leave);
    callback(current, subscribe ? leave : undefined);
  });
  host.addController({ hostConnected: () => send('context-provider', host) });
  return (settings) => {
    current = settings;
    readers.forEach((leave, callback) => callback(settings, leave));
  };
}

/**
 * Follows the settings of the nearest provider while the element is in the page. A provider that comes later, because it is
 * defined or put around the element's place only then, is asked as soon as it says that it is there.
 *
 * @returns the settings; undefined where there is no provider
 */
export function followSettings(host: Host): () => Settings | undefined {
  let current: Settings | undefined;
  let leave: Leave | undefined;
  const callback: Take = (settings, nextLeave) => {
    if (leave !== nextLeave) leave?.();
    leave = nextLeave;
    if (settings === current) return;
    current = settings;
    host.requestUpdate();
  };
  const ask = (): void => send('context-request', host, { callback, subscribe: true });
  const onProvider = (event: Event): void => {
    if ((event as ContextEvent).context === KEY) ask();
  };
  host.addController({
    hostConnected() {
      current = undefined;
      document.addEventListener('context-provider', onProvider);
      ask();
    },
    hostDisconnected() {
      document.removeEventListener('context-provider', onProvider);
      leave?.();
      leave = undefined;
    },
  });
  return () => current;
}
