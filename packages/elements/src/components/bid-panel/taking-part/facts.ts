import type { Bid, Lot } from '@jtop/contract';
import { viewerState, type Participation, type ViewerState } from '@jtop/rules/auction';
import type { HandoffState } from '../../../stores/handoff-flow.js';
import type { LotParticipation } from '../../../stores/participation-store.js';

/** What the person has put into the form, and what came of it. */
export interface ActForm {
  /** As typed; undefined while an offered amount is chosen. */
  readonly text?: string | undefined;
  /** Which of the offered amounts is chosen: 0 is the least. */
  readonly choice: number;
  /** A jump of this amount is to be confirmed. */
  readonly confirming?: number | undefined;
  /** The last refusal. */
  readonly refused?: (Readonly<Record<string, unknown>> & { readonly code: string }) | undefined;
  /** What was last done: a key of the notes. */
  readonly note?: string | undefined;
  /** An act in the page itself is on its way. */
  readonly sending?: boolean | undefined;
  /** Whether it was done is not known. */
  readonly unknown?: boolean | undefined;
}

export const EMPTY_FORM: ActForm = { choice: 0 };

/** What is known where somebody takes part. */
export interface TakingPartFacts {
  readonly lot: Lot;
  readonly bids: readonly Bid[];
  readonly participation: Participation | undefined;
  readonly own: LotParticipation | undefined;
  readonly now: number;
  /** The connection is lost. */
  readonly lost: boolean;
  readonly form: ActForm;
  readonly flow: HandoffState;
  /** Acts are done in the page, with a token. */
  readonly inline: boolean;
  /** Round trip and error bound of the clock, milliseconds. */
  readonly roundTripMs: number | undefined;
  readonly errorMs: number;
  readonly href: string | undefined;
  /** The platform's page on the account. */
  readonly account: string;
}

/** The state of the viewer, from the facts. */
export const stateOf = ({ lot, participation, now }: TakingPartFacts): ViewerState =>
  viewerState(lot, participation, now);
