import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { timeOfDay } from '../internal/format.js';
import { icons } from '../internal/icons.js';
import type { FormStrings } from '../locales/zh-CN/forms.js';
import type { HandoffDraft, HandoffProblem, HandoffState } from '../stores/handoff-flow.js';
import { complaintsOf, faultText, refusedFields, refusalText } from './complaints.js';
import { idOf, type FieldContext, type FieldWords } from './field-view.js';
import { FormHolder } from './form-holder.js';
import type { OpenForm } from './form-hub.js';
import { formNotices } from './form-notices.js';
import { formPaths, type FormPaths } from './form-paths.js';
import { handoffNotice } from './handoff-notice.js';
import { rowActs } from './row-acts.js';
import type { FormFault, FormSnapshot } from './form-store.js';
import { formStateOf, type FormState } from './form-state.js';
import { formTexts } from './texts.js';
import { formStyles } from './form.styles.js';
import type { FormValues } from './form-values.js';
import type { RowActs } from './rows-view.js';
import { formTemplate, noticeView, type FormHandlers, type Notice } from './form-view.js';

const BUSY = /^(opening|waiting|unknown|blocked)$/;

/**
 * What the forms have in common to look at: steps, what is wrong and the way to it, and sending what is filled in.
 */
export abstract class FormElement extends FormHolder {
  static override styles: CSSResultGroup = [FormHolder.styles, formStyles];

  declare state: FormState;

  protected readonly frame: string = 'submit';
  private focusOn: string | undefined;
  /** What was handed over, as it was typed. */
  private sent: FormValues | undefined;
  /** A text is being composed: Enter chooses a character and sends nothing. */
  private composing = false;
  /** What had the focus before a drawing. */
  private focused: Element | null = null;
  /** What is handed over. */
  protected abstract draft(values: FormValues): HandoffDraft;
  protected abstract words(path: string): FieldWords;
  /** Title of the whole, names and headings of the steps, the words on the last button. */
  protected abstract labels(): {
    readonly over: string;
    readonly done: string;
    readonly steps: readonly (readonly [string, string])[];
    readonly submit: string;
    readonly submitNote: string;
  };
  protected abstract body(step: number, form: FieldContext, open: OpenForm): unknown;
  protected abstract doneView(result: unknown): unknown;
  /** Asks the page whether to go on; false where it takes over. */
  protected abstract asks(draft: HandoffDraft): boolean;
  protected abstract tell(what: 'sent' | 'rejected' | 'unknown', detail: unknown): void;
  /** What was in the form when it was sent, before it is emptied. */
  protected handedIn(_values: FormValues): void {}
  /** What the form itself has to say of where a hand-off stands, in the place of what all forms say. */
  protected endOf(_flow: HandoffState): Notice | undefined {
    return undefined;
  }
  /** Whether there is anything in the form that could be kept. */
  protected keeps(): boolean {
    return true;
  }
  /** Told above the form, besides what all forms tell. */
  protected notices(): readonly Notice[] {
    return [];
  }
  /** Why the form cannot be sent now, besides what holds all forms. */
  protected heldBy(): string {
    return '';
  }
  /** Why what the form is about could not be had. */
  protected broken(): Notice | undefined {
    return undefined;
  }
  /** In the last line. */
  protected foot(): string {
    return '';
  }
  /** Whether the open step goes on at all. */
  protected goesOn(_values: FormValues): boolean {
    return true;
  }

  protected get p(): FormStrings {
    return formTexts(this.strings().$code);
  }

  protected override willUpdate(): void {
    if (!this.isConnected) return;
    this.focused = this.shadowRoot?.activeElement ?? null;
    this.follow(this.settings);
    this.state = this.waiting
      ? 'loading'
      : formStateOf({
          fault: this.handing.fault,
          open: this.open !== undefined,
          broken: this.broken() !== undefined,
          step: this.handing.state.step,
        });
  }

  protected override render(): TemplateResult {
    return this.framed(
      html`${this.content()}
        <p class="vh" role="status" aria-live="polite">${this.said}</p>`,
    );
  }

  protected override updated(): void {
    const { focusOn, focused } = this;
    this.focusOn = undefined;
    if (focusOn) this.shadowRoot?.querySelector<HTMLElement>(focusOn)?.focus();
    // What had the focus is gone, as a button that was pressed: the keyboard goes on from the top, where it is told why.
    else if (focused && !this.shadowRoot?.activeElement)
      this.shadowRoot?.querySelector<HTMLElement>('[part=title]')?.focus();
    if (this.isConnected) this.handing.report();
  }

  /** After the next drawing the focus goes there. */
  protected focusNext(selector: string): void {
    this.focusOn = selector;
    this.requestUpdate();
  }

  protected fieldContext({ store }: OpenForm): FieldContext {
    const { values, errors, refused } = store.getSnapshot();
    const { p } = this;
    const { placeOf } = this.paths;
    // A row says itself what is wrong with it, where it has a line for that.
    const isAt = (found: string, path: string): boolean =>
      found === path || (placeOf(found) === path && !/^attachments\.\d+$/.test(found));
    return {
      values,
      p,
      words: (path) => this.words(path),
      error: (path) => {
        const fault = errors.find((one) => isAt(one.path, path));
        if (fault) return faultText(fault, p);
        const said = refused.find((one) => isAt(one.path, path));
        return said ? refusalText(said.code, p) : '';
      },
      set: (path, value) => store.set(path, value),
      setCell: (list, key, field, text) => store.setCell(list, key, field, text),
      moveOn: (said, selector) => this.moveOn(said, selector),
    };
  }

  /** The field that a path is about; undefined where this form has none for it. */
  protected placeOf(path: string): string | undefined {
    return this.paths.placeOf(path);
  }

  private get paths(): FormPaths {
    return formPaths(this.stepPaths, (path) => this.words(path), this.p);
  }

  private content(): unknown {
    const { open, p, state } = this;
    const { over, done, steps, submit, submitNote } = this.labels();
    // As high as the first step, so that nothing below moves when it comes.
    if (state === 'loading') return html`<div class="room"></div>`;
    if (state === 'unconfigured' || !open) {
      const [title, text] = p.unconfigured;
      const broken = this.broken();
      return html`<div class="pad form">
        <h3 class="title" part="title" tabindex="-1">${steps[0]?.[1]}</h3>
        ${broken ? noticeView(broken) : nothing}
        ${state === 'unconfigured' ? noticeView({ tone: 'caution', icon: icons.alert, title, text }) : nothing}
      </div>`;
    }
    const snapshot = open.store.getSnapshot();
    const { step, keeping, savedAt, values } = snapshot;
    const flow = this.handing.state;
    const isDone = state === 'done';
    const last = step === steps.length - 1;
    const goes = this.goesOn(values) && !isDone && !this.isBusy();
    return formTemplate(
      {
        over,
        title: isDone ? done : (steps[step]?.[1] ?? ''),
        steps: steps.map(([name]) => name),
        step: isDone ? steps.length : step,
        complaints: isDone ? [] : complaintsOf(snapshot, p, this.paths),
        notices: isDone ? [] : [...this.notices(), ...this.ownNotices(snapshot, flow)],
        body: isDone ? this.doneView(flow.result) : this.body(step, this.fieldContext(open), open),
        next: !goes ? undefined : last ? submit : keeping ? p.next : p.nextUnkept,
        back: goes && step > 0 ? p.back : undefined,
        held: last && goes ? this.hold() || submitNote : '',
        blocked: last && this.hold() !== '',
        keeping,
        keepable: !isDone && this.keeps(),
        saved: isDone || !keeping ? '' : savedAt === undefined ? p.unsaved : p.saved(timeOfDay(savedAt, 5)),
        foot: this.foot(),
      },
      p,
      this.handlers,
    );
  }

  /** Something is handed over and not decided: until then what was sent stays as it is. */
  protected isBusy(): boolean {
    return BUSY.test(this.handing.state.step);
  }

  /** All that is wrong, with fields in which the browser holds what it cannot read, as half a date. */
  protected faults(values: FormValues): FormFault[] {
    const inputs = [...(this.shadowRoot?.querySelectorAll<HTMLInputElement>('[type=datetime-local]') ?? [])];
    const unread = inputs.filter(({ validity }) => validity.badInput).map(({ name }) => name);
    return [
      ...this.check(values).filter(({ path }) => !unread.includes(path)),
      ...unread.map((path) => ({ path, code: 'not_an_instant', params: {} })),
    ];
  }

  private hold(): string {
    const { p } = this;
    if (this.heldBy()) return this.heldBy();
    if (this.isUploading()) return p.holds.busy;
    return navigator.onLine ? '' : p.holds.offline;
  }

  protected networkMoved(online: boolean): void {
    this.said = online ? this.p.online : this.p.offline.join(' ');
  }

  private ownNotices(snapshot: FormSnapshot, flow: HandoffState): Notice[] {
    const { p } = this;
    const handoff =
      this.endOf(flow) ??
      handoffNotice(flow, p, this.handing.account, {
        focus: () => this.flow?.focus(),
        leave: () => {
          this.leaving.letGo();
          this.flow?.leave();
        },
        cancel: () => this.flow?.cancel(),
      });
    return [...(handoff ? [handoff] : []), ...formNotices(snapshot, this.restored, p)];
  }

  protected flowMoved(state: HandoffState): void {
    if (this.show(state)) return;
    const { step, draft, problem, result } = state;
    const [title, text] = this.p.handoff[step] ?? ['', ''];
    if (title) this.said = `${title} ${text}`;
    const asks = draft !== undefined && this.onlyAsks(draft);
    if (step === 'confirmed') {
      this.handedIn(this.sent ?? this.snapshot?.values ?? {});
      // What was typed since it was handed over was not sent, and stays.
      if (this.sent && JSON.stringify(this.sent) !== JSON.stringify(this.snapshot?.values))
        this.store?.found([]);
      else {
        this.store?.reset();
        this.open?.uploads.clear();
      }
      this.sent = undefined;
      this.said = this.labels().done;
      this.focusNext('[part=title]');
      this.tell('sent', result);
    } else if (step === 'failed' && !asks) this.refuse(problem ?? { code: 'internal' });
    else if (step === 'unknown' && !asks) this.tell('unknown', undefined);
  }

  private refuse(problem: HandoffProblem): void {
    const refused = refusedFields(problem, (path) => this.placeOf(path));
    this.store?.found([], refused);
    this.said = this.p.failed;
    this.focusNext(refused.length > 0 ? '[part=error-summary]' : '[part=title]');
    this.tell('rejected', problem);
  }

  private send(): void {
    const { flow, snapshot } = this;
    if (!flow || !snapshot) return;
    if (this.hold()) {
      this.said = this.hold();
      this.requestUpdate();
      return;
    }
    const draft = this.draft(snapshot.values);
    if (!this.asks(draft)) return;
    this.sent = snapshot.values;
    // In the click itself: a window can be opened only there.
    flow.start(draft);
  }

  /** Begins anew after it was sent. */
  protected readonly again = (): void => {
    this.flow?.cancel();
    this.store?.go(0);
    this.focusNext('[part=title]');
  };

  private moveOn(said: string | undefined, selector: string): void {
    this.said = said ?? this.said;
    this.focusNext(selector);
  }

  protected goTo(step: number): void {
    this.store?.go(step);
    const name = this.labels().steps[step]?.[1] ?? '';
    this.said = this.p.stepOf(step + 1, this.stepPaths.length, name);
    this.focusNext('[part=title]');
  }

  protected readonly rows: RowActs = rowActs(() => ({
    store: this.store,
    p: this.p,
    moveOn: (said, selector) => this.moveOn(said, selector),
  }));

  private readonly handlers: FormHandlers = {
    next: (event) => {
      event.preventDefault();
      const { store, snapshot } = this;
      if (!store || !snapshot || this.composing || this.isBusy() || !this.goesOn(snapshot.values)) return;
      const { step, values } = snapshot;
      const last = step === this.stepPaths.length - 1;
      const { stepOf } = this.paths;
      const faults = this.faults(values).filter(({ path }) => last || stepOf(path) === step);
      this.restored = undefined;
      store.found(faults);
      store.flush();
      if (faults.length > 0) this.focusNext('[part=error-summary]');
      else if (last) this.send();
      else this.goTo(step + 1);
    },
    back: () => this.goTo((this.snapshot?.step ?? 1) - 1),
    keep: (event) => this.store?.keep((event.target as HTMLInputElement).checked),
    seek: (event) => {
      event.preventDefault();
      const path = (event.currentTarget as HTMLElement).dataset['path'] ?? '';
      this.store?.go(this.paths.stepOf(path) ?? 0);
      this.focusNext(`[id="${idOf(path)}"]`);
    },
    compose: ({ type }) => {
      this.composing = type === 'compositionstart';
    },
  };
}
