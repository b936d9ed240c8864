import type { Core } from '@jtop/sdk';
import type { FormStore } from './form-store.js';
import type { Uploads } from './uploads.js';

/** What is filled in of one form, whichever element shows it. */
export interface OpenForm {
  readonly store: FormStore;
  readonly uploads: Uploads;
}

/** Bundles of one major version share it, as they share their hubs. */
const KEY = Symbol.for('jtop.forms');
const registry = globalThis as { [KEY]?: WeakMap<Core, Map<string, OpenForm>> };

/**
 * A form of a page by its scope, made when first asked for. It outlives its element: a page that takes the element out and
 * puts another in its place finds everything as it was.
 */
export function openForm(core: Core, scope: string, make: () => OpenForm): OpenForm {
  const cores = (registry[KEY] ??= new WeakMap());
  let forms = cores.get(core);
  if (!forms) cores.set(core, (forms = new Map<string, OpenForm>()));
  let form = forms.get(scope);
  if (!form) forms.set(scope, (form = make()));
  return form;
}
