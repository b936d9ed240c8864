import type { HandoffPage } from '../stores/handoff-flow.js';
import type { Keep } from '../stores/participation-store.js';

const FEATURES = 'popup,width=480,height=760';
/** Added by the platform to the address that it sends people back to. */
const RETURN = /^#jtop-handoff=/;

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
 */
export function handoffPage(name: string): HandoffPage {
  cleanAddress();
  return {
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
 * Takes out of the address what the platform added on the way back. The outcome itself is asked for by id: an address can be
 * typed by anybody.
 */
export function cleanAddress(): void {
  if (!RETURN.test(location.hash)) return;
  history.replaceState(history.state, '', location.pathname + location.search);
}
