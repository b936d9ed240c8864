import type { ConsentText, Demand, SolutionReceipt } from '@jtop/contract';
import { checkSolutionForm } from '@jtop/rules/forms';
import { isJtopError, listConsentTexts, retrieveDemand } from '@jtop/sdk';
import { html, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FormElement } from '../../forms/form-element.js';
import type { FormState } from '../../forms/form-state.js';
import type { FieldContext, FieldWords } from '../../forms/field-view.js';
import type { OpenForm } from '../../forms/form-hub.js';
import { expiredFiles } from '../../forms/expired-files.js';
import { formIcons } from '../../forms/form-icons.js';
import type { FormFault } from '../../forms/form-store.js';
import { noticeView, type Notice } from '../../forms/form-view.js';
import type { FormValues } from '../../forms/form-values.js';
import { formatStamp } from '../../forms/stamp.js';
import type { Hub } from '../../internal/hub.js';
import { icons } from '../../internal/icons.js';
import { clamp } from '../../internal/text.js';
import type { Ticking } from '../../internal/ticker.js';
import { icon } from '../../internal/view-parts.js';
import type { SolutionFormStrings } from '../../locales/zh-CN/solution-form.js';
import { clockReady } from '../../stores/clock-ready.js';
import type { HandoffDraft, HandoffProblem } from '../../stores/handoff-flow.js';
import { saveReceipt } from '../bid-panel/taking-part/save-receipt.js';
import {
  JtopSolutionFormRejectedEvent,
  JtopSolutionFormSubmitRequestEvent,
  JtopSolutionFormSubmittedEvent,
  JtopSolutionFormUnknownEvent,
} from './solution-form.events.js';
import { solutionFormStyles } from './solution-form.styles.js';
import {
  approachStep,
  filesStep,
  quoteStep,
  reviewStep,
  teamStep,
  type SolutionStepContext,
} from './solution-form.view.js';
import { consentsOf, EMPTY_SOLUTION, solutionOf, valuesOfSolution } from './solution-values.js';
import { solutionFormTexts } from './texts.js';

const STEPS: readonly (readonly string[])[] = [
  ['teamName', 'lead', 'members'],
  ['approach', 'maturityTrl', 'evidence', 'ipPlan'],
  ['quoteFen', 'milestones'],
  ['attachments', 'confidential', 'consents'],
  [],
];
/** What can be signed with a solution. */
const KINDS = ['data_use', 'public_contest'] as const;

/** What the form is about, as the platform gave it. */
interface Subject {
  readonly demand?: Demand;
  readonly texts: readonly ConsentText[];
  /** Why the demand could not be had. */
  readonly code?: string;
}

/**
 * Lets a team answer a demand step by step and hand the solution in in the platform's own window; the signed receipt is shown
 * and can be kept. What is typed stays in the page; a draft is kept on the device only where the person says so.
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
 * @csspart as-of - The last line.
 * @example
 * <jtop-solution-form site-key="pk_demo" demand-id="…"></jtop-solution-form>
 */
export class JtopSolutionForm extends FormElement implements Ticking {
  static override styles: CSSResultGroup = [FormElement.styles, solutionFormStyles];
  static override properties: PropertyDeclarations = { demandId: { attribute: 'demand-id' } };

  /** The demand that is answered. */
  declare demandId: string | undefined;
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
    const { hub, demandId } = this;
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
    return demand && demand.id === this.demandId ? `solution:${demand.id}` : undefined;
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
    const consents = consentsOf(values, this.subject.texts);
    const body = { ...solutionOf(values), consents: consents.length > 0 ? consents : undefined };
    return {
      operation: 'demands.solutions.submit',
      demandId: this.demandId,
      body: JSON.parse(JSON.stringify(body)) as HandoffDraft['body'],
    };
  }

  protected recall(body: Readonly<Record<string, unknown>>): FormValues {
    return valuesOfSolution(body);
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
    const { steps, submit, submitNote } = s;
    const no = this.subject.demand?.no;
    return { over: no ? s.over(clamp(no, 60)) : '', done: s.doneTitle, steps, submit, submitNote };
  }

  protected override notices(): readonly Notice[] {
    const { s } = this;
    const problem = this.flow?.getSnapshot().problem;
    const [title, text] = s.late;
    return [
      ...(this.isLate() ? [{ tone: 'caution' as const, icon: icons.clock, title, text }] : []),
      ...(problem?.code === 'solution.already_submitted'
        ? [{ tone: 'info' as const, icon: icons.tick, title: s.already, text: '' }]
        : []),
    ];
  }

  protected override heldBy(): string {
    return this.isLate() ? this.p.holds.late : '';
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
    };
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
    const { version, submittedAt, solutionId, contentHash, receiptJws } = receipt;
    const save = (): void =>
      saveReceipt(this.subject.demand?.no ?? solutionId, { seq: version, jws: receiptJws });
    return html`${noticeView({
        tone: 'positive',
        icon: icons.tick,
        title: s.received(version),
        text: s.receivedText(formatStamp(submittedAt)),
      })}
      <dl class="facts">
        <div>
          <dt>${s.id}</dt>
          <dd class="nb">${clamp(solutionId, 40)}</dd>
        </div>
        <div>
          <dt>${s.receipt}</dt>
          <dd><span class="code">${contentHash.slice(0, 4)}…${contentHash.slice(-4)}</span></dd>
        </div>
      </dl>
      <div class="actions">
        <button class="button" type="button" part="download-button" @click=${save}>
          ${icon(formIcons.save)}${s.download}
        </button>
      </div>`;
  }

  protected asks({ body }: HandoffDraft): boolean {
    return this.dispatchEvent(
      new JtopSolutionFormSubmitRequestEvent({ demandId: this.demandId ?? '', body }),
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
    try {
      const [demand, texts] = await Promise.all([
        retrieveDemand(hub.core, demandId),
        textsInForce(hub),
        clockReady(hub.clock),
      ]);
      this.settle(own, { demand, texts });
    } catch (error) {
      this.settle(own, { texts: [], code: isJtopError(error) ? error.code : 'internal' });
    }
  }

  private settle(asked: readonly unknown[], subject: Subject): void {
    if (asked !== this.asked) return;
    this.subject = subject;
    this.requestUpdate();
  }
}

/** The newest text of each kind; none where they cannot be had. */
async function textsInForce(hub: Hub): Promise<readonly ConsentText[]> {
  try {
    const { items } = await listConsentTexts(hub.core, { kind: [...KINDS] });
    return KINDS.flatMap((kind) => items.find((text) => text.kind === kind) ?? []);
  } catch {
    return [];
  }
}

/** The receipt; undefined where the answer is none that can be read. */
function receiptOf(result: unknown): SolutionReceipt | undefined {
  const { solutionId, contentHash, submittedAt, receiptJws, version } = Object(result) as Record<
    string,
    unknown
  >;
  const texts = [solutionId, contentHash, submittedAt, receiptJws];
  const good = texts.every((text) => typeof text === 'string') && Number.isSafeInteger(version);
  return good ? (result as SolutionReceipt) : undefined;
}
