import type { MatchRespond } from '@jtop/contract';
import { HandingOver } from '../../controllers/handing-over.js';
import { handingOverTexts } from '../../internal/handing-over-texts.js';
import { icons, type Tone } from '../../internal/icons.js';
import { handoffNotice, type Notice } from '../../internal/notice-view.js';
import type { HandingOverStrings } from '../../locales/zh-CN/handing-over.js';
import type { MatchesStrings } from '../../locales/zh-CN/matches.js';
import type { HandoffProblem, HandoffState, HandoffStep } from '../../stores/handoff-flow.js';
import { isMatch, type MatchAnswer, type OwnMatchesStore } from '../../stores/own-matches-store.js';
import {
  JtopMatchesRejectedEvent,
  JtopMatchesRespondRequestEvent,
  JtopMatchesRespondedEvent,
} from './matches.events.js';
import { answerErrors, refusedAnswer, type AnswerErrors } from './matches.state.js';
import type { RowView } from './matches.view.js';

/** What answering needs of its element. */
export interface AnsweringHost {
  readonly own: OwnMatchesStore | undefined;
  readonly p: MatchesStrings;
  /** Code of the language. */
  readonly language: string;
  /** Says it politely. */
  readonly say: (text: string) => void;
  /** What takes the focus once it is drawn. */
  readonly focusNext: (selector: string) => void;
}

/** The person decides in the other window, or nobody here knows yet. */
export const isPending = (step: HandoffStep): boolean => /^(opening|waiting|unknown|blocked)$/.test(step);

/** Selects the row of a match. */
export const rowOf = (id: string): string => `li[data-id="${CSS.escape(id)}"]`;

export const noticeOf = (tone: Tone, icon: string, [title, text]: readonly [string, string]): Notice => ({
  tone,
  icon,
  title,
  text,
});

/** The form of one match at a time, and its hand-off: what is filled in, what is wrong, what became of it. */
export class MatchAnswering {
  readonly handing: HandingOver;
  /** The match whose form is open. */
  private openId: string | undefined;
  private errors: AnswerErrors = {};
  /** What became of the last answer, told at its row. */
  private outcome: { readonly id: string; readonly notice: Notice } | undefined;

  constructor(
    private readonly element: HTMLElement & ConstructorParameters<typeof HandingOver>[0],
    private readonly host: AnsweringHost,
  ) {
    this.handing = new HandingOver(element, (state) => this.moved(state));
  }

  /** The match that the hand-off is about. */
  get id(): string | undefined {
    return this.handing.state.draft?.matchId;
  }

  get pending(): boolean {
    return isPending(this.handing.state.step);
  }

  /** What stands in the row of a match besides itself. */
  rowParts(id: string, open: boolean): Omit<RowView, 'row'> {
    const { handing, outcome, openId } = this;
    const { own, p } = this.host;
    const isOurs = this.id === id;
    const busy = isOurs && this.pending;
    const said = outcome?.id === id ? outcome.notice : isOurs ? this.notice() : undefined;
    const notices = said ? [said] : [];
    if (!own || !open || !handing.flow || (openId !== id && !busy)) {
      return { notices, form: undefined, answerable: open && handing.flow !== undefined };
    }
    const offline = navigator.onLine ? '' : handingOverTexts(this.host.language).offline;
    return {
      notices: [],
      answerable: true,
      form: {
        id,
        values: own.answerTo(id),
        errors: openId === id ? this.errors : {},
        notices,
        busy,
        held: offline || (this.pending && !isOurs ? p.heldBy : ''),
      },
    };
  }

  /** What is told of an answer whose row is not shown. */
  noticeBeside(shown: ReadonlySet<string>): Notice | undefined {
    const id = this.id ?? this.outcome?.id;
    if (id === undefined || shown.has(id)) return undefined;
    return this.outcome?.notice ?? this.notice();
  }

  /** The page was left for the platform, or reloaded: what was handed over then is filled in again. */
  takeBack(): void {
    const { own } = this.host;
    const { draft } = this.handing.state;
    if (!own || draft?.matchId === undefined || !this.pending) return;
    if (own.answerTo(draft.matchId).answer !== '') return;
    const { answer, reason, note } = draft.body as Partial<MatchRespond>;
    own.fill(draft.matchId, {
      answer: answer === 'decline' ? 'decline' : 'accept',
      reason: String(reason ?? ''),
      note: String(note ?? ''),
    });
    this.openId ??= draft.matchId;
  }

  open(id: string): void {
    this.openId = id;
    this.errors = {};
    this.outcome = undefined;
    this.host.focusNext(`${rowOf(id)} input`);
  }

  /** Closes the form; what was filled in is there when it is opened again. */
  close(id: string): void {
    this.reset();
    this.host.focusNext(`${rowOf(id)} [part=answer-button]`);
  }

  /** Forgets the form; what waits to be confirmed goes on. */
  reset(): void {
    this.openId = undefined;
    this.errors = {};
    this.outcome = undefined;
    if (!this.pending) this.handing.flow?.cancel();
  }

  put(id: string, field: keyof MatchAnswer, value: string): void {
    const { own } = this.host;
    if (!own) return;
    own.fill(id, { ...own.answerTo(id), [field]: value });
    // What is being put right is no longer said to be wrong.
    const { [field]: _, ...others } = this.errors;
    this.errors = others;
    this.element.requestUpdate();
  }

  /** Hands over what is filled in. Call it in the click: a window can be opened only there. */
  send(id: string): void {
    const { own, p, say, focusNext } = this.host;
    if (!own || !navigator.onLine || this.pending) return;
    const { answer, reason, note } = own.answerTo(id);
    this.errors = answerErrors({ answer, reason, note }, p);
    const wrong = Object.keys(this.errors).length;
    if (wrong > 0) {
      say(p.wrong(String(wrong)));
      focusNext(this.firstWrong(id) ?? '');
      return;
    }
    const text = note.trim();
    const body = {
      answer,
      ...(answer === 'decline' && { reason }),
      ...(text && { note: text }),
    } as MatchRespond;
    if (!this.element.dispatchEvent(new JtopMatchesRespondRequestEvent({ matchId: id, ...body }))) return;
    this.handing.start({ operation: 'matches.respond', matchId: id, body: { ...body } });
  }

  private notice(): Notice | undefined {
    const { handing } = this;
    return handoffNotice(handing.state, this.texts(), handing.account, {
      focus: () => handing.flow?.focus(),
      leave: () => handing.flow?.leave(),
      cancel: () => {
        handing.flow?.cancel();
        this.host.focusNext('[part=submit-button]');
      },
    });
  }

  /** The texts of handing over, with what is known of matches, and that nothing typed is lost. */
  private texts(): HandingOverStrings {
    const { p, language } = this.host;
    const h = handingOverTexts(language);
    const kept = (step: string): readonly [string, string] => {
      const [title = '', text = ''] = h.steps[step] ?? [];
      return [title, `${text} ${p.kept}`];
    };
    return {
      ...h,
      steps: { ...h.steps, declined: kept('declined'), expired: kept('expired'), closed: kept('closed') },
      causes: { ...h.causes, ...p.causes },
    };
  }

  private moved({ step, result, problem }: HandoffState): void {
    const { say, focusNext } = this.host;
    const { id } = this;
    say((this.texts().steps[step] ?? []).join(' '));
    // What was pressed is gone: the focus goes to what stands in its place.
    if (step === 'waiting') focusNext('[part=window-button]');
    else if (step === 'blocked') focusNext('[part=leave-button]');
    if (step === 'opening') this.outcome = undefined;
    if (id === undefined) return;
    if (step === 'confirmed') this.taken(id, result);
    else if (step === 'failed') this.refused(id, problem ?? { code: 'internal' });
  }

  private taken(id: string, result: unknown): void {
    const { own, p } = this.host;
    const match = isMatch(result) && result.id === id ? result : undefined;
    this.finish(id);
    if (match) own?.put(match);
    this.tell(
      id,
      match
        ? noticeOf('positive', icons.tick, match.status === 'declined' ? p.done.decline : p.done.accept)
        : noticeOf('caution', icons.alert, p.unreadAnswer),
    );
    this.host.focusNext(rowOf(id));
    this.element.dispatchEvent(new JtopMatchesRespondedEvent({ matchId: id, match }));
  }

  private refused(id: string, problem: HandoffProblem): void {
    const { own, p } = this.host;
    const { matchStatus } = problem;
    if (problem.code === 'match.state' && typeof matchStatus === 'string') {
      this.finish(id);
      own?.stands(id, matchStatus);
      this.tell(id, noticeOf('caution', icons.alert, p.elsewhere(p.statuses[matchStatus] ?? matchStatus)));
      this.host.focusNext(rowOf(id));
    } else {
      this.openId = id;
      this.errors = refusedAnswer(problem, p);
      const failed = this.notice();
      if (failed) this.tell(id, { ...failed, text: `${failed.text} ${p.kept}` });
      this.host.focusNext(this.firstWrong(id) ?? '[part=submit-button]');
    }
    this.element.dispatchEvent(new JtopMatchesRejectedEvent({ matchId: id, code: problem.code }));
  }

  private finish(id: string): void {
    this.host.own?.fill(id, undefined);
    if (this.openId === id) this.openId = undefined;
    this.errors = {};
  }

  private tell(id: string, notice: Notice): void {
    this.outcome = { id, notice };
    this.host.say(`${notice.title} ${notice.text}`);
  }

  private firstWrong(id: string): string | undefined {
    const { answer, reason, note } = this.errors;
    const row = rowOf(id);
    if (answer) return `${row} input`;
    if (reason) return `${row} [name=reason]`;
    return note ? `${row} [name=note]` : undefined;
  }
}
