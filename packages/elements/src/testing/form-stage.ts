import type { FormFault } from '../forms/form-store.js';
import { createFormStore, type FormStore, type ServerError } from '../forms/form-store.js';
import type { DraftKeep } from '../forms/draft-keep.js';
import { openForm } from '../forms/form-hub.js';
import type { FormValues } from '../forms/form-values.js';
import { createUploads } from '../forms/uploads.js';
import { takingPartOf } from '../internal/taking-part-hub.js';
import type { HandoffDraft } from '../stores/handoff-flow.js';
import type { FakePlatform } from './fake-platform.js';
import { NOW } from './fixtures.js';

export const FORM_SITE_KEY = 'pk_test';

/** A device that keeps nothing. */
export const noKeep = (outcome: ReturnType<DraftKeep['write']> = 'saved'): DraftKeep => ({
  read: () => undefined,
  write: () => outcome,
  remove: () => undefined,
  watch: () => () => undefined,
});

export interface StagedForm {
  readonly scope: string;
  readonly values: FormValues;
  readonly step?: number;
  readonly check: (values: FormValues) => readonly FormFault[];
  /** As if the one button had been pressed. */
  readonly checked?: boolean;
  readonly refused?: readonly ServerError[];
  readonly keep?: DraftKeep;
  readonly then?: (store: FormStore) => void;
}

/** A form that somebody has filled in before its element is there, as after the element was put back. */
export function stageForm(platform: FakePlatform, staged: StagedForm): FormStore {
  const { scope, values, step = 0, check, checked, refused, keep = noKeep(), then } = staged;
  const { store } = openForm(platform.core, `${FORM_SITE_KEY}:${scope}`, () => {
    const made = createFormStore({ initial: {}, check, keep, now: () => NOW });
    return { store: made, uploads: createUploads(platform.core, FORM_SITE_KEY, made, 10) };
  });
  store.fill(values);
  store.go(step);
  if (checked || refused) store.found(checked ? check(values) : [], refused);
  then?.(store);
  return store;
}

/** A hand-off that was begun by a click, with a window as said. */
export function stageHandoff(
  platform: FakePlatform,
  scope: string,
  draft: HandoffDraft,
  opened: { readonly closed: boolean } | null,
): void {
  const open = window.open.bind(window);
  const popup = opened && { ...opened, location: { replace: () => undefined }, focus() {}, close() {} };
  window.open = () => popup as unknown as Window | null;
  takingPartOf(platform.core).flow(scope, FORM_SITE_KEY).start(draft);
  window.open = open;
}

/** A hand-off that was under way before the page was loaded, and has come to some end. */
export function stageOutcome(
  platform: FakePlatform,
  scope: string,
  draft: HandoffDraft,
  outcome: FakePlatform['handoffs'][number]['outcome'],
): void {
  const id = 'handoff-1';
  platform.handoffs.push({ id, draft: { ...draft, body: { ...draft.body }, params: {} }, outcome });
  const name = `jtop.handoff:${platform.endpoint}:${scope}`;
  const confirmUrl = `${platform.endpoint}/confirm/${id}`;
  const kept = { id, secret: `secret-${id}`, confirmUrl, expiresAt: '2099-01-01T00:00:00.000+08:00', draft };
  sessionStorage.setItem(name, JSON.stringify(kept));
  takingPartOf(platform.core).flow(scope, FORM_SITE_KEY);
  // What was kept has been read; a story leaves nothing behind.
  sessionStorage.removeItem(name);
}
