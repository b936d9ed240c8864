import { isJtopError, type Store } from '@jtop/sdk';
import type { Keep } from './participation-store.js';

/** Acts on a lot, and saying who one is. */
export type LotOperation =
  'lots.bids.place' | 'lots.registrations.create' | 'lots.deposits.create' | 'me.retrieve';
/** Forms that are filled in. */
export type FormOperation =
  'demands.create' | 'demands.solutions.submit' | 'solutions.versions.create' | 'solutions.retrieve';
/** What can be handed over to the platform's own window. */
export type HandoffOperation =
  LotOperation | FormOperation | 'consents.sign' | 'imports.create' | 'matches.respond' | 'me.matches.list';

/** What the person wants, before the platform has heard of it. */
export interface HandoffDraft {
  readonly operation: HandoffOperation;
  /** Of acts on a lot. */
  readonly lotId?: string | undefined;
  /** Of an answer to a demand. */
  readonly demandId?: string | undefined;
  /** Of the answer to a match. */
  readonly matchId?: string | undefined;
  /** Of an answer that was handed in before. */
  readonly solutionId?: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Where a hand-off is asked for. */
export interface HandoffTicket {
  readonly id: string;
  /** Reads the outcome and nothing else. */
  readonly secret: string;
  readonly confirmUrl: string;
  /** RFC 3339 with +08:00. */
  readonly expiresAt: string;
}

/** What the platform says of a hand-off. */
export interface HandoffOutcome {
  readonly status: string;
  readonly result?: unknown;
  readonly problem?: HandoffProblem | undefined;
}

/** A refusal with the extras of its code. */
export interface HandoffProblem {
  readonly code: string;
  readonly requestId?: string | undefined;
  readonly [extra: string]: unknown;
}

/** The two calls that a hand-off is made of. */
export interface HandoffApi {
  create(draft: HandoffDraft & { readonly returnTo?: string | undefined }): Promise<HandoffTicket>;
  retrieve(id: string, secret: string, signal: AbortSignal): Promise<HandoffOutcome>;
}

/** A window of the platform. */
export interface HandoffWindow {
  readonly closed: boolean;
  go(url: string): void;
  focus(): void;
  close(): void;
}

/** What a flow needs of the page that it runs in. */
export interface HandoffPage {
  /** Opens an empty window. Browsers allow it only within the click itself. Undefined where they do not. */
  open(): HandoffWindow | undefined;
  /** @returns a function that stops listening */
  listen(listener: (origin: string, data: unknown) => void): () => void;
  /** Leaves the page for another. */
  leave(url: string): void;
  /** The address to come back to. */
  readonly returnTo: string;
  /** The person is back from a hand-off that the page remembers nothing of. */
  readonly forgotten?: boolean | undefined;
  /** Remembers a hand-off over a reload or the way there and back. */
  readonly keep?: Keep | undefined;
}

/**
 * Where a hand-off stands. `opening`: the draft is on its way. `waiting`: the person decides in the other window. `unknown`:
 * the platform cannot be reached, so nobody here knows. `blocked`: no window could be opened; {@link HandoffFlow.leave}
 * goes there. `closed`: the window is gone and nothing was done so far. `forgotten`: the person is back from the platform, but
 * the browser has kept nothing to ask for the outcome with; nobody here will ever know. The rest is final.
 */
export type HandoffStep =
  | 'idle'
  | 'opening'
  | 'waiting'
  | 'unknown'
  | 'blocked'
  | 'closed'
  | 'forgotten'
  | 'confirmed'
  | 'declined'
  | 'failed'
  | 'expired';

export interface HandoffState {
  readonly step: HandoffStep;
  readonly draft?: HandoffDraft | undefined;
  /** Of a confirmed one: what the operation answers. */
  readonly result?: unknown;
  /** Of a failed one. */
  readonly problem?: HandoffProblem | undefined;
}

/** One hand-off at a time. */
export interface HandoffFlow extends Store<HandoffState> {
  /** Call it in the click. While one is under way it only shows that one's window: a double click is one hand-off. */
  readonly start: (draft: HandoffDraft) => void;
  /** Goes to the platform with the whole page, where no window could be opened. */
  readonly leave: () => void;
  /** Shows the window again, or opens it anew where the page has lost it. Call it in the click. */
  readonly focus: () => void;
  /** Stops waiting; what is confirmed in the window nonetheless is done. */
  readonly cancel: () => void;
  /** Stops everything; the state stays as it is. */
  readonly close: () => void;
}

/** How often the window is looked at; at each fourth look the outcome is asked for, in case no message comes. */
const LOOK_MS = 500;
const LOOKS_BETWEEN = 4;
/** Whether a hand-off is neither at its end nor has yet to begin. */
export const isUnderWay = (step: HandoffStep): boolean =>
  step !== 'idle' && step !== 'forgotten' && !FINAL.test(step);
const FINAL = /^(confirmed|declined|failed|expired)$/;

/** What is remembered while a hand-off is under way; taken away when it ends. */
interface Pending extends HandoffTicket {
  readonly draft: HandoffDraft;
}

/** Makes a flow; takes up a hand-off that was under way when the page was left or reloaded. */
export function createHandoffFlow(api: HandoffApi, page: HandoffPage): HandoffFlow {
  let state: HandoffState = { step: 'idle' };
  let pending: Pending | undefined;
  let popup: HandoffWindow | undefined;
  let round: AbortController | undefined;
  const listeners = new Set<() => void>();

  const set = (next: HandoffState): void => {
    if (next.step === state.step && next.draft === state.draft) return;
    state = next;
    for (const listener of [...listeners]) listener();
  };
  const remember = (text: string | null): void => {
    try {
      page.keep?.write(text);
    } catch {
      // Then a reload forgets it. The platform does not.
    }
  };
  const stop = (): void => {
    round?.abort();
    round = undefined;
    remember(null);
  };
  const end = ({ status, result, problem }: HandoffOutcome): void => {
    const { draft } = state;
    // Who closed the window was told already that nothing was done; that its time is over is no news.
    const step = (status === 'expired' && state.step === 'closed' ? 'closed' : status) as HandoffStep;
    stop();
    pending = undefined;
    popup?.close();
    popup = undefined;
    set({ step, draft, result, problem });
  };

  const wait = (ticket: Pending, askFirst = false): void => {
    const own = (round = new AbortController());
    const { signal } = own;
    pending = ticket;
    const origin = new URL(ticket.confirmUrl).origin;
    const { draft } = ticket;

    const ask = async (): Promise<void> => {
      try {
        const outcome = await api.retrieve(ticket.id, ticket.secret, signal);
        if (signal.aborted) return;
        if (FINAL.test(outcome.status)) end(outcome);
        else if (state.step === 'unknown') set({ step: 'waiting', draft });
      } catch (error) {
        if (signal.aborted) return;
        if (isJtopError(error, 'not_found')) end({ status: 'expired' });
        else set({ step: 'unknown', draft });
      }
    };
    signal.addEventListener(
      'abort',
      page.listen((from, data) => {
        const { type, id, ...outcome } = Object(data) as Record<string, unknown> & Partial<HandoffOutcome>;
        if (from !== origin || type !== 'jtop:handoff' || id !== ticket.id) return;
        if (FINAL.test(String(outcome.status))) end(outcome as HandoffOutcome);
      }),
    );
    void (async () => {
      // Taken up again: the person may be back because it is over.
      if (askFirst) await ask();
      for (let looks = 1; ; looks++) {
        await pause(LOOK_MS, signal);
        if (signal.aborted) return;
        const gone = popup?.closed === true;
        if (!gone && looks % LOOKS_BETWEEN !== 0) continue;
        await ask();
        if (signal.aborted || !gone) continue;
        // A window that the browser cut off from this page says that it is closed, too: go on asking.
        popup = undefined;
        if (state.step === 'waiting') set({ step: 'closed', draft });
      }
    })();
  };

  const create = async (draft: HandoffDraft): Promise<void> => {
    try {
      const ticket = await api.create({ ...draft, ...(!popup && { returnTo: page.returnTo }) });
      if (state.draft !== draft || state.step !== 'opening') return;
      pending = { ...ticket, draft };
      if (!popup) {
        set({ step: 'blocked', draft });
        return;
      }
      popup.go(ticket.confirmUrl);
      remember(JSON.stringify(pending));
      set({ step: 'waiting', draft });
      wait(pending);
    } catch (error) {
      if (state.draft !== draft) return;
      end({ status: 'failed', problem: problemOf(error) });
    }
  };

  const flow: HandoffFlow = {
    getSnapshot: () => state,
    subscribe(listener) {
      const entry = (): void => listener();
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    start(draft) {
      if (/opening|waiting|unknown/.test(state.step)) {
        popup?.focus();
        return;
      }
      stop();
      popup = page.open();
      set({ step: 'opening', draft });
      void create(draft);
    },
    leave() {
      if (state.step !== 'blocked' || !pending) return;
      const ticket = pending;
      remember(JSON.stringify(ticket));
      // The page may come back as it was, from the browser's memory.
      set({ step: 'waiting', draft: ticket.draft });
      wait(ticket);
      page.leave(ticket.confirmUrl);
    },
    focus() {
      if (popup && !popup.closed) popup.focus();
      else if (pending && /waiting|unknown/.test(state.step)) {
        popup = page.open();
        popup?.go(pending.confirmUrl);
      }
    },
    cancel() {
      stop();
      pending = undefined;
      popup?.close();
      popup = undefined;
      set({ step: 'idle' });
    },
    close() {
      round?.abort();
    },
  };

  const before = recalled(page.keep);
  if (before) {
    state = { step: 'waiting', draft: before.draft };
    wait(before, true);
  } else if (page.forgotten) {
    state = { step: 'forgotten' };
  }
  return flow;
}

function recalled(keep: Keep | undefined): Pending | undefined {
  try {
    const found = Object(JSON.parse(keep?.read() ?? 'null')) as Partial<Pending>;
    const { id, secret, confirmUrl, expiresAt, draft } = found;
    const texts = [id, secret, confirmUrl, expiresAt, draft?.operation];
    if (!texts.every((text) => typeof text === 'string' && text !== '')) return undefined;
    new URL(String(confirmUrl));
    return found as Pending;
  } catch {
    return undefined;
  }
}

function problemOf(error: unknown): HandoffProblem {
  if (!isJtopError(error)) return { code: 'internal' };
  const { problem } = error as { readonly problem?: HandoffProblem };
  return problem ?? { code: error.code };
}

/** Resolves after a while, or when there is nothing left to wait for. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
