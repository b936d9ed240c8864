import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import { accountLink } from '../internal/account-link.js';
import { JtopErrorEvent } from '../internal/error-event.js';
import { timeOfDay } from '../internal/format.js';
import { hubFor, type Hub } from '../internal/hub.js';
import { icons } from '../internal/icons.js';
import type { Settings } from '../internal/settings.js';
import { takingPartOf, type TakingPartHub } from '../internal/taking-part-hub.js';
import { ThemedElement } from '../internal/themed-element.js';
import type { FormStrings } from '../locales/zh-CN/forms.js';
import type { HandoffDraft, HandoffFlow, HandoffProblem, HandoffState } from '../stores/handoff-flow.js';
import { isUnderWay } from '../stores/handoff-flow.js';
import { complaintsOf, faultText, refusedFields } from './complaints.js';
import { createDraftKeep } from './draft-keep.js';
import { idOf, type FieldContext, type FieldWords } from './field-view.js';
import { openForm, type OpenForm } from './form-hub.js';
import { handoffNotice } from './handoff-notice.js';
import { keepingNotices } from './keeping-notices.js';
import { createFormStore, type FormFault, type FormSnapshot, type FormStore } from './form-store.js';
import { formStateOf, type FormState } from './form-state.js';
import { formTexts } from './texts.js';
import { formStyles } from './form.styles.js';
import { fieldOf, type FormValues } from './form-values.js';
import { rowActs } from './row-acts.js';
import type { RowActs } from './rows-view.js';
import { formTemplate, noticeView, type Complaint, type FormHandlers, type Notice } from './form-view.js';
import { createUploads } from './uploads.js';

/** For who made the page; people are told in plain words. */
const LACKS: Record<string, string> = {
  'config.site_key':
    'no site key. Set site-key="pk_…" on it or on <jtop-provider>, or data-site-key on the script tag.',
  'config.endpoint':
    'no platform. Set endpoint="https://…" on it or on <jtop-provider>, or data-endpoint on the script tag.',
};
const IDLE: HandoffState = { step: 'idle' };
const MAX_FILES = 10;

/**
 * What the forms have in common: steps, what is wrong and the way to it, a draft, files, the hand-off. Whatever happens, what
 * was typed stays.
 */
export abstract class FormElement extends ThemedElement {
  static override styles: CSSResultGroup = [ThemedElement.styles, formStyles];
  static override properties: PropertyDeclarations = { siteKey: { attribute: 'site-key' } };

  /** The partner's key, `pk_…`. Wins over the provider's and the script's. */
  declare siteKey: string | undefined;
  declare state: FormState;

  protected readonly frame: string = 'submit';
  protected hub: Hub | undefined;
  protected shared: TakingPartHub | undefined;
  protected flow: HandoffFlow | undefined;
  protected open: OpenForm | undefined;
  /** What was spoken last. */
  protected said = '';
  private fault: string | undefined;
  private reported: string | undefined;
  private key: readonly unknown[] = [];
  private seen: HandoffState = IDLE;
  private focusOn: string | undefined;
  private leaving = false;
  private restored: number | undefined;
  private readonly ends: (() => void)[] = [];

  /** Names the form among those of the page and of the device; undefined where it is not known yet what it is about. */
  protected abstract scope(): string | undefined;
  protected abstract initial(): FormValues;
  /** Paths of the fields of each step; those of rows by their list. */
  protected abstract readonly stepPaths: readonly (readonly string[])[];
  protected abstract check(values: FormValues): readonly FormFault[];
  /** What is handed over. */
  protected abstract draft(values: FormValues): HandoffDraft;
  /** The values for a draft that was handed over before the page was left. */
  protected abstract recall(draft: HandoffDraft): FormValues;
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
  /** Whether a hand-off only asks to be shown something, which {@link takeIn} fills in: nothing is sent by it. */
  protected onlyAsks(_draft: HandoffDraft): boolean {
    return false;
  }
  /** Fills in what a page was let know. */
  protected takeIn(_result: unknown): void {}
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

  protected get now(): number {
    return this.hub?.clock.now() ?? Date.now();
  }

  protected get store(): FormStore | undefined {
    return this.open?.store;
  }

  protected get snapshot(): FormSnapshot | undefined {
    return this.open?.store.getSnapshot();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.redraw);
    window.addEventListener('offline', this.redraw);
    window.addEventListener('beforeunload', this.guard);
    window.addEventListener('pagehide', this.flush);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.redraw);
    window.removeEventListener('offline', this.redraw);
    window.removeEventListener('beforeunload', this.guard);
    window.removeEventListener('pagehide', this.flush);
    this.flush();
    // An element that is only moved is back before this runs. What is filled in stays with the page.
    void Promise.resolve().then(() => {
      if (!this.isConnected) this.release();
    });
  }

  protected override get settings(): Settings {
    const settings = super.settings;
    return { ...settings, siteKey: this.siteKey ?? settings.siteKey };
  }

  protected override willUpdate(): void {
    if (!this.isConnected) return;
    this.follow(this.settings);
    this.state = this.waiting
      ? 'loading'
      : formStateOf({
          fault: this.fault,
          open: this.open !== undefined,
          broken: this.broken() !== undefined,
          step: (this.flow?.getSnapshot() ?? IDLE).step,
        });
  }

  protected override render(): TemplateResult {
    return this.framed(
      html`${this.content()}
        <p class="vh" role="status" aria-live="polite">${this.said}</p>`,
    );
  }

  protected override updated(): void {
    const { focusOn, fault, reported } = this;
    this.focusOn = undefined;
    if (focusOn) this.shadowRoot?.querySelector<HTMLElement>(focusOn)?.focus();
    this.reported = fault;
    if (!fault || fault === reported || !this.isConnected) return;
    this.dispatchEvent(new JtopErrorEvent(fault, () => this.requestUpdate()));
    console.warn(`<${this.localName}>: ${LACKS[fault]}`);
  }

  /** After the next drawing the focus goes there. */
  protected focusNext(selector: string): void {
    this.focusOn = selector;
    this.requestUpdate();
  }

  protected fieldContext({ store }: OpenForm): FieldContext {
    const { values, errors, refused } = store.getSnapshot();
    const { p } = this;
    return {
      values,
      p,
      words: (path) => this.words(path),
      error: (path) => {
        const fault = errors.find((one) => this.placeOf(one.path) === path);
        if (fault) return this.faultText(fault);
        const said = refused.find((one) => this.placeOf(one.path) === path);
        return said ? p.refusedField(said.code) : '';
      },
      set: (path, value) => store.set(path, value),
      setCell: (list, key, field, text) => store.setCell(list, key, field, text),
    };
  }

  /** The field that a path is about; undefined where this form has none for it. */
  protected placeOf(path: string): string | undefined {
    return fieldOf(path, (at) => this.stepOf(at) !== undefined && this.words(at)[0] !== '');
  }

  /** Index of the step that a path belongs to. */
  protected stepOf(path: string): number | undefined {
    const step = this.stepPaths.findIndex((paths) =>
      paths.some((one) => path === one || path.startsWith(`${one}.`)),
    );
    return step < 0 ? undefined : step;
  }

  /** What a path is called where it stands alone. */
  protected nameOf(path: string): string {
    const [list = '', index = ''] = path.split('.');
    const [label] = this.words(path);
    return /^\d+$/.test(index) ? `${this.p.rowName(this.words(list)[0], Number(index) + 1)} ${label}` : label;
  }

  private faultText(fault: FormFault): string {
    return faultText(fault, this.p);
  }

  private complaints(snapshot: FormSnapshot): Complaint[] {
    return complaintsOf(
      snapshot,
      this.p,
      (path) => this.placeOf(path),
      (path) => this.nameOf(path),
    );
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
    const flow = this.flow?.getSnapshot() ?? IDLE;
    const isDone = state === 'done';
    const last = step === steps.length - 1;
    const busy = !isDone && /opening|waiting|unknown|blocked/.test(flow.step);
    const goes = this.goesOn(values) && !isDone && !busy;
    return formTemplate(
      {
        over,
        title: isDone ? done : (steps[step]?.[1] ?? ''),
        steps: steps.map(([name]) => name),
        step: isDone ? steps.length : step,
        complaints: isDone ? [] : this.complaints(snapshot),
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

  private hold(): string {
    const { open, p } = this;
    if (this.heldBy()) return this.heldBy();
    if (open?.uploads.getSnapshot().some(({ state }) => state !== 'failed')) return p.holds.busy;
    return navigator.onLine ? '' : p.holds.offline;
  }

  private ownNotices({ fault, elsewhere }: FormSnapshot, flow: HandoffState): Notice[] {
    const { p, hub } = this;
    const handoff =
      this.endOf(flow) ??
      handoffNotice(flow, p, hub && accountLink(hub.core), {
        focus: () => this.flow?.focus(),
        leave: () => {
          this.leaving = true;
          this.flow?.leave();
        },
        cancel: () => this.flow?.cancel(),
      });
    const facts = { online: navigator.onLine, fault, elsewhere, restored: this.restored };
    return [...(handoff ? [handoff] : []), ...keepingNotices(facts, p)];
  }

  private follow({ core, endpoint, siteKey }: Settings): void {
    const scope = this.scope();
    const key = [core, endpoint, siteKey, scope];
    if (this.key.length > 0 && this.key.every((part, index) => part === key[index])) return;
    this.release();
    this.key = key;
    try {
      if (!core && !endpoint) throw new TypeError('no endpoint');
      this.hub = hubFor(core, endpoint ?? '');
    } catch {
      this.fault = 'config.endpoint';
      return;
    }
    if (!siteKey) {
      this.fault = 'config.site_key';
      return;
    }
    if (scope === undefined) return;
    const { hub } = this;
    this.shared = takingPartOf(hub.core);
    this.open = openForm(hub.core, `${siteKey}:${scope}`, () => this.make(hub, siteKey, scope));
    this.flow = this.shared.flow(scope, siteKey);
    this.seen = this.flow.getSnapshot();
    this.takeBack(this.seen);
    this.show(this.seen);
    this.ends.push(
      this.flow.subscribe(() => this.flowMoved()),
      this.shared.viewer.subscribe(this.redraw),
      this.open.store.subscribe(this.redraw),
      this.open.uploads.subscribe(this.redraw),
    );
  }

  private make(hub: Hub, siteKey: string, scope: string): OpenForm {
    const store = createFormStore({
      initial: this.initial(),
      check: (values) => this.check(values),
      keep: createDraftKeep(`${hub.core.endpoint}:${siteKey}:${scope}`),
      now: () => hub.clock.now(),
    });
    this.restored = store.getSnapshot().savedAt;
    return { store, uploads: createUploads(hub.core, siteKey, store, MAX_FILES) };
  }

  /** The page was left for the platform, or reloaded: what was handed over then is filled in again. */
  private takeBack({ step, draft }: HandoffState): void {
    const { store } = this;
    if (!store || !draft || !isUnderWay(step) || this.onlyAsks(draft)) return;
    if (store.getSnapshot().keeping || store.getSnapshot().unsaved) return;
    store.fill(this.recall(draft));
    store.go(this.stepPaths.length - 1);
  }

  private release(): void {
    for (const end of this.ends.splice(0)) end();
    this.key = [];
    this.hub = this.fault = this.shared = this.flow = this.open = undefined;
  }

  /** What was only asked for has come. @returns whether that was so */
  private show({ step, draft, result }: HandoffState): boolean {
    if (step !== 'confirmed' || !draft || !this.onlyAsks(draft)) return false;
    this.takeIn(result);
    this.flow?.cancel();
    return true;
  }

  private flowMoved(): void {
    const state = this.flow?.getSnapshot() ?? IDLE;
    if (state === this.seen) return;
    this.seen = state;
    const { step, draft, problem, result } = state;
    if (this.show(state)) return;
    const [title, text] = this.p.handoff[step] ?? ['', ''];
    if (title) this.said = `${title} ${text}`;
    const asks = draft !== undefined && this.onlyAsks(draft);
    if (step === 'confirmed') {
      this.handedIn(this.snapshot?.values ?? {});
      this.store?.reset();
      this.open?.uploads.clear();
      this.said = this.labels().done;
      this.focusNext('[part=title]');
      this.tell('sent', result);
    } else if (step === 'failed' && !asks) this.refuse(problem ?? { code: 'internal' });
    else if (step === 'unknown' && !asks) this.tell('unknown', undefined);
    this.requestUpdate();
  }

  private refuse(problem: HandoffProblem): void {
    const refused = refusedFields(problem);
    this.store?.found([], refused);
    this.said = this.p.failed;
    if (refused.length > 0) this.focusNext('[part=error-summary]');
    this.tell('rejected', problem);
  }

  private send(): void {
    const { flow, snapshot } = this;
    if (!flow || !snapshot || this.hold()) return;
    const draft = this.draft(snapshot.values);
    if (!this.asks(draft)) return;
    // In the click itself: a window can be opened only there.
    flow.start(draft);
  }

  /** Begins anew after it was sent. */
  protected readonly again = (): void => {
    this.flow?.cancel();
    this.store?.go(0);
    this.focusNext('[part=title]');
  };

  protected goTo(step: number): void {
    this.store?.go(step);
    const name = this.labels().steps[step]?.[1] ?? '';
    this.said = this.p.stepOf(step + 1, this.stepPaths.length, name);
    this.focusNext('[part=title]');
  }

  protected readonly rows: RowActs = rowActs({
    store: () => this.store,
    p: () => this.p,
    say: (text) => (this.said = text),
    focus: (selector) => this.focusNext(selector),
  });

  private readonly handlers: FormHandlers = {
    next: (event) => {
      event.preventDefault();
      const { store, snapshot } = this;
      if (!store || !snapshot || !this.goesOn(snapshot.values)) return;
      const { step, values } = snapshot;
      const last = step === this.stepPaths.length - 1;
      const faults = this.check(values).filter(({ path }) => last || this.stepOf(path) === step);
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
      this.store?.go(this.stepOf(path) ?? 0);
      this.focusNext(`[id="${idOf(path)}"]`);
    },
  };

  private readonly flush = (): void => this.store?.flush();

  private readonly guard = (event: BeforeUnloadEvent): void => {
    const sending = this.open?.uploads.getSnapshot().some(({ state }) => state === 'sending');
    if (this.leaving || !(this.snapshot?.unsaved || sending) || this.state === 'done') return;
    this.flush();
    if (!this.snapshot?.unsaved && !sending) return;
    event.preventDefault();
    // What older browsers go by.
    Reflect.set(event, 'returnValue', '');
  };
}
