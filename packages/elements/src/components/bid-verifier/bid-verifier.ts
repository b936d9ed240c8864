import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { Announcer } from '../../internal/announcer.js';
import { JtopElement, type ViewContext } from '../../internal/element.js';
import { isoDay, timeOfDay } from '../../internal/format.js';
import { saveFile } from '../../internal/save-file.js';
import { clamp } from '../../internal/text.js';
import type { FaultView } from '../../internal/view-parts.js';
import type { Strings } from '../../locales/zh-CN.js';
import { createAuctionFilesStore, type AuctionFiles } from '../../stores/auction-files-store.js';
import { JtopBidVerifierCheckedEvent } from './bid-verifier.events.js';
import { fileOf } from './bid-verifier.files.js';
import { readReceiptFiles, withReceipts, type GivenReceipt } from './bid-verifier.receipts.js';
import { VerdictRun } from './bid-verifier.run.js';
import {
  engineFault,
  factTexts,
  logRows,
  outcomeView,
  progressText,
  receiptRows,
  runningView,
  spokenOutcome,
} from './bid-verifier.state.js';
import { bidVerifierStyles } from './bid-verifier.styles.js';
import {
  bidVerifierBlank,
  bidVerifierView,
  type BidVerifierActs,
  type FileName,
} from './bid-verifier.view.js';
import { bidVerifierTexts } from './texts.js';

/** What a verdict is about. */
interface Subject {
  readonly files: AuctionFiles;
  readonly receipts: readonly GivenReceipt[];
}

/**
 * Verifies the auction of a lot in the page: chain of hashes, every bid computed again, closing statement and the reader's own
 * receipts. Receipts are read here and sent nowhere; the platform is only asked for the lot's public files.
 *
 * @summary Verifies an auction and one's own receipts.
 * @customElement jtop-bid-verifier
 * @status stable
 * @since 0.1
 * @slot - Fallback content, shown without script and beside an error.
 * @event {JtopBidVerifierCheckedEvent} jtop-bid-verifier-checked - The auction has been verified, at first or with other receipts.
 * @event {JtopErrorEvent} jtop-error - The files could not be had or refreshed.
 * @csspart verifier - The frame.
 * @csspart no - Number of the lot.
 * @csspart title - Title of what is sold.
 * @csspart result - The outcome: icon, words and what it means.
 * @csspart progress - How far it is, while it is under way.
 * @csspart checks - The list of checks, and that of receipts.
 * @csspart check - Each check.
 * @csspart status - How a check ended, as icon and word.
 * @csspart badge - Its outline.
 * @csspart reason - Why, in a sentence.
 * @csspart facts - Figures of the log.
 * @csspart fact-entries - How many entries the log has.
 * @csspart fact-bids - How many bids it has.
 * @csspart fact-price - The highest bid.
 * @csspart fact-result - What came of the lot.
 * @csspart fact-head - Hash of the last entry.
 * @csspart receipts - The place for receipts; files can be dropped on it.
 * @csspart choose - The button that chooses files.
 * @csspart file - Its file input.
 * @csspart paste - The field to paste receipts into.
 * @csspart check-button - The button that verifies what was pasted.
 * @csspart privacy - That receipts stay in the page.
 * @csspart receipt-count - How many receipts were verified.
 * @csspart clear - Takes the receipts away.
 * @csspart download - Each button that downloads a file.
 * @csspart again - The button that reads the files again.
 * @csspart as-of - As of when, and how the connection stands.
 * @csspart error - Why there is nothing to show.
 * @csspart retry - The button that asks again.
 * @example
 * <jtop-bid-verifier lot-id="0197…"><a href="https://platform.example/">The platform</a></jtop-bid-verifier>
 */
export class JtopBidVerifier extends JtopElement<AuctionFiles> {
  static override styles: CSSResultGroup = [JtopElement.styles, bidVerifierStyles];
  static override properties: PropertyDeclarations = { lotId: { attribute: 'lot-id' } };

  /** The lot whose auction is verified. */
  declare lotId: string | null | undefined;

  protected readonly frame = 'verifier';
  protected override readonly announcer = new Announcer();
  private receipts: readonly GivenReceipt[] = [];
  private over = false;
  /** The log was read once more for receipts that are newer than it. */
  private readAgain = false;
  private readonly run = new VerdictRun<Subject>(() => this.ran());

  private readonly acts: BidVerifierActs = {
    choose: (event) => {
      const input = event.currentTarget as HTMLInputElement;
      const files = Array.from(input.files ?? []);
      // The same file can be chosen again.
      input.value = '';
      void this.takeFiles(files);
    },
    over: (event) => {
      event.preventDefault();
      this.setOver(true);
    },
    leave: () => this.setOver(false),
    drop: (event) => {
      event.preventDefault();
      this.setOver(false);
      const files = Array.from(event.dataTransfer?.files ?? []);
      if (files.length > 0) void this.takeFiles(files);
      else this.takeText(event.dataTransfer?.getData('text/plain') ?? '');
    },
    check: () => {
      const field = this.shadowRoot?.querySelector<HTMLTextAreaElement>('[part="paste"]');
      if (!field) return;
      this.takeText(field.value);
      field.value = '';
    },
    clear: () => {
      this.receipts = [];
      this.shadowRoot?.querySelector<HTMLElement>('[part="file"]')?.focus();
      this.verify();
    },
    download: (event) => {
      const { file } = (event.currentTarget as HTMLElement).dataset;
      const { data } = this.source.snapshot;
      if (data) saveFile(fileOf(file as FileName, data));
    },
    again: () => this.refresh(),
  };

  constructor() {
    super((sources, lotId) => createAuctionFilesStore(sources, lotId));
  }

  /** It speaks when something has been verified, and never by itself: it need not be ticked. */
  override get always(): boolean {
    return false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is only moved is back before this runs.
    void Promise.resolve().then(() => {
      if (!this.isConnected) this.run.stop();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.run.state.kind === 'idle' && this.source.snapshot.data) this.verify();
  }

  protected subject(): string | undefined {
    return this.lotId ?? undefined;
  }

  protected counts(): boolean {
    return false;
  }

  protected words(t: Strings): readonly [string, string, string] {
    const { emptyTitle, emptyText, errorTitle } = bidVerifierTexts(t.$code);
    return [emptyTitle, emptyText, errorTitle];
  }

  protected override willUpdate(): void {
    super.willUpdate();
    // What was said of another lot is not said of this one.
    if (!this.source.snapshot.data) this.announcer.polite = '';
  }

  protected told(): void {
    this.verify();
  }

  protected view(files: AuctionFiles, { t, state }: ViewContext): TemplateResult {
    const texts = bidVerifierTexts(t.$code);
    const { run, receipts } = this;
    // While something else is verified the last verdict on the same lot stands.
    const known = run.last?.subject.files.lot.id === files.lot.id ? run.last : undefined;
    const verdict = known?.verdict;
    const { asOf, lot } = files;
    const found = receiptRows(verdict, known?.subject.receipts ?? [], texts);
    // One file may hold several.
    const count = (known?.subject.receipts === receipts ? found : receipts).length.toLocaleString(t.$code);
    return bidVerifierView(
      {
        no: clamp(lot.no, 60),
        title: clamp(lot.listing.title),
        outcome:
          run.state.kind === 'failed'
            ? engineFault(texts)
            : verdict
              ? outcomeView(verdict, texts)
              : runningView(texts),
        progress: run.state.kind === 'running' ? progressText(run.state.progress, t, texts) : '',
        rows: logRows(verdict, texts),
        facts: factTexts(verdict, t, texts),
        receiptRows: found,
        receiptCount: receipts.length === 0 ? texts.noReceipts : texts.receiptCount(count),
        clearable: receipts.length > 0,
        over: this.over,
        hasStatement: files.closingStatement !== undefined,
        asOf: t.asOf(`${isoDay(asOf)} ${timeOfDay(asOf)}`),
        connection: state === 'offline' ? t.offline : state === 'stale' ? texts.stale : '',
      },
      this.acts,
      t,
      texts,
    );
  }

  protected blank(fault: FaultView | undefined, { t }: ViewContext): TemplateResult {
    return bidVerifierBlank(fault, t, bidVerifierTexts(t.$code));
  }

  private async takeFiles(files: readonly File[]): Promise<void> {
    if (files.length > 0) this.take(await readReceiptFiles(files));
  }

  private takeText(text: string): void {
    if (text.trim() !== '') this.take([{ name: '', text }]);
  }

  private take(receipts: readonly GivenReceipt[]): void {
    this.receipts = withReceipts(this.receipts, receipts);
    this.readAgain = false;
    this.verify();
  }

  private setOver(over: boolean): void {
    if (this.over === over) return;
    this.over = over;
    this.requestUpdate();
  }

  /** Verifies what is there now. */
  private verify(): void {
    const { data: files } = this.source.snapshot;
    if (!files || !this.isConnected) return;
    const { lot, log, jwks, closingStatement } = files;
    const asked = this.lotId ?? lot.id;
    const { receipts } = this;
    this.run.start(
      { files, receipts },
      {
        log,
        jwks,
        closingStatement,
        rules: lot,
        receipts: receipts.map(({ text }) => text),
        // A platform that answers for another lot is found out, one that writes the same id otherwise is not.
        lotId: asked.toLowerCase() === lot.id.toLowerCase() ? lot.id : asked,
      },
    );
  }

  private ran(): void {
    const { state } = this.run;
    this.requestUpdate();
    const { t } = this.context;
    const texts = bidVerifierTexts(t.$code);
    if (state.kind === 'failed') this.announcer.polite = texts.engineTitle;
    if (state.kind !== 'done') return;
    const { subject, verdict } = state;
    const { result, checks, overall } = verdict;
    const newer = checks.some(
      ({ code, facts }) => code === 'receipt.not_in_log' && (facts.entry ?? 0) >= (result?.length ?? 0),
    );
    const open = result?.status === 'open' || result?.status === 'suspended';
    if (newer && open && !this.readAgain) {
      // A receipt of a bid that came after the log was read is no proof against it.
      this.readAgain = true;
      this.refresh();
      return;
    }
    this.announcer.polite = spokenOutcome(verdict, subject.receipts, texts);
    this.dispatchEvent(
      new JtopBidVerifierCheckedEvent({
        lotId: subject.files.lot.id,
        overall,
        codes: checks
          .filter(({ status }) => status === 'fail' || status === 'unknown')
          .map(({ code }) => code),
        receipts: checks.filter(({ name }) => name === 'receipt').length,
        entries: result?.length,
        headHash: result?.headHash,
      }),
    );
  }
}
