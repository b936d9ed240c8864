import { VERSION } from './version.js';

interface Registry {
  /** Tag -> version that defined it. */
  readonly elements: Record<string, string>;
}

/** Shared by all copies of this package on a page. */
const KEY = Symbol.for('jtop.registry');
const registry = globalThis as { [KEY]?: Registry };

const major = (version: string): string => version.replace(/^(0\.\d+|\d+).*/, '$1');

/**
 * Registers an element unless the page has it already: the first one stands, because a second `define` would throw and
 * take the rest of its script with it. A copy of another major version is reported once.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  const { elements } = (registry[KEY] ??= { elements: {} });
  if (!customElements.get(tag)) {
    customElements.define(tag, element);
    elements[tag] = VERSION;
    return;
  }
  const present = elements[tag] ?? 'unknown';
  if (major(present) !== major(VERSION)) {
    console.warn(`<${tag}> ${VERSION} was not registered: the page already has ${present}`);
  }
}
