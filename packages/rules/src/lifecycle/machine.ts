/**
 * What somebody is to the thing that moves; a caller may be several at once. `company` is the demand's own or who acts
 * for it with a mandate, `team` the solution's own, `panel` a member of the panel that was asked, `agent` a technology
 * manager, host or sub-centre of the region, `signer` the party of a consent, `clock` an instant that came or another
 * move that brings this one along.
 */
export type Who = 'company' | 'team' | 'panel' | 'agent' | 'operator' | 'signer' | 'clock';

/** What has to happen beside the change of state; the caller does it in the same transaction. */
export type Effect =
  | 'receipt.issue'
  | 'version.create'
  | 'disclosure.publish'
  | 'disclosure.retract'
  | 'contest.halt'
  | 'feedback.deliver'
  | 'award.announce'
  | 'demand.carry_over';

/** The base of the facts of every machine. */
export interface BaseFacts {
  readonly who: readonly Who[];
  /** Epoch milliseconds at which the move happens. */
  readonly at: number;
}

export type Extras = Readonly<Record<string, string | number | readonly string[]>>;

/** Why something is refused: the code of the problem, and its members. */
export interface Refusal {
  readonly code: string;
  readonly extras: Extras;
}

/** A condition of a move: a pure predicate with a name. It gives the refusal where the facts do not fulfil it. */
export interface Guard<Facts> {
  readonly name: string;
  readonly refuse: (facts: Facts) => Refusal | undefined;
}

/** A line of a table of states. */
export interface Move<State extends string, Trigger extends string, Facts> {
  readonly trigger: Trigger;
  readonly from: readonly State[];
  readonly to: State;
  readonly who: readonly Who[];
  /** Chooses between lines of the same trigger and state. Left out: this line is meant. */
  readonly when?: (facts: Facts) => boolean;
  readonly guards?: readonly Guard<Facts>[];
  readonly effects?: readonly Effect[];
}

/** A life cycle as data. {@link apply} is its only interpreter. */
export interface Machine<State extends string, Trigger extends string, Facts extends BaseFacts> {
  readonly name: string;
  readonly initial: State;
  readonly states: readonly State[];
  readonly finals: readonly State[];
  readonly moves: readonly Move<State, Trigger, Facts>[];
}

export type Applied<State extends string> =
  | { readonly ok: true; readonly state: State; readonly effects: readonly Effect[] }
  | ({ readonly ok: false } & Refusal);

/**
 * Applies a trigger to a state. Nothing is changed; the caller stores the state that comes out.
 *
 * Refusals come in the order of the wire: `auth.forbidden` where no line of the trigger is for whoever asks, then
 * `<machine>.state { <machine>Status }` where the state does not allow it, `auth.forbidden` where this state allows it to others,
 * then the guards in the order of the table.
 */
export function apply<State extends string, Trigger extends string, Facts extends BaseFacts>(
  machine: Machine<State, Trigger, Facts>,
  state: State,
  trigger: Trigger,
  facts: Facts,
): Applied<State> {
  const lines = machine.moves.filter((move) => move.trigger === trigger);
  if (lines.length > 0 && !lines.some((move) => isFor(move, facts.who))) return forbidden(trigger);
  const here = lines.filter((move) => move.from.includes(state));
  if (here.length === 0) {
    return { ok: false, code: `${machine.name}.state`, extras: { [`${machine.name}Status`]: state } };
  }
  const mine = here.filter((move) => isFor(move, facts.who));
  if (mine.length === 0) return forbidden(trigger);
  const meant = mine.find((move) => move.when === undefined || move.when(facts));
  if (meant === undefined) {
    return { ok: false, code: `${machine.name}.state`, extras: { [`${machine.name}Status`]: state } };
  }
  for (const guard of meant.guards ?? []) {
    const refusal = guard.refuse(facts);
    if (refusal !== undefined) return { ok: false, ...refusal };
  }
  return { ok: true, state: meant.to, effects: meant.effects ?? [] };
}

/**
 * What somebody may try in a state, each trigger once and in the order of the table. Guards are not asked: a trigger
 * that is listed can still be refused for what its facts are.
 */
export function triggersOf<State extends string, Trigger extends string, Facts extends BaseFacts>(
  machine: Machine<State, Trigger, Facts>,
  state: State,
  who: readonly Who[],
): Trigger[] {
  const moves = machine.moves.filter((move) => move.from.includes(state) && isFor(move, who));
  return [...new Set(moves.map((move) => move.trigger))];
}

function isFor(move: { readonly who: readonly Who[] }, who: readonly Who[]): boolean {
  return move.who.some((each) => who.includes(each));
}

function forbidden(trigger: string): { readonly ok: false } & Refusal {
  return { ok: false, code: 'auth.forbidden', extras: { trigger } };
}
