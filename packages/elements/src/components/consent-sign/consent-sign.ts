import type { Consent, ConsentSign } from '@jtop/contract';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { HandingOver } from '../../controllers/handing-over.js';
import { Announcer } from '../../internal/announcer.js';
import { JtopElement, type ViewContext } from '../../internal/element.js';
import { isoDay, timeOfDay } from '../../internal/format.js';
import { handingOverTexts } from '../../internal/handing-over-texts.js';
import { icons } from '../../internal/icons.js';
import { causeText, handoffNotice, type Notice } from '../../internal/notice-view.js';
import type { Settings } from '../../internal/settings.js';
import { clamp } from '../../internal/text.js';
import type { FaultView } from '../../internal/view-parts.js';
import type { ConsentSignStrings } from '../../locales/zh-CN/consent-sign.js';
import type { Strings } from '../../locales/zh-CN.js';
import { createConsentTextStore, type ConsentTextData } from '../../stores/consent-text-store.js';
import type { HandoffState } from '../../stores/handoff-flow.js';
import { noticeStyles } from '../../styles/notice.js';
import {
  JtopConsentSignRejectedEvent,
  JtopConsentSignSignedEvent,
  JtopConsentSignSignRequestEvent,
} from './consent-sign.events.js';
import { consentSignStyles } from './consent-sign.styles.js';
import { consentSignBlank, consentSignView, type ConsentSignActs } from './consent-sign.view.js';
import { consentSignTexts } from './texts.js';

/** More than any honest text to sign. */
const TEXT_LIMIT = 60_000;
/** So near its end a text counts as read. */
const NEAR_PX = 8;

/**
 * Shows a text that parties sign (《免责声明》 and the others) in the version that is in force, asks for reading it to its end,
 * and has it signed in the platform's own window, for one demand, solution, special or season.
 *
 * @summary Shows a text and has it signed.
 * @customElement jtop-consent-sign
 * @status stable
 * @since 0.2
 * @slot - Fallback content, shown without script and beside an error.
 * @event {JtopConsentSignSignRequestEvent} jtop-consent-sign-sign-request - Somebody wants to sign; cancel it to take over.
 * @event {JtopConsentSignSignedEvent} jtop-consent-sign-signed - It was signed.
 * @event {JtopConsentSignRejectedEvent} jtop-consent-sign-rejected - The platform refused it.
 * @event {JtopErrorEvent} jtop-error - The text could not be had, or the page lacks a site key.
 * @csspart consent - The frame.
 * @csspart title - The title of the text.
 * @csspart version - Its version, and since when it is in force.
 * @csspart text - The text, which scrolls.
 * @csspart end-button - At its end: says that it was read.
 * @csspart hash - The fingerprint of the text.
 * @csspart notice - Something that the person is told.
 * @csspart sign-button - Opens the platform's window.
 * @csspart window-button - Shows the platform's window.
 * @csspart leave-button - Goes to the platform with the whole page.
 * @csspart cancel-button - Stops waiting.
 * @csspart account - The link to the platform's page on the account.
 * @csspart as-of - As of when.
 * @csspart error - Why there is nothing to show.
 * @csspart retry - The button that asks again.
 * @example
 * <jtop-consent-sign kind="public_contest" subject-type="demand" subject-id="0197…"></jtop-consent-sign>
 */
export class JtopConsentSign extends JtopElement<ConsentTextData> {
  static override styles: CSSResultGroup = [JtopElement.styles, noticeStyles, consentSignStyles];
  static override properties: PropertyDeclarations = {
    kind: {},
    subjectType: { attribute: 'subject-type' },
    subjectId: { attribute: 'subject-id' },
    siteKey: { attribute: 'site-key' },
    consent: { attribute: false },
  };

  /** `disclaimer`, `public_contest`, `nda`, `data_use` or `publicity`. */
  declare kind: string | undefined;
  /** What it is signed for: `demand`, `solution`, `special` or `season`. */
  declare subjectType: string | undefined;
  /** The id of what it is signed for. */
  declare subjectId: string | undefined;
  /** The partner's key, `pk_…`. Wins over the provider's and the script's. */
  declare siteKey: string | undefined;
  /** What the page knows of it already, as `Consent` of the platform: signed, or taken back. */
  declare consent: Consent | undefined;

  protected readonly frame = 'consent';
  protected override readonly announcer = new Announcer();
  /** Hash of the text that was read to its end. */
  private readHash = '';
  /** Hash of the text that was drawn last. */
  private drawnHash: string | undefined;
  private focusOn = '';
  private readonly handing = new HandingOver(this, (state) => this.moved(state));

  constructor() {
    super((sources, kind) => createConsentTextStore(sources, kind));
  }

  /** It speaks of what the person does, and never by itself. */
  override get always(): boolean {
    return false;
  }

  protected override get settings(): Settings {
    const settings = super.settings;
    return { ...settings, siteKey: this.siteKey ?? settings.siteKey };
  }

  protected subject(): string | undefined {
    return (this.subjectType && this.subjectId && this.kind) || undefined;
  }

  protected counts(): boolean {
    return false;
  }

  protected words(t: Strings): readonly [string, string, string] {
    const { emptyTitle, emptyText, errorTitle } = consentSignTexts(t.$code);
    return [emptyTitle, emptyText, errorTitle];
  }

  protected override willUpdate(): void {
    super.willUpdate();
    if (!this.isConnected) return;
    const { kind, subjectType, subjectId } = this;
    this.handing.follow(this.settings, this.subject() && `consent:${kind}:${subjectType}:${subjectId}`);
  }

  protected override updated(): void {
    super.updated();
    const { focusOn } = this;
    this.focusOn = '';
    if (focusOn) this.shadowRoot?.querySelector<HTMLElement>(`[part="${focusOn}"]`)?.focus();
    const text = this.shadowRoot?.querySelector('[part="text"]');
    const hash = this.source.snapshot.data?.text.textHash;
    // Another text has come: whoever had read the one before to its end has read nothing of it yet.
    if (text && hash !== this.drawnHash) text.scrollTop = 0;
    this.drawnHash = hash;
    // What fits is read without scrolling.
    if (text) this.seekEnd(text);
    if (this.isConnected && this.state === 'ready' && this.handing.fault === 'config.site_key')
      this.handing.report();
  }

  protected told(): void {
    // The text is there to be read; nothing is said of it.
  }

  protected view({ text, asOf }: ConsentTextData, { t }: ViewContext): TemplateResult {
    const p = consentSignTexts(t.$code);
    const chinese = /^zh\b/i.test(t.$code) || !text.text.en;
    const flow = this.handing.state;
    const known = this.known();
    // What was signed here may have been taken back elsewhere since.
    const busy = /opening|waiting|unknown|blocked|confirmed|forgotten/.test(flow.step) && !known?.revokedAt;
    const read = this.readHash === text.textHash;
    const offline = navigator.onLine ? '' : handingOverTexts(t.$code).offline;
    return consentSignView(
      {
        title: clamp((chinese ? undefined : text.title.en) ?? text.title.zh),
        version: p.version(String(text.version), isoDay(Date.parse(text.validFrom))),
        text: clamp((chinese ? undefined : text.text.en) ?? text.text.zh, TEXT_LIMIT),
        textLang: chinese ? 'zh-CN' : 'en',
        hash: clamp(text.textHash, 64),
        read,
        notices: this.notices(p, t, known),
        sign:
          (known && !known.revokedAt) || busy || !this.handing.flow
            ? undefined
            : {
                held: !read || offline !== '',
                why: offline || (read ? p.signNote : p.readFirst),
              },
        asOf: t.asOf(`${isoDay(asOf)} ${timeOfDay(asOf)}`),
      },
      this.acts,
      p,
    );
  }

  protected blank(fault: FaultView | undefined, { t }: ViewContext): TemplateResult {
    return consentSignBlank(fault, t);
  }

  /** What is known of the consent: what the hand-off brought, or what the page has said, whichever is the later. */
  private known(): Consent | undefined {
    const { step, result } = this.handing.state;
    const signed = step === 'confirmed' ? consentOf(result) : undefined;
    const said = consentOf(this.consent);
    if (!signed || !said) return signed ?? said;
    return Date.parse(said.signedAt) >= Date.parse(signed.signedAt) ? said : signed;
  }

  private notices(p: ConsentSignStrings, t: Strings, known: Consent | undefined): Notice[] {
    const { handing } = this;
    const h = handingOverTexts(t.$code);
    const when = (instant: string): string =>
      `${isoDay(Date.parse(instant))} ${timeOfDay(Date.parse(instant))} (+08:00)`;
    const handoff = handoffNotice(handing.state, h, handing.account, {
      focus: () => handing.flow?.focus(),
      leave: () => handing.flow?.leave(),
      cancel: () => {
        handing.flow?.cancel();
        this.focusOn = 'sign-button';
      },
    });
    const notice = (tone: Notice['tone'], icon: string, title: string, text: string): Notice => ({
      tone,
      icon,
      title,
      text,
    });
    const unread = handing.state.step === 'confirmed' && !consentOf(handing.state.result);
    return [
      ...(known?.revokedAt
        ? [notice('caution', icons.minus, p.revoked[0], `${p.revoked[1]} ${when(known.revokedAt)}`)]
        : known
          ? [notice('positive', icons.tick, p.signed[0], `${p.signed[1]} ${when(known.signedAt)}`)]
          : []),
      ...(unread ? [notice('caution', icons.alert, p.unread, '')] : []),
      ...(handing.fault === 'config.site_key' ? [notice('caution', icons.alert, ...h.unconfigured)] : []),
      ...(handoff ? [handoff] : []),
    ];
  }

  /** The hand-off stands elsewhere now. */
  private moved({ step, result, problem }: HandoffState): void {
    const { $code } = this.strings();
    const h = handingOverTexts($code);
    this.announcer.polite = (h.steps[step] ?? []).join(' ');
    if (step === 'confirmed') {
      const signed = consentOf(result);
      const p = consentSignTexts($code);
      this.announcer.polite = signed ? p.signed[0] : p.unread;
      this.focusOn = 'title';
      this.dispatchEvent(new JtopConsentSignSignedEvent(signed));
    } else if (step === 'failed') {
      this.announcer.polite = `${h.failed} ${causeText(problem ?? {}, h)}`;
      // Another text has taken its place: it is to be read first.
      if (problem?.code === 'consent.text_stale') this.refresh();
      this.dispatchEvent(new JtopConsentSignRejectedEvent({ code: problem?.code ?? 'internal' }));
    }
  }

  /** Notes where a text has come to its end. */
  private seekEnd({ scrollTop, scrollHeight, clientHeight }: Element): void {
    if (scrollTop + clientHeight >= scrollHeight - NEAR_PX) this.markRead();
  }

  private markRead(): void {
    const { data } = this.source.snapshot;
    if (data === undefined || this.readHash === data.text.textHash) return;
    this.readHash = data.text.textHash;
    this.requestUpdate();
  }

  private readonly acts: ConsentSignActs = {
    scroll: (event) => this.seekEnd(event.currentTarget as Element),
    end: () => {
      this.markRead();
      this.focusOn = 'sign-button';
      this.requestUpdate();
    },
    sign: () => {
      const text = this.source.snapshot.data?.text;
      const { subjectType, subjectId, handing } = this;
      if (!text || !subjectId || this.readHash !== text.textHash || !navigator.onLine) return;
      const { kind, version, textHash } = text;
      const subject = { type: subjectType as ConsentSign['subject']['type'], id: subjectId };
      const body: ConsentSign = {
        kind: kind as ConsentSign['kind'],
        textVersion: version,
        textHash,
        subject,
      };
      if (!this.dispatchEvent(new JtopConsentSignSignRequestEvent(body))) return;
      // In the click itself: a window can be opened only there.
      handing.start({ operation: 'consents.sign', body: { ...body } });
    },
  };
}

/** A consent that can be read; undefined for anything else. */
function consentOf(result: unknown): Consent | undefined {
  const { kind, textHash, signedAt } = Object(result) as Record<string, unknown>;
  const readable = [kind, textHash, signedAt].every((value) => typeof value === 'string');
  return readable && !Number.isNaN(Date.parse(String(signedAt))) ? (result as Consent) : undefined;
}
