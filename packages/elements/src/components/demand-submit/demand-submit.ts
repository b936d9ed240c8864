import type { DemandPosted } from '@jtop/contract';
import { checkDemandForm } from '@jtop/rules/forms';
import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FormElement } from '../../forms/form-element.js';
import type { FormState } from '../../forms/form-state.js';
import type { FieldContext, FieldWords } from '../../forms/field-view.js';
import type { OpenForm } from '../../forms/form-hub.js';
import type { FormFault } from '../../forms/form-store.js';
import { noticeView } from '../../forms/form-view.js';
import { expiredFiles } from '../../forms/expired-files.js';
import { saidAt, textAt, type FormValues } from '../../forms/form-values.js';
import { accountLink } from '../../internal/account-link.js';
import { formatStamp } from '../../forms/stamp.js';
import { icons } from '../../internal/icons.js';
import { safeUrl } from '../../internal/safe-url.js';
import { clamp } from '../../internal/text.js';
import type { DemandSubmitStrings } from '../../locales/zh-CN/demand-submit.js';
import type { HandoffDraft, HandoffProblem } from '../../stores/handoff-flow.js';
import { demandHints } from './demand-hints.js';
import { companyOf, seenBy, type Viewer } from './demand-preview.js';
import {
  JtopDemandSubmitPostedEvent,
  JtopDemandSubmitPostRequestEvent,
  JtopDemandSubmitRejectedEvent,
  JtopDemandSubmitUnknownEvent,
} from './demand-submit.events.js';
import { demandSubmitStyles } from './demand-submit.styles.js';
import {
  budgetStep,
  checkStep,
  needStep,
  showStep,
  targetsStep,
  termsStep,
  type DemandStepContext,
} from './demand-submit.view.js';
import { demandOf, EMPTY_DEMAND, valuesOfDemand } from './demand-values.js';
import { demandSubmitTexts } from './texts.js';

const STEPS: readonly (readonly string[])[] = [
  'track title field purpose summary problem presentState constraints keywords ipc askedTrl externalUrl'.split(
    ' ',
  ),
  ['targetMetrics', 'attachments'],
  ['budgetMode', 'budgetFen', 'budgetBand'],
  ['cooperationModes', 'ipPreference', 'deadline', 'adcode', 'contactPerson'],
  ['disclosure', 'companyName', 'previewFor'],
  [],
];

/**
 * Lets a company fill in a technical demand step by step, choose what others may see of it, and post it in the platform's own
 * window. What is typed stays in the page; a draft is kept on the device only where the person says so.
 *
 * @summary A form for technical demands.
 * @customElement jtop-demand-submit
 * @status stable
 * @since 0.2
 * @slot - Fallback content, shown without script.
 * @event {JtopDemandSubmitPostRequestEvent} jtop-demand-submit-post-request - Somebody wants to post; cancel it to take over.
 * @event {JtopDemandSubmitPostedEvent} jtop-demand-submit-posted - It was posted; number and state are in the detail.
 * @event {JtopDemandSubmitRejectedEvent} jtop-demand-submit-rejected - The platform refused it.
 * @event {JtopDemandSubmitUnknownEvent} jtop-demand-submit-unknown - Nobody here knows yet what became of it.
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
 * @csspart row - One row.
 * @csspart add-button - Adds a row.
 * @csspart attachments - The files.
 * @csspart attachment - One file.
 * @csspart preview - What others would see.
 * @csspart seen - The lines of a view.
 * @csspart hints - What would make the demand more detailed.
 * @csspart metrology-link - The link to the page for metrology demands.
 * @csspart notice - Something that the person is told.
 * @csspart actions - The row of buttons.
 * @csspart submit-button - Goes on, and at the end sends.
 * @csspart back-button - Goes back.
 * @csspart window-button - Shows the platform's window.
 * @csspart leave-button - Goes to the platform with the whole page.
 * @csspart cancel-button - Stops waiting.
 * @csspart again-button - Begins another demand.
 * @csspart as-of - The last line.
 * @example
 * <jtop-demand-submit site-key="pk_demo"></jtop-demand-submit>
 */
export class JtopDemandSubmit extends FormElement {
  static override styles: CSSResultGroup = [FormElement.styles, demandSubmitStyles];
  static override properties: PropertyDeclarations = {
    seasonId: { attribute: 'season-id' },
    specialId: { attribute: 'special-id' },
    metrologyHref: { attribute: 'metrology-href' },
  };

  /** The season that the demand is for; the platform's current one where none is named. */
  declare seasonId: string | undefined;
  /** The special that the demand is for. */
  declare specialId: string | undefined;
  /** Where metrology demands are filled in. */
  declare metrologyHref: string | undefined;
  /** `filling`, `waiting`, `blocked`, `offline`, `done`, `unconfigured` or `loading`. Read it; the element writes it. */
  declare state: FormState;

  protected readonly stepPaths = STEPS;

  protected scope(): string {
    return `demand:${this.seasonId ?? ''}:${this.specialId ?? ''}`;
  }

  protected initial(): FormValues {
    return { ...EMPTY_DEMAND, previewFor: 'public' };
  }

  protected check(values: FormValues): readonly FormFault[] {
    const mode = textAt(values, 'budgetMode');
    const lacks = (path: string): FormFault[] =>
      textAt(values, path) === '' ? [{ path, code: 'required', params: {} }] : [];
    return [
      ...checkDemandForm(demandOf(values), {
        at: this.now,
        purpose: 'submit',
        company: companyOf(this.companyName(values)),
      }).map((fault) => (fault.path === 'disclosure' ? { ...fault, path: 'disclosure.level' } : fault)),
      ...(mode === 'band' ? lacks('budgetBand') : []),
      ...expiredFiles(values, this.now),
    ];
  }

  protected draft(values: FormValues): HandoffDraft {
    const { seasonId, specialId } = this;
    const body = {
      ...demandOf(values),
      seasonId: seasonId || undefined,
      specialId: specialId || undefined,
      submit: true,
    };
    return { operation: 'demands.create', body: JSON.parse(JSON.stringify(body)) as HandoffDraft['body'] };
  }

  protected recall({ body }: HandoffDraft): FormValues {
    return { ...this.initial(), ...valuesOfDemand(body) };
  }

  protected words(path: string): FieldWords {
    const d = this.d;
    const known = d.fields[path.replace(/\.\d+\./, '.*.')];
    if (known) return known;
    return path === 'previewFor' ? [d.previewFor, ''] : ['', ''];
  }

  protected labels(): {
    over: string;
    done: string;
    steps: readonly (readonly [string, string])[];
    submit: string;
    submitNote: string;
  } {
    const { title, doneTitle, steps, submit, submitNote } = this.d;
    return { over: title, done: doneTitle, steps, submit, submitNote };
  }

  protected override goesOn(values: FormValues): boolean {
    return textAt(values, 'track') !== 'metrology';
  }

  protected body(step: number, form: FieldContext, open: OpenForm): TemplateResult {
    const { d } = this;
    const t = this.strings();
    const draft = demandOf(form.values);
    const context: DemandStepContext = {
      form,
      open,
      t,
      d,
      rows: this.rows,
      metrologyHref: safeUrl(this.metrologyHref),
      hints: demandHints(draft),
      edit: this.isBusy() ? undefined : (index) => this.goTo(index),
    };
    const seen = (viewer: Viewer) => seenBy(viewer, draft, this.companyName(form.values), d, t.fields);
    switch (step) {
      case 0:
        return needStep(context);
      case 1:
        return targetsStep(context);
      case 2:
        return budgetStep(context);
      case 3:
        return termsStep(context);
      case 4:
        return showStep(context, seen(viewerOf(form.values)), Boolean(this.specialId));
      default:
        return checkStep(context, seen('own'));
    }
  }

  protected doneView(result: unknown): TemplateResult {
    const { d, hub } = this;
    const posted = postedOf(result);
    const account = hub && accountLink(hub.core);
    return html`${noticeView({
        tone: 'positive',
        icon: icons.tick,
        title: d.posted,
        text: posted ? d.postedText(formatStamp(posted.postedAt)) : d.unread,
      })}
      ${
        posted
          ? html`<dl class="facts">
              <div>
                <dt>${d.number}</dt>
                <dd class="nb">${clamp(posted.no, 60)}</dd>
              </div>
              <div>
                <dt>${d.state}</dt>
                <dd>${d.statuses[posted.status] ?? clamp(posted.status, 40)}</dd>
              </div>
            </dl>`
          : nothing
      }
      <div class="actions">
        <button class="button" type="button" part="again-button" @click=${this.again}>${d.again}</button>
        ${
          account
            ? html`<a class="button" href=${account} target="_blank" rel="noopener"
                >${this.p.account}<span class="vh">${this.p.newWindow}</span></a
              >`
            : nothing
        }
      </div>`;
  }

  protected asks({ body }: HandoffDraft): boolean {
    return this.dispatchEvent(new JtopDemandSubmitPostRequestEvent({ body }));
  }

  protected tell(what: 'sent' | 'rejected' | 'unknown', detail: unknown): void {
    if (what === 'sent') this.dispatchEvent(new JtopDemandSubmitPostedEvent(postedOf(detail)));
    else if (what === 'unknown') this.dispatchEvent(new JtopDemandSubmitUnknownEvent());
    else {
      const problem = detail as HandoffProblem;
      this.dispatchEvent(new JtopDemandSubmitRejectedEvent({ code: problem.code, problem }));
    }
  }

  private get d(): DemandSubmitStrings {
    return demandSubmitTexts(this.strings().$code);
  }

  /** As typed for the preview, else as the platform has told this page. */
  private companyName(values: FormValues): string {
    return saidAt(values, 'companyName') ?? this.shared?.viewer.getSnapshot().displayName ?? '';
  }
}

const viewerOf = (values: FormValues): Viewer => {
  const chosen = textAt(values, 'previewFor');
  return chosen === 'members' || chosen === 'matched' || chosen === 'parties' ? chosen : 'public';
};

/** What a page learns of the demand; undefined where the answer is none that can be read. */
function postedOf(result: unknown): DemandPosted | undefined {
  const { demandId, no, status, postedAt } = Object(result) as Record<string, unknown>;
  const texts = [demandId, no, status, postedAt];
  return texts.every((text) => typeof text === 'string') ? (result as DemandPosted) : undefined;
}
