import { html, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import { HandingOver } from '../../controllers/handing-over.js';
import { handingOverTexts } from '../../internal/handing-over-texts.js';
import { icons } from '../../internal/icons.js';
import { causeText, handoffNotice, type Notice } from '../../internal/notice-view.js';
import { saveFile } from '../../internal/save-file.js';
import type { Settings } from '../../internal/settings.js';
import { ThemedElement } from '../../internal/themed-element.js';
import type { BatchUploadStrings } from '../../locales/zh-CN/batch-upload.js';
import type { HandoffState } from '../../stores/handoff-flow.js';
import { noticeStyles } from '../../styles/notice.js';
import {
  JtopBatchUploadReadEvent,
  JtopBatchUploadRejectedEvent,
  JtopBatchUploadSendRequestEvent,
  JtopBatchUploadTakenEvent,
  type BatchUploadReadDetail,
} from './batch-upload.events.js';
import { BatchUploadRun, type Engine, type Reading } from './batch-upload.run.js';
import {
  batchUploadState,
  doneCounts,
  doneErrors,
  doneVerdict,
  fileName,
  jobOf,
  localeOf,
  readCounts,
  readErrors,
  readVerdict,
  refusalText,
  refusedRows,
  SHOWN_ERRORS,
  type BatchUploadState,
} from './batch-upload.state.js';
import { batchUploadStyles } from './batch-upload.styles.js';
import { batchUploadView, type BatchUploadActs, type BatchUploadView } from './batch-upload.view.js';
import { batchUploadTexts } from './texts.js';

const SCOPE = 'import:demand_collection';

/**
 * Takes many demands in from a workbook (《需求征集表》): reads it in the page, says row by row and column by column what is
 * wrong, gives the wrong rows back as a workbook, and uploads the rest once the person has confirmed in the platform's own
 * window. Nothing leaves the page before the person presses the button.
 *
 * @summary Uploads many demands from a workbook.
 * @customElement jtop-batch-upload
 * @status stable
 * @since 0.2
 * @slot - Fallback content, shown without script.
 * @event {JtopBatchUploadReadEvent} jtop-batch-upload-read - A workbook was read in the page; how many rows are good is in the detail.
 * @event {JtopBatchUploadSendRequestEvent} jtop-batch-upload-send-request - Somebody wants to upload; cancel it to take over.
 * @event {JtopBatchUploadTakenEvent} jtop-batch-upload-taken - The platform has taken rows in.
 * @event {JtopBatchUploadRejectedEvent} jtop-batch-upload-rejected - It was refused, or could not be uploaded.
 * @event {JtopErrorEvent} jtop-error - The page lacks what it takes: `config.site_key`, `config.endpoint`.
 * @csspart upload - The frame.
 * @csspart title - The heading.
 * @csspart template-button - Downloads the empty workbook.
 * @csspart place - The place for a file; it can be dropped there.
 * @csspart choose - The button that chooses a file.
 * @csspart file - Its file input.
 * @csspart privacy - That the file stays in the page.
 * @csspart progress - How far reading has come.
 * @csspart bar - Its bar.
 * @csspart stop-button - Stops reading.
 * @csspart notice - Something that the person is told.
 * @csspart send-button - Uploads the workbook.
 * @csspart confirm-button - Opens the platform's window.
 * @csspart window-button - Shows the platform's window.
 * @csspart leave-button - Goes to the platform with the whole page.
 * @csspart cancel-button - Stops waiting.
 * @csspart account - The link to the platform's page on the account.
 * @csspart again-button - Begins with another file.
 * @csspart result - What was found in the file, or what came of it.
 * @csspart file-name - The name of the file.
 * @csspart counts - Its figures.
 * @csspart count-rows - How many rows hold anything.
 * @csspart count-good - How many can be taken.
 * @csspart count-bad - How many are to be mended.
 * @csspart count-errors - How many errors there are.
 * @csspart count-created - How many demands are new.
 * @csspart count-updated - How many were updated.
 * @csspart count-unchanged - How many were there before.
 * @csspart count-rejected - How many were not taken.
 * @csspart errors - The table of errors.
 * @csspart error-row - One line of it.
 * @csspart more - How many are not listed.
 * @csspart error-file-button - Downloads the wrong rows as a workbook.
 * @csspart retry - Reads the file again.
 * @example
 * <jtop-batch-upload site-key="pk_demo"></jtop-batch-upload>
 */
export class JtopBatchUpload extends ThemedElement {
  static override styles: CSSResultGroup = [ThemedElement.styles, noticeStyles, batchUploadStyles];
  static override properties: PropertyDeclarations = { siteKey: { attribute: 'site-key' } };

  /** The partner's key, `pk_…`. Wins over the provider's and the script's. Without it workbooks are only checked. */
  declare siteKey: string | undefined;
  /**
   * `empty`, `reading`, `refused`, `errors`, `all-bad`, `ready`, `uploading`, `uploaded`, `waiting`, `blocked`, `offline`,
   * `done`, `unconfigured` or `loading`. Read it; the element writes it.
   */
  declare state: BatchUploadState;

  protected readonly frame = 'upload';
  private over = false;
  private said = '';
  private focusOn: string | undefined;
  /** A file that was asked for could not be made. */
  private makeFailed = false;
  private told: Reading | undefined;
  private engine: Engine | undefined;
  private readonly handing = new HandingOver(this, (state) => this.moved(state));
  private readonly run = new BatchUploadRun(
    () => this.ran(),
    () => import('./workbook-engine.js'),
  );

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is only moved is back before this runs.
    void Promise.resolve().then(() => {
      if (!this.isConnected && this.run.reading.step === 'reading') this.run.clear();
    });
  }

  protected override get settings(): Settings {
    const settings = super.settings;
    return { ...settings, siteKey: this.siteKey ?? settings.siteKey };
  }

  protected override willUpdate(): void {
    if (!this.isConnected) return;
    const { handing, run } = this;
    handing.follow(this.settings, SCOPE);
    const { reading, sending } = run;
    this.state = this.waiting
      ? 'loading'
      : batchUploadState({
          fault: handing.fault,
          reading,
          sending,
          flow: handing.state,
          online: navigator.onLine,
        });
    // The words on errors that the platform has found lie in the same file.
    if (this.state === 'done' && !this.engine)
      void run.engine().then(
        (engine) => {
          this.engine = engine;
          this.requestUpdate();
        },
        () => undefined,
      );
  }

  protected override render(): TemplateResult {
    const p = this.p;
    return this.framed(
      html`${batchUploadView(this.view(p), this.acts, p)}
        <p class="vh" role="status" aria-live="polite">${this.said}</p>`,
    );
  }

  protected override updated(): void {
    const { focusOn } = this;
    this.focusOn = undefined;
    if (focusOn) this.shadowRoot?.querySelector<HTMLElement>(`[part="${focusOn}"]`)?.focus();
    if (this.isConnected && this.state !== 'loading') this.handing.report();
  }

  private get p(): BatchUploadStrings {
    return batchUploadTexts(this.strings().$code);
  }

  private view(p: BatchUploadStrings): BatchUploadView {
    const { state, run, over, handing } = this;
    const { reading } = run;
    const code = this.strings().$code;
    const done = state === 'done';
    const job = done ? jobOf(handing.state.result) : undefined;
    const read = reading.step === 'read' ? reading : undefined;
    const errors = done
      ? job
        ? doneErrors(job, reading, this.engine, code, p)
        : []
      : read
        ? readErrors(read, code, p)
        : [];
    const count = (done ? job?.errorCount : read?.table.errors.length) ?? 0;
    const hidden = count - Math.min(count, errors.length, SHOWN_ERRORS);
    return {
      choosing: /^(empty|refused|errors|all-bad|ready|uploaded|reading)$/.test(state) || this.isFree(),
      chosen: reading.step !== 'none',
      over,
      progress:
        state === 'reading' && reading.step === 'reading'
          ? { label: p.reading(fileName(reading.file.name)), done: reading.done }
          : undefined,
      file: reading.step === 'read' || reading.step === 'refused' ? fileName(reading.file.name) : '',
      verdict: done
        ? doneVerdict(job, p)
        : read
          ? readVerdict(read, code, p)
          : reading.step === 'refused'
            ? {
                tone: 'danger',
                icon: icons.alert,
                title: p.refused,
                text: refusalText(reading.refusal, reading.file, code, p),
              }
            : undefined,
      counts: job ? doneCounts(job, code, p) : read && !done ? readCounts(read, code, p) : [],
      errors,
      more: hidden > 0 ? p.more(hidden.toLocaleString(code)) : '',
      hasErrorFile: read !== undefined && (done ? (job?.rejected ?? 0) > 0 : read.table.refused.length > 0),
      notices: this.notices(p),
      next: this.next(p),
      retry: reading.step === 'refused' && /^(engine|failed)$/.test(reading.refusal.why),
      done,
    };
  }

  /** Nothing is under way at the platform. */
  private isFree(): boolean {
    return this.state === 'offline' && this.handing.state.step !== 'unknown';
  }

  private next(p: BatchUploadStrings): BatchUploadView['next'] {
    const { state, run, handing } = this;
    const { reading, sending } = run;
    if (reading.step !== 'read' || handing.fault || !handing.flow) return undefined;
    if (!/^(errors|ready|uploading|uploaded|offline)$/.test(state) || (state === 'offline' && !this.isFree()))
      return undefined;
    const h = handingOverTexts(this.strings().$code);
    const offline = state === 'offline' ? h.offline : '';
    if (sending.step === 'sent')
      return { act: 'confirm', label: p.confirm, held: offline !== '', why: offline || p.sent[1] };
    const count = reading.table.taken.length.toLocaleString(this.strings().$code);
    const busy = sending.step === 'sending';
    return {
      act: 'send',
      label: busy ? p.sending : p.send(count),
      held: busy || offline !== '',
      why: offline || p.sendingText,
    };
  }

  private notices(p: BatchUploadStrings): Notice[] {
    const { handing, run, state } = this;
    const h = handingOverTexts(this.strings().$code);
    const caution = ([title, text]: readonly [string, string]): Notice => ({
      tone: 'caution',
      icon: icons.alert,
      title,
      text,
    });
    const { sending } = run;
    const handoff = handoffNotice(handing.state, h, handing.account, {
      focus: () => handing.flow?.focus(),
      leave: () => handing.flow?.leave(),
      cancel: () => {
        handing.flow?.cancel();
        this.focusOn = 'confirm-button';
      },
    });
    return [
      ...(handing.fault ? [caution(h.unconfigured)] : []),
      ...(this.makeFailed ? [caution([p.makeFailed, ''])] : []),
      ...(sending.step === 'failed'
        ? [{ tone: 'danger' as const, icon: icons.alert, title: h.failed, text: causeText(sending, h) }]
        : []),
      ...(handoff ? [handoff] : []),
      ...(!handoff && state === 'uploaded'
        ? [{ tone: 'info' as const, icon: icons.clock, title: p.sent[0], text: '' }]
        : []),
    ];
  }

  /** The run has come farther. */
  private ran(): void {
    const { reading, sending } = this.run;
    this.requestUpdate();
    const { p } = this;
    if (reading !== this.told && reading.step !== 'reading') {
      this.told = reading;
      if (reading.step === 'read') {
        this.engine = reading.engine;
        const detail = detailOf(reading);
        const [rows, good, bad] = [detail.rows, detail.taken, detail.refused].map((n) =>
          n.toLocaleString(this.strings().$code),
        );
        this.said = p.spoken(rows ?? '', good ?? '', bad ?? '');
        this.dispatchEvent(new JtopBatchUploadReadEvent(detail));
      } else if (reading.step === 'refused') {
        this.said = `${p.refused} ${refusalText(reading.refusal, reading.file, this.strings().$code, p)}`;
      }
    }
    if (sending.step === 'sent') {
      this.said = p.sent.join(' ');
      this.focusOn = 'confirm-button';
    } else if (sending.step === 'failed') {
      const h = handingOverTexts(this.strings().$code);
      this.said = `${h.failed} ${causeText(sending, h)}`;
      this.dispatchEvent(new JtopBatchUploadRejectedEvent({ code: sending.code }));
    }
  }

  /** The hand-off stands elsewhere now. */
  private moved({ step, problem, result }: HandoffState): void {
    const { p } = this;
    const h = handingOverTexts(this.strings().$code);
    this.said = (h.steps[step] ?? []).join(' ');
    if (step === 'confirmed') {
      this.said = doneVerdict(jobOf(result), p).title;
      this.focusOn = 'title';
      this.dispatchEvent(new JtopBatchUploadTakenEvent(jobOf(result)));
    } else if (step === 'failed') {
      const code = problem?.code ?? 'internal';
      this.said = `${h.failed} ${causeText(problem ?? {}, h)}`;
      // What the platform has refused is of no use there any more.
      if (/^(document|import)\./.test(code)) this.run.forgetSent();
      this.dispatchEvent(new JtopBatchUploadRejectedEvent({ code }));
    }
  }

  private take(files: readonly File[]): void {
    const { handing } = this;
    const [file] = files;
    if (!file || (handing.state.step !== 'idle' && /waiting|blocked|done/.test(this.state))) return;
    // What became of the file before is over.
    handing.flow?.cancel();
    this.makeFailed = false;
    const at = handing.hub?.clock.now() ?? Date.now();
    void this.run.read(file, { at, company: handing.shared?.viewer.getSnapshot().displayName });
  }

  private setOver(over: boolean): void {
    if (this.over === over) return;
    this.over = over;
    this.requestUpdate();
  }

  /** Gives a file to the person that is made here. */
  private async give(name: string, make: (engine: Engine) => Promise<Blob>): Promise<void> {
    try {
      const blob = await make(await this.run.engine());
      this.makeFailed = false;
      saveFile({ name, blob });
    } catch {
      this.makeFailed = true;
      this.said = this.p.makeFailed;
    }
    this.requestUpdate();
  }

  private readonly acts: BatchUploadActs = {
    template: () =>
      void this.run.engine().then(
        ({ DEMAND_TEMPLATE: { title } }) =>
          this.give(`${title.zh}.xlsx`, (engine) => engine.demandTemplateFile()),
        () => this.give('', () => Promise.reject(new TypeError('no engine'))),
      ),
    choose: (event) => {
      const input = event.currentTarget as HTMLInputElement;
      const files = Array.from(input.files ?? []);
      // The same file can be chosen again.
      input.value = '';
      this.take(files);
    },
    over: (event) => {
      event.preventDefault();
      this.setOver(true);
    },
    leave: () => this.setOver(false),
    drop: (event) => {
      event.preventDefault();
      this.setOver(false);
      this.take(Array.from(event.dataTransfer?.files ?? []));
    },
    stop: () => {
      this.run.clear();
      this.said = this.p.stopped;
      this.focusOn = 'file';
    },
    retry: () => {
      const { reading } = this.run;
      if (reading.step === 'refused') this.take([reading.file]);
    },
    errorFile: () => {
      const { reading } = this.run;
      if (reading.step !== 'read') return;
      const job = this.state === 'done' ? jobOf(this.handing.state.result) : undefined;
      const locale = localeOf(this.strings().$code);
      void this.give(`${this.p.errorFileName}.xlsx`, (engine) =>
        engine.demandErrorsFile(refusedRows(job, reading), { locale }),
      );
    },
    send: () => {
      const { handing, run } = this;
      const { reading } = run;
      const next = this.next(this.p);
      if (reading.step !== 'read' || !handing.hub || next?.act !== 'send' || next.held) return;
      const detail = { ...detailOf(reading), file: reading.file };
      if (!this.dispatchEvent(new JtopBatchUploadSendRequestEvent(detail))) return;
      // A hand-off that has failed is over with the next attempt.
      handing.flow?.cancel();
      void run.send(handing.hub.core, handing.uploadKey);
    },
    confirm: () => {
      const { sending } = this.run;
      if (sending.step !== 'sent' || !navigator.onLine) return;
      const { documentId, hash } = sending;
      const body = { template: 'demand_collection', documentId, hash };
      this.handing.start({ operation: 'imports.create', body });
    },
    again: () => {
      this.handing.flow?.cancel();
      this.run.clear();
      this.focusOn = 'file';
    },
  };
}

function detailOf({ table }: Extract<Reading, { step: 'read' }>): BatchUploadReadDetail {
  const { rows, taken, refused, errors } = table;
  return { rows, taken: taken.length, refused: refused.length, errors: errors.length };
}
