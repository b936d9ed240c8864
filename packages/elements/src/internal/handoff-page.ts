import type { HandoffPage } from '../stores/handoff-flow.js';
import type { Keep } from '../stores/participation-store.js';

const FEATURES = 'popup,width=480,height=760';
/** Added by the platform to the address that it sends people back to; what follows the id is of no use here. */
const RETURN = /^#jtop-handoff=([\w-]{1,64})?/;

/** An entry of `sessionStorage`. Even to name the storage throws where cookies are blocked, so it is named at each use. */
export function sessionKeep(name: string): Keep {
  return {
    read: () => sessionStorage.getItem(name),
    write(text) {
      if (text === null) sessionStorage.removeItem(name);
      else sessionStorage.setItem(name, text);
    },
  };
}

/**
 * The page as a hand-off uses it.
 *
 * @param name - Of what is remembered over a reload.
 * @param forgotten - The person is back from a hand-off that nothing is remembered of.
 */
export function handoffPage(name: string, forgotten: boolean): HandoffPage {
  return {
    forgotten,
    open() {
      const popup = window.open('', '_blank', FEATURES);
      if (!popup) return undefined;
      return {
        // A window that a strict page cut off throws at nothing but reads as closed.
        get closed() {
          return popup.closed;
        },
        go: (url) => popup.location.replace(url),
        focus: () => popup.focus(),
        close: () => popup.close(),
      };
    },
    listen(listener) {
      const onMessage = ({ origin, data }: MessageEvent<unknown>): void => listener(origin, data);
      window.addEventListener('message', onMessage);
      return () => window.removeEventListener('message', onMessage);
    },
    leave: (url) => location.assign(url),
    get returnTo() {
      return location.href.replace(/#.*/, '');
    },
    keep: sessionKeep(name),
  };
}

/**
 * Takes out of the address what the platform added on the way back. The outcome itself is asked for by id and secret: an
 * address can be typed by anybody.
 *
 * @returns whether somebody is back from a hand-off that nothing is remembered of, as where the browser keeps nothing for
 *   this page: then nobody here can ask what became of it
 */
export function takeReturn(): boolean {
  const [back, id] = RETURN.exec(location.hash) ?? [];
  if (back === undefined) return false;
  history.replaceState(history.state, '', location.pathname + location.search);
  if (id === undefined) return false;
  try {
    return !Object.values({ ...sessionStorage }).some((kept) => String(kept).includes(id));
  } catch {
    return true;
  }
}
