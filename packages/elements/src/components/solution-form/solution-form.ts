import type { SolutionReceipt } from '@jtop/contract';
import { checkSolutionForm } from '@jtop/rules/forms';
import { html, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FormElement } from '../../forms/form-element.js';
import type { FormState } from '../../forms/form-state.js';
import type { FieldContext, FieldWords } from '../../forms/field-view.js';
import type { OpenForm } from '../../forms/form-hub.js';
import { expiredFiles } from '../../forms/expired-files.js';
import type { FormFault } from '../../forms/form-store.js';
import { noticeView, type Notice } from '../../forms/form-view.js';
import { textAt, type FormValues } from '../../forms/form-values.js';
import { formatStamp } from '../../forms/stamp.js';
import { addressId } from '../../internal/address-id.js';
import type { Hub } from '../../internal/hub.js';
import { icons } from '../../internal/icons.js';
import { clamp } from '../../internal/text.js';
import type { Ticking } from '../../internal/ticker.js';
import { icon } from '../../internal/view-parts.js';
import type { SolutionFormStrings } from '../../locales/zh-CN/solution-form.js';
import { type HandoffDraft, type HandoffProblem, type HandoffState } from '../../stores/handoff-flow.js';
import { saveReceipt } from '../bid-panel/taking-part/save-receipt.js';
import {
  JtopSolutionFormRejectedEvent,
  JtopSolutionFormSubmitRequestEvent,
  JtopSolutionFormSubmittedEvent,
  JtopSolutionFormUnknownEvent,
} from './solution-form.events.js';
import { receiptOf, receiptView } from './receipt-view.js';
import { solutionFormStyles } from './solution-form.styles.js';
import {
  approachStep,
  fetchStep,
  filesStep,
  quoteStep,
  reviewStep,
  teamStep,
  type SolutionStepContext,
} from './solution-form.view.js';
import {
  consentsOf,
  EMPTY_SOLUTION,
  improving,
  takenUp,
  isBlank,
  isFixed,
  isSame,
  ownSolutionOf,
  solutionOf,
  valuesOfSolution,
} from './solution-values.js';
import { readSubject, type Subject } from './solution-subject.js';
import { solutionFormTexts } from './texts.js';

const STEPS: readonly (readonly string[])[] = [
  ['teamName', 'lead', 'members'],
  ['approach', 'maturityTrl', 'evidence', 'ipPlan'],
  ['quoteFen', 'milestones'],
  ['attachments', 'confidential', 'consents'],
  [],
];
/** A hand-off that somebody waits for. */
const BUSY = /^(opening|waiting|unknown|blocked)$/;

/**
 * Lets a team answer a demand step by step and hand the solution in in the platform's own window; the signed receipt is shown
 * and can be kept. Until the deadline what was handed in can be improved and sent as the next version: right after it was sent,
 * or later, once the platform has shown it to this page with the person's consent. What is typed stays in the page; a draft is
 * kept on the device only where the person says so.
 *
 * @summary A form for solutions.
 * @customElement jtop-solution-form
 * @status stable
 * @since 0.2
 * @slot - Fallback content, shown without script.
 * @event {JtopSolutionFormSubmitRequestEvent} jtop-solution-form-submit-request - Somebody wants to hand in; cancel it to take over.
 * @event {JtopSolutionFormSubmittedEvent} jtop-solution-form-submitted - It was handed in; the receipt is the detail.
 * @event {JtopSolutionFormRejectedEvent} jtop-solution-form-rejected - The platform refused it.
 * @event {JtopSolutionFormUnknownEvent} jtop-solution-form-unknown - Nobody here knows yet what became of it.
 * @event {JtopErrorEvent} jtop-error - The page lacks what it takes: `config.site_key`, `config.endpoint`.
 * @csspart submit - The frame.
 * @csspart title - The heading of the open step.
 * @csspart stepper - The list of steps.
 * @csspart form - The form.
 * @csspart error-summary - What is to be put right, with links.
 * @csspart field - A field with its label, hint and error.
 * @csspart label - The label of a field.
 * @csspart hint - The hint of a field.
 * @csspart error - What is wrong with a field.
 * @csspart input - A control.
 * @csspart rows - A table of rows.
 * @csspart row - One row, such as a milestone.
 * @csspart add-button - Adds a row.
 * @csspart sum - What the milestones add up to.
 * @csspart money - The sum.
 * @csspart sum-note - Whether it makes the quote.
 * @csspart attachments - The files.
 * @csspart attachment - One file.
 * @csspart consents - The texts that can be signed.
 * @csspart consent - One of them.
 * @csspart seen - The lines of the review.
 * @csspart notice - Something that the person is told.
 * @csspart actions - The row of buttons.
 * @csspart submit-button - Goes on, and at the end sends.
 * @csspart back-button - Goes back.
 * @csspart window-button - Shows the platform's window.
 * @csspart leave-button - Goes to the platform with the whole page.
 * @csspart cancel-button - Stops waiting.
 * @csspart retry - Asks for the demand again.
 * @csspart download-button - Saves the receipt.
 * @csspart improve-button - Goes on to the next version.
 * @csspart fetch-button - Asks the platform for what was handed in.
 * @csspart as-of - The last line.
 * @example
 * <jtop-solution-form site-key="pk_demo" demand-id="…"></jtop-solution-form>
 */
export class JtopSolutionForm extends FormElement implements Ticking {
  static override styles: CSSResultGroup = [FormElement.styles, solutionFormStyles];
  static override properties: PropertyDeclarations = {
    demandId: { attribute: 'demand-id' },
    demandParam: { attribute: 'demand-param' },
    solutionId: { attribute: 'solution-id' },
  };

  /** The demand that is answered. */
  declare demandId: string | undefined;
  /** Parameter of the page's address that names the demand, for pages without a script; where it is there it wins. */
  declare demandParam: string | null | undefined;
  /** An answer of the team's own to that demand, which is to be improved; without it the form is for a first one. */
  declare solutionId: string | null | undefined;
  /**
   * `loading`, `error`, `filling`, `waiting`, `blocked`, `offline`, `done` or `unconfigured`. Read it; the element writes it.
   */
  declare state: FormState;

  /** The end has to be told also where the form is scrolled away. */
  readonly always = true;

  protected readonly stepPaths = STEPS;
  private subject: Subject = { texts: [] };
  private asked: readonly unknown[] = [];
  private late = false;
  /** What came could not be read. */
  private unread = false;
  /** What was in the form when it was sent last. */
  private sentLast: FormValues | undefined;

  override disconnectedCallback(): void {
    this.hub?.ticker.remove(this);
    super.disconnectedCallback();
  }

  /** A second has passed: only the end of the time for answers matters. */
  tick(): void {
    if (this.late || !this.isLate()) return;
    this.late = true;
    this.said = this.s.late.join(' ');
    this.hub?.ticker.remove(this);
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    super.willUpdate();
    const { hub, about: demandId } = this;
    if (!hub || !this.isConnected) return;
    if (this.asked[0] !== hub || this.asked[1] !== demandId) {
      this.asked = [hub, demandId];
      this.subject = { texts: [] };
      void this.load(hub, demandId);
    }
    if (!this.deadline || this.isLate()) hub.ticker.remove(this);
    else hub.ticker.add(this);
  }

  protected scope(): string | undefined {
    const { demand } = this.subject;
    if (!demand || demand.id !== this.about) return undefined;
    return this.solutionId ? `solution:${demand.id}:${this.solutionId}` : `solution:${demand.id}`;
  }

  protected initial(): FormValues {
    return EMPTY_SOLUTION;
  }

  protected check(values: FormValues): readonly FormFault[] {
    return [
      ...checkSolutionForm(solutionOf(values), { at: this.now, deadline: this.deadline, purpose: 'submit' }),
      ...expiredFiles(values, this.now),
    ];
  }

  protected draft(values: FormValues): HandoffDraft {
    const content = solutionOf(values);
    const wire = (body: object): HandoffDraft['body'] =>
      JSON.parse(JSON.stringify(body)) as HandoffDraft['body'];
    const solutionId = textAt(values, 'solutionId');
    if (solutionId) return { operation: 'solutions.versions.create', solutionId, body: wire(content) };
    const consents = consentsOf(values, this.subject.texts);
    const body = wire({ ...content, consents: consents.length > 0 ? consents : undefined });
    return { operation: 'demands.solutions.submit', demandId: this.about, body };
  }

  protected recall({ body, solutionId }: HandoffDraft): FormValues {
    const values = valuesOfSolution(body);
    return solutionId ? improving(values, { solutionId }) : values;
  }

  protected override onlyAsks({ operation }: HandoffDraft): boolean {
    return operation === 'solutions.retrieve';
  }

  protected override takeIn(result: unknown): void {
    const before = this.snapshot?.values ?? {};
    // The window that was thought closed was not; meanwhile somebody has begun to type.
    if (!this.solutionId && !isBlank(before)) return;
    const values = ownSolutionOf(result, this.about);
    this.unread = values === undefined;
    if (!values) {
      this.said = this.s.fetchFailed;
      return;
    }
    this.store?.fill(values);
    this.goTo(0);
    this.said = this.s.fetched(Number(textAt(values, 'version')));
  }

  protected override handedIn(values: FormValues): void {
    this.sentLast = values;
  }

  protected override keeps(): boolean {
    return !this.isFetching();
  }

  protected override goesOn(): boolean {
    return !this.isFetching();
  }

  protected words(path: string): FieldWords {
    return this.s.fields[path.replace(/\.\d+\./, '.*.')] ?? ['', ''];
  }

  protected labels(): {
    over: string;
    done: string;
    steps: readonly (readonly [string, string])[];
    submit: string;
    submitNote: string;
  } {
    const { s } = this;
    const { submitNote } = s;
    const no = clamp(this.subject.demand?.no ?? '', 60);
    const done = s.doneTitle;
    if (this.isFetching()) {
      const [[name] = ['']] = s.steps;
      const steps = [[name, s.fetchTitle] as const, ...s.steps.slice(1)];
      return { over: s.overVersion(no, 0), done, steps, submit: s.fetch, submitNote };
    }
    const values = this.snapshot?.values ?? {};
    return textAt(values, 'solutionId')
      ? {
          over: s.overVersion(no, Number(textAt(values, 'version'))),
          done,
          steps: s.steps,
          submit: s.submitVersion,
          submitNote,
        }
      : { over: no ? s.over(no) : '', done, steps: s.steps, submit: s.submit, submitNote };
  }

  protected override notices(): readonly Notice[] {
    const { s } = this;
    const [title, text] = s.late;
    const unread = s.fetchCauses['response.invalid'] ?? '';
    return [
      ...(this.isLate() ? [{ tone: 'caution' as const, icon: icons.clock, title, text }] : []),
      ...(this.unread
        ? [{ tone: 'danger' as const, icon: icons.alert, title: s.fetchFailed, text: unread }]
        : []),
      ...(isFixed(this.snapshot?.values ?? {})
        ? [{ tone: 'caution' as const, icon: icons.minus, title: s.fixed, text: '' }]
        : []),
    ];
  }

  protected override endOf({ step, draft, problem }: HandoffState): Notice | undefined {
    if (step !== 'failed' || !draft) return undefined;
    const { s, p } = this;
    const code = problem?.code ?? 'other';
    const solutionId = problem?.['solutionId'];
    if (this.onlyAsks(draft)) {
      const cause = s.fetchCauses[code] ?? p.causes[code] ?? p.causes['other'] ?? '';
      return { tone: 'danger', icon: icons.alert, title: s.fetchFailed, text: cause };
    }
    if (code !== 'solution.already_submitted') return undefined;
    const turn = (): void => {
      if (typeof solutionId !== 'string') return;
      this.store?.fill(improving(this.snapshot?.values ?? {}, { solutionId }));
      this.flow?.cancel();
      this.goTo(STEPS.length - 1);
    };
    return {
      tone: 'info',
      icon: icons.tick,
      title: s.already,
      text: s.alreadyText,
      more:
        typeof solutionId === 'string'
          ? html`<div class="actions">
              <button class="button primary" type="button" part="improve-button" @click=${turn}>
                ${s.asVersion}
              </button>
            </div>`
          : undefined,
    };
  }

  protected override heldBy(): string {
    const values = this.snapshot?.values ?? {};
    if (this.isLate()) return this.p.holds.late;
    if (isFixed(values)) return this.s.fixed;
    return textAt(values, 'base') && isSame(values) ? this.s.same : '';
  }

  protected override foot(): string {
    const { deadline } = this.subject.demand ?? {};
    return deadline === undefined ? '' : this.s.until(formatStamp(deadline).slice(0, 16));
  }

  protected override broken(): Notice | undefined {
    const { code } = this.subject;
    if (code === undefined) return undefined;
    const missing = code === 'not_found';
    const [title, text] = missing ? this.s.missing : this.s.broken;
    const retry = (): void => {
      this.asked = [];
      this.requestUpdate();
    };
    return {
      tone: missing ? 'neutral' : 'danger',
      icon: missing ? icons.minus : icons.alert,
      title,
      text,
      more: missing
        ? undefined
        : html`<div class="actions">
            <button class="button" type="button" part="retry" @click=${retry}>
              ${icon(icons.reload)}${this.strings().retry}
            </button>
          </div>`,
    };
  }

  protected body(step: number, form: FieldContext, open: OpenForm): TemplateResult {
    const context: SolutionStepContext = {
      form,
      open,
      s: this.s,
      rows: this.rows,
      texts: this.subject.texts,
      lang: this.strings().$code.startsWith('en') ? 'en' : 'zh',
      edit: this.isBusy() ? undefined : (index) => this.goTo(index),
      improves: textAt(open.store.getSnapshot().values, 'solutionId') !== '',
      fetch: this.mayFetch() ? this.fetch : undefined,
    };
    if (this.isFetching()) return fetchStep(context);
    switch (step) {
      case 0:
        return teamStep(context);
      case 1:
        return approachStep(context);
      case 2:
        return quoteStep(context);
      case 3:
        return filesStep(context);
      default:
        return reviewStep(context);
    }
  }

  protected doneView(result: unknown): TemplateResult {
    const { s } = this;
    const receipt = receiptOf(result);
    if (!receipt) {
      const [title, text] = s.unread;
      return noticeView({ tone: 'positive', icon: icons.tick, title, text });
    }
    return receiptView(receipt, s, {
      save: () =>
        saveReceipt(this.subject.demand?.no ?? receipt.solutionId, {
          seq: receipt.version,
          jws: receipt.receiptJws,
        }),
      improve: this.isLate() ? undefined : () => this.improve(receipt),
    });
  }

  /** Goes on with what was sent; what was typed into the form meanwhile is in it, too. */
  private improve({ solutionId, version }: SolutionReceipt): void {
    const body = this.flow?.getSnapshot().draft?.body;
    const content = body && valuesOfSolution(body);
    const values = this.sentLast ?? content;
    if (values) this.store?.fill(improving(takenUp(values), { solutionId, version }, content));
    this.again();
  }

  /** Asks to be shown what was handed in. Called in the click: a window can be opened only there. */
  private readonly fetch = (): void => {
    const { solutionId, about: demandId } = this;
    this.unread = false;
    this.flow?.start({
      operation: 'solutions.retrieve',
      solutionId: solutionId ?? undefined,
      demandId: solutionId ? undefined : demandId,
      body: {},
    });
  };

  /** Whether there is nothing to fill in yet: what is to be improved has not been shown to this page. */
  private isFetching(): boolean {
    const values = this.snapshot?.values ?? {};
    const { step = 'idle', draft } = this.flow?.getSnapshot() ?? {};
    if (draft && this.onlyAsks(draft) && BUSY.test(step)) return true;
    return Boolean(this.solutionId) && textAt(values, 'solutionId') !== this.solutionId;
  }

  /** Whether to ask for it makes sense: not while it is asked for, nor where something would be typed over. */
  private mayFetch(): boolean {
    const { step = 'idle' } = this.flow?.getSnapshot() ?? {};
    if (BUSY.test(step)) return false;
    if (this.solutionId) return true;
    return !this.isLate() && isBlank(this.snapshot?.values ?? {});
  }

  protected asks({ body, solutionId }: HandoffDraft): boolean {
    return this.dispatchEvent(
      new JtopSolutionFormSubmitRequestEvent({ demandId: this.about ?? '', solutionId, body }),
    );
  }

  protected tell(what: 'sent' | 'rejected' | 'unknown', detail: unknown): void {
    if (what === 'sent') this.dispatchEvent(new JtopSolutionFormSubmittedEvent(receiptOf(detail)));
    else if (what === 'unknown') this.dispatchEvent(new JtopSolutionFormUnknownEvent());
    else {
      const problem = detail as HandoffProblem;
      this.dispatchEvent(new JtopSolutionFormRejectedEvent({ code: problem.code, problem }));
    }
  }

  private get s(): SolutionFormStrings {
    return solutionFormTexts(this.strings().$code);
  }

  /** The demand that is answered. */
  private get about(): string | undefined {
    return addressId(this.demandParam) ?? this.demandId;
  }

  private get deadline(): number | undefined {
    const { deadline } = this.subject.demand ?? {};
    return deadline === undefined ? undefined : Date.parse(deadline);
  }

  private isLate(): boolean {
    return this.deadline !== undefined && this.now > this.deadline;
  }

  /** The demand has to be there; without the texts a solution can be handed in, too. */
  private async load(hub: Hub, demandId: string | undefined): Promise<void> {
    const own = this.asked;
    if (!demandId) {
      this.settle(own, { texts: [], code: 'not_found' });
      return;
    }
    this.settle(own, await readSubject(hub, demandId));
  }

  private settle(asked: readonly unknown[], subject: Subject): void {
    if (asked !== this.asked) return;
    this.subject = subject;
    this.requestUpdate();
  }
}
