/**
 * Templates for the browser files, in the place of lit-html (docs/decisions/0025): the same tag, the same holes (content,
 * attribute, `?boolean`, `.property`, `@event`), the same rule that only what changed is touched. Values reach the page as
 * text, attributes and properties, never as markup: there is no way in this file from a value to a parser.
 *
 * Left out of Lit: holes in tag names, comments, styles and text areas, `svg` and `mathml` fragments, `unsafeHTML`, hydration.
 */

/** Set around the browser files by the build; the name that a page's policy for Trusted Types has to allow is `jtop`. */
declare const jtopTrustedTypes: { createHTML(html: string): string } | undefined;
const policy = typeof jtopTrustedTypes === 'undefined' ? undefined : jtopTrustedTypes;

/** Stands in markup where a hole is; random, so that nothing written in a template can be taken for it. */
const MARK = `jtop${Math.random().toString(36).slice(2)}`;

/** Shows nothing; removes an attribute. */
export const nothing = Symbol('nothing');
/** What a {@link Directive} gives where it has done the work itself, or there is none. */
export const unchanged = Symbol('unchanged');

/** A template and what fills it. A class, so that no data of the platform can pass for one. */
export class Template {
  constructor(
    readonly strings: TemplateStringsArray,
    readonly values: readonly unknown[],
  ) {}
}

export const html = (strings: TemplateStringsArray, ...values: readonly unknown[]): Template =>
  new Template(strings, values);

/** A value that finds out what to show when it is shown. */
export abstract class Directive {
  abstract resolve(part: ContentPart | AttributePart): unknown;
}

/** Where a hole is: the number of its node in the walk, and the attribute that it fills or helps to fill. */
interface Place {
  readonly at: number;
  /** With its prefix, as written; undefined for content. */
  readonly name: string | undefined;
  /** What stands around the holes of an attribute. */
  readonly pieces: readonly string[];
}

interface Blueprint {
  readonly template: HTMLTemplateElement;
  readonly places: readonly Place[];
}

const blueprints = new WeakMap<TemplateStringsArray, Blueprint>();

/** As Lit writes it: nothing for null and undefined. */
const textOf = (value: unknown): string => [value].join('');

/** Elements and comments: what can hold a hole. */
const walk = (root: Node): TreeWalker => document.createTreeWalker(root, 129);

/** Parses a template, once. */
function blueprintOf(strings: TemplateStringsArray): Blueprint {
  let blueprint = blueprints.get(strings);
  if (blueprint) return blueprint;
  const names: string[] = [];
  let within = false;
  const markup = strings
    .map((text, index) => {
      const opens = text.lastIndexOf('<');
      const closes = text.lastIndexOf('>');
      if (opens !== closes) within = opens > closes;
      // A hole at the very end needs something behind it, to know where its content ends.
      if (index === strings.length - 1) return text || '<!---->';
      if (!within) return `${text}<!--${MARK}-->`;
      // No name: a further hole of the attribute before.
      const name = /([^\s"'<>=]+)=["']?[^"']*$/.exec(text)?.[1];
      if (name) names.push(name);
      return text + MARK;
    })
    .join('');
  const template = document.createElement('template');
  // What is parsed here is the text of our own templates; values come in later, as nodes.
  template.innerHTML = policy ? policy.createHTML(markup) : markup;
  const places: Place[] = [];
  const walker = walk(template.content);
  for (let at = 0, node; (node = walker.nextNode()); at++) {
    if (node instanceof Element) {
      for (const { name, value } of [...node.attributes]) {
        if (!value.includes(MARK)) continue;
        places.push({ at, name: names.shift(), pieces: value.split(MARK) });
        node.removeAttribute(name);
      }
    } else if ((node as Comment).data === MARK) places.push({ at, name: undefined, pieces: ['', ''] });
  }
  blueprint = { template, places };
  blueprints.set(strings, blueprint);
  return blueprint;
}

/** A template in the page. */
class Instance {
  readonly fragment: DocumentFragment;
  private readonly parts: (ContentPart | AttributePart)[] = [];

  constructor(readonly strings: TemplateStringsArray) {
    const { template, places } = blueprintOf(strings);
    this.fragment = document.importNode(template.content, true);
    const walker = walk(this.fragment);
    let at = -1;
    for (const { at: place, name, pieces } of places) {
      for (; at < place; at++) walker.nextNode();
      const node = walker.currentNode;
      this.parts.push(
        name === undefined
          ? new ContentPart(node as Comment, node.nextSibling)
          : new AttributePart(node as Element, name, pieces),
      );
    }
  }

  fill(values: readonly unknown[]): void {
    let at = 0;
    for (const part of this.parts) part.fill(values.slice(at, (at += part.holes)));
  }
}

/** An attribute, a property or a listener of one element, from one hole or several. */
export class AttributePart {
  readonly holes: number;
  /** The name without its prefix. */
  readonly name: string;
  private readonly prefix: string;
  /** To begin with no value at all, so that also the first `undefined` is set. */
  private before: readonly unknown[] = [unchanged];

  constructor(
    readonly element: Element,
    name: string,
    private readonly pieces: readonly string[],
  ) {
    this.holes = pieces.length - 1;
    this.prefix = /^[.?@]?/.exec(name)?.[0] ?? '';
    this.name = name.slice(this.prefix.length);
  }

  fill(given: readonly unknown[]): void {
    const { element, name, prefix, pieces, before } = this;
    const values = given.map((value) => (value instanceof Directive ? value.resolve(this) : value));
    const value = values[0];
    if (value === unchanged) return;
    // What a directive gives is set even where it gave the same before: the page may have changed it meanwhile.
    if (given[0] === value && values.every((one, index) => Object.is(one, before[index]))) return;
    this.before = values;
    if (prefix === '.') Reflect.set(element, name, value);
    else if (prefix === '?') element.toggleAttribute(name, Boolean(value) && value !== nothing);
    else if (prefix === '@') {
      // This part is the listener, so that a handler that changes needs no other.
      if (typeof value === 'function') element.addEventListener(name, this);
      else element.removeEventListener(name, this);
    } else if (values.includes(nothing)) element.removeAttribute(name);
    else
      element.setAttribute(
        name,
        pieces.reduce((text, piece, index) => text + textOf(values[index - 1]) + piece),
      );
  }

  handleEvent(event: Event): void {
    (this.before[0] as (this: Element, event: Event) => void).call(this.element, event);
  }
}

/** Content between two places: text, a template, a node, or a list of those. */
export class ContentPart {
  readonly holes = 1;
  /** For a directive to keep what it did last. */
  memo: unknown;
  private shown: unknown = nothing;
  private instance: Instance | undefined;
  private items: ContentPart[] | undefined;

  constructor(
    readonly start: Comment,
    readonly end: ChildNode | null,
  ) {}

  fill([given]: readonly unknown[]): void {
    const asked = given instanceof Directive;
    if (!asked) this.memo = undefined;
    this.show(asked ? given.resolve(this) : given);
  }

  show(value: unknown): void {
    if (value === unchanged || (Object.is(value, this.shown) && !Array.isArray(value))) return;
    if (value instanceof Template) {
      if (this.instance?.strings !== value.strings) {
        this.clear();
        this.instance = new Instance(value.strings);
        this.instance.fill(value.values);
        this.insert(this.instance.fragment);
      } else this.instance.fill(value.values);
    } else if (Array.isArray(value)) {
      if (!this.items) this.clear();
      const items = (this.items ??= []);
      value.forEach((item, index) => (items[index] ??= this.item()).fill([item]));
      for (const item of items.splice(value.length)) item.remove();
    } else {
      const text = value === nothing ? '' : textOf(value);
      const only = this.start.nextSibling;
      if (!this.instance && !this.items && text && only instanceof Text && only !== this.end)
        only.data = text;
      else {
        this.clear();
        if (value instanceof Node) this.insert(value);
        else if (text) this.insert(new Text(text));
      }
    }
    this.shown = value;
  }

  /** A place of its own for one more item, before another or at the end. */
  item(next: ChildNode | null = this.end): ContentPart {
    const [start, end] = [new Comment(), new Comment()];
    this.start.parentNode?.insertBefore(start, next);
    start.after(end);
    return new ContentPart(start, end);
  }

  /** Takes an {@link item} out of the page. */
  remove(): void {
    this.clear();
    this.start.remove();
    this.end?.remove();
  }

  clear(): void {
    const { start, end } = this;
    while (start.nextSibling !== end) start.nextSibling?.remove();
    this.instance = this.items = undefined;
    this.shown = nothing;
  }

  private insert(node: Node): void {
    this.start.parentNode?.insertBefore(node, this.end);
  }
}

const roots = new WeakMap<Node, ContentPart>();

/** Draws a value into an empty root, or draws it again. */
export function render(value: unknown, root: ParentNode & Node): void {
  let part = roots.get(root);
  if (!part) {
    const start = new Comment();
    root.append(start);
    roots.set(root, (part = new ContentPart(start, null)));
  }
  part.fill([value]);
}
