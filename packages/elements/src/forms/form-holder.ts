import type { PropertyDeclarations } from 'lit';
import { HandingOver } from '../controllers/handing-over.js';
import type { Hub } from '../internal/hub.js';
import type { Settings } from '../internal/settings.js';
import type { TakingPartHub } from '../internal/taking-part-hub.js';
import { ThemedElement } from '../internal/themed-element.js';
import {
  isUnderWay,
  type HandoffDraft,
  type HandoffFlow,
  type HandoffState,
} from '../stores/handoff-flow.js';
import { createDraftKeep } from './draft-keep.js';
import { openForm, type OpenForm } from './form-hub.js';
import { createFormStore, type FormFault, type FormSnapshot, type FormStore } from './form-store.js';
import type { FormValues } from './form-values.js';
import { LeaveGuard } from './leave-guard.js';
import { createUploads } from './uploads.js';

const MAX_FILES = 10;

/**
 * An element that holds a form of the page: what is filled in, its draft on the device, its files, and its hand-off. Whatever
 * happens, what was typed stays.
 */
export abstract class FormHolder extends ThemedElement {
  static override properties: PropertyDeclarations = { siteKey: { attribute: 'site-key' } };

  /** The partner's key, `pk_…`. Wins over the provider's and the script's. */
  declare siteKey: string | undefined;

  protected open: OpenForm | undefined;
  /** What was spoken last. */
  protected said = '';
  protected readonly handing = new HandingOver(this, (state) => this.flowMoved(state));
  /** The hand-off that {@link open} goes with. */
  private followed: HandoffFlow | undefined;
  protected readonly leaving = new LeaveGuard(this, {
    flush: () => this.store?.flush(),
    loses: () => Boolean(this.snapshot?.unsaved) || this.isUploading(),
  });
  /** When the draft was saved that the form began with; epoch milliseconds. */
  protected restored: number | undefined;
  private readonly ends: (() => void)[] = [];

  /** Names the form among those of the page and of the device; undefined where it is not known yet what it is about. */
  protected abstract scope(): string | undefined;
  protected abstract initial(): FormValues;
  /** Paths of the fields of each step; those of rows by their list. */
  protected abstract readonly stepPaths: readonly (readonly string[])[];
  protected abstract check(values: FormValues): readonly FormFault[];
  /** The values for a draft that was handed over before the page was left. */
  protected abstract recall(draft: HandoffDraft): FormValues;
  /** All that is wrong, whoever found it. */
  protected abstract faults(values: FormValues): readonly FormFault[];
  protected abstract flowMoved(state: HandoffState): void;
  /** Whether a hand-off only asks to be shown something, which {@link takeIn} fills in: nothing is sent by it. */
  protected onlyAsks(_draft: HandoffDraft): boolean {
    return false;
  }
  /** Fills in what the page was let know. */
  protected takeIn(_result: unknown): void {}
  /** The network is there again, or gone. */
  protected abstract networkMoved(online: boolean): void;

  protected get hub(): Hub | undefined {
    return this.handing.hub;
  }

  protected get shared(): TakingPartHub | undefined {
    return this.handing.shared;
  }

  protected get flow(): HandoffFlow | undefined {
    return this.handing.flow;
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
    window.addEventListener('online', this.network);
    window.addEventListener('offline', this.network);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.network);
    window.removeEventListener('offline', this.network);
    // An element that is only moved is back before this runs. What is filled in stays with the page.
    void Promise.resolve().then(() => {
      if (!this.isConnected) this.release();
    });
  }

  protected override get settings(): Settings {
    const settings = super.settings;
    return { ...settings, siteKey: this.siteKey ?? settings.siteKey };
  }

  protected follow(settings: Settings): void {
    const { handing } = this;
    const scope = this.scope();
    handing.follow(settings, scope);
    const { hub, shared, flow } = handing;
    if (flow === this.followed) return;
    this.release();
    if (!hub || !shared || !flow || scope === undefined) return;
    this.followed = flow;
    const { uploadKey } = handing;
    this.open = openForm(hub.core, `${uploadKey}:${scope}`, () => this.make(hub, uploadKey, scope));
    // The form may have been made by an element that is gone.
    this.open.store.judge((values) => this.faults(values));
    this.takeBack(flow.getSnapshot());
    this.show(flow.getSnapshot());
    this.ends.push(
      shared.viewer.subscribe(this.redraw),
      this.open.store.subscribe(this.redraw),
      this.open.uploads.subscribe(this.redraw),
    );
  }

  private make(hub: Hub, siteKey: string, scope: string): OpenForm {
    const store = createFormStore({
      initial: this.initial(),
      check: () => [],
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
    // It is remembered only as long as the hand-off is.
    store.fill(this.recall(draft), true);
    store.go(this.stepPaths.length - 1);
  }

  /** What was only asked for has come. @returns whether that was so */
  protected show({ step, draft, result }: HandoffState): boolean {
    if (step !== 'confirmed' || !draft || !this.onlyAsks(draft)) return false;
    this.takeIn(result);
    this.flow?.cancel();
    return true;
  }

  private release(): void {
    for (const end of this.ends.splice(0)) end();
    this.open = this.followed = undefined;
  }

  protected isUploading(): boolean {
    return Boolean(this.open?.uploads.getSnapshot().some(({ state }) => state !== 'failed'));
  }

  private readonly network = (): void => {
    if (this.open) this.networkMoved(navigator.onLine);
    this.requestUpdate();
  };
}
