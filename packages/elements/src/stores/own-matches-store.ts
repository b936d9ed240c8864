import type { Match, MatchPage } from '@jtop/contract';
import type { Store } from '@jtop/sdk';

/** Matches that a person let the page be shown; in memory only. */
export interface OwnMatches {
  readonly items: readonly Match[];
  /** The platform has more of them than it gave. */
  readonly hasMore: boolean;
  /** When they were given, epoch milliseconds of the platform. */
  readonly asOf: number;
}

/** What was filled in for one match. */
export interface MatchAnswer {
  readonly answer: '' | 'accept' | 'decline';
  /** A code of the list, or empty. */
  readonly reason: string;
  readonly note: string;
}

export const NO_ANSWER: MatchAnswer = { answer: '', reason: '', note: '' };

/** The viewer's own matches, shared by all lists of a page. Undefined until the person lets the page be shown them. */
export interface OwnMatchesStore extends Store<OwnMatches | undefined> {
  /** Takes the answer of the platform in. False where it is none that can be read. */
  readonly take: (result: unknown, now: number) => boolean;
  /** Takes one match in that was answered. False where it cannot be read. */
  readonly put: (result: unknown) => boolean;
  /** The platform said how a match stands, and nothing else of it. */
  readonly stands: (id: string, status: string) => void;
  /** What was filled in for a match; it outlives the element, not the page. */
  readonly answerTo: (id: string) => MatchAnswer;
  readonly fill: (id: string, answer: MatchAnswer | undefined) => void;
  /** Forgets everything here. */
  readonly forget: () => void;
}

export function createOwnMatchesStore(): OwnMatchesStore {
  let snapshot: OwnMatches | undefined;
  const answers = new Map<string, MatchAnswer>();
  const listeners = new Set<() => void>();
  const set = (next: OwnMatches | undefined): void => {
    snapshot = next;
    for (const listener of [...listeners]) listener();
  };
  const change = (id: string, to: (match: Match) => Match): void => {
    if (snapshot)
      set({ ...snapshot, items: snapshot.items.map((item) => (item.id === id ? to(item) : item)) });
  };
  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      const entry = (): void => listener();
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    take(result, now) {
      const { items, asOf, nextCursor } = Object(result) as Partial<MatchPage>;
      if (!Array.isArray(items)) return false;
      const good = (items as unknown[]).filter(isMatch);
      // A page of nothing but what cannot be read is none.
      if (good.length === 0 && items.length > 0) return false;
      set({ items: good, hasMore: nextCursor !== undefined, asOf: Date.parse(asOf ?? '') || now });
      return true;
    },
    put(result) {
      if (!isMatch(result)) return false;
      change(result.id, (before) => (result.rev >= before.rev ? result : before));
      return true;
    },
    stands: (id, status) => change(id, (before) => ({ ...before, status })),
    answerTo: (id) => answers.get(id) ?? NO_ANSWER,
    fill(id, answer) {
      if (answer) answers.set(id, answer);
      else answers.delete(id);
    },
    forget() {
      answers.clear();
      set(undefined);
    },
  };
}

/** Whether it has what a row is drawn of. */
export function isMatch(value: unknown): value is Match {
  const { id, rev, demandId, demandTitle, counterpart, status, reasons } = Object(value) as Record<
    string,
    unknown
  >;
  const { title, type } = Object(counterpart) as Record<string, unknown>;
  return (
    [id, demandId, demandTitle, status, title, type].every((text) => typeof text === 'string') &&
    typeof rev === 'number' &&
    Array.isArray(reasons)
  );
}
