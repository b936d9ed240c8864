/**
 * What the widgets use of Lit, for the browser files alone: templates (slim-html.ts) and a base class that does the part of
 * LitElement that ours need (docs/decisions/0025). The build puts this module in the place of `lit`; packages installed
 * from npm stand on Lit itself, and the elements' tests run on both.
 */
import { render } from './slim-html.js';

export { html, nothing } from './slim-html.js';

interface Declaration {
  /** Name of the attribute; `false` for none. Otherwise the property's name in small letters. */
  readonly attribute?: string | false;
  readonly reflect?: boolean;
  /** Internal: no attribute. */
  readonly state?: boolean;
}

interface Controller {
  hostConnected?(): void;
  hostDisconnected?(): void;
}

/** Style text, and the one sheet that all elements with it adopt; made when the first does. */
class CssText {
  private sheet: CSSStyleSheet | undefined;

  constructor(readonly cssText: string) {}

  get styleSheet(): CSSStyleSheet {
    if (!this.sheet) {
      this.sheet = new CSSStyleSheet();
      this.sheet.replaceSync(this.cssText);
    }
    return this.sheet;
  }
}

type Styles = CssText | readonly Styles[];

/** Text that may stand in a {@link css} template. */
export const unsafeCSS = (text: string): CssText => new CssText(text);

export const css = (strings: readonly string[], ...values: readonly CssText[]): CssText =>
  unsafeCSS(strings.reduce((text, string, index) => text + (values[index - 1]?.cssText ?? '') + string));

/** An element as what its declarations make of it. */
type Properties = Record<string, unknown>;

/** A class and those that it extends, down to the base and without it. */
function classesUpTo(base: typeof LitElement, type: typeof LitElement): (typeof LitElement)[] {
  return type === base ? [] : [type, ...classesUpTo(base, Object.getPrototypeOf(type) as typeof LitElement)];
}

/** Reactive properties and attributes, controllers, and a template that is drawn once for all changes of a microtask. */
export class LitElement extends HTMLElement {
  static styles: Styles = [];
  static properties: Readonly<Record<string, Declaration>> = {};
  /** Declarations of this class and of those it extends, by property. */
  private static declarations: Map<string, Declaration>;
  /** Properties by attribute. */
  private static attributes: Map<string, string>;

  /** Called once, when the element is defined: makes the accessors, too. */
  static get observedAttributes(): string[] {
    this.declarations = new Map();
    this.attributes = new Map();
    for (const type of classesUpTo(LitElement, this)) {
      for (const [name, declaration] of Object.entries(type.properties)) {
        const { attribute = name.toLowerCase(), state } = declaration;
        this.declarations.set(name, declaration);
        if (attribute && !state) this.attributes.set(attribute, name);
        Object.defineProperty(this.prototype, name, {
          configurable: true,
          enumerable: true,
          get(this: LitElement) {
            return this.values.get(name);
          },
          set(this: LitElement, value: unknown) {
            if (Object.is(this.values.get(name), value)) return;
            this.values.set(name, value);
            this.requestUpdate();
          },
        });
      }
    }
    return [...this.attributes.keys()];
  }

  /** Resolved once what was asked for has been drawn; to `false` where that asked for more. */
  updateComplete: Promise<boolean> = Promise.resolve(true);
  private readonly values = new Map<string, unknown>();
  /** Values that the page set before the element was defined; they win over the constructor's. */
  private readonly early = new Map<string, unknown>();
  private readonly controllers: Controller[] = [];
  private pending = false;
  private readonly firstConnected = new Promise<void>((resolve) => {
    this.connect = resolve;
  });
  declare private connect: () => void;

  constructor() {
    super();
    for (const name of this.own.declarations.keys()) {
      if (!Object.prototype.hasOwnProperty.call(this, name)) continue;
      this.early.set(name, (this as Properties)[name]);
      Reflect.deleteProperty(this, name);
    }
    this.requestUpdate();
  }

  addController(controller: Controller): void {
    this.controllers.push(controller);
    if (this.shadowRoot && this.isConnected) controller.hostConnected?.();
  }

  /** Draws the element again, soon. */
  requestUpdate(): void {
    if (this.pending) return;
    this.pending = true;
    this.updateComplete = this.drawSoon();
  }

  connectedCallback(): void {
    if (!this.shadowRoot) {
      this.attachShadow({ mode: 'open' }).adoptedStyleSheets = ([this.own.styles].flat(9) as CssText[]).map(
        ({ styleSheet }) => styleSheet,
      );
    }
    this.connect();
    for (const controller of this.controllers) controller.hostConnected?.();
  }

  disconnectedCallback(): void {
    for (const controller of this.controllers) controller.hostDisconnected?.();
  }

  attributeChangedCallback(attribute: string, _before: string | null, value: string | null): void {
    (this as Properties)[this.own.attributes.get(attribute) ?? ''] = value;
  }

  protected willUpdate(): void {
    // For subclasses: what has to be settled before drawing.
  }

  protected render(): unknown {
    return undefined;
  }

  protected updated(): void {
    // For subclasses: what follows from having drawn.
  }

  private get own(): typeof LitElement {
    return this.constructor as typeof LitElement;
  }

  private async drawSoon(): Promise<boolean> {
    await this.firstConnected;
    try {
      for (const [name, value] of this.early) (this as Properties)[name] = value;
      this.early.clear();
      this.willUpdate();
      for (const [name, { reflect }] of this.own.declarations) {
        if (reflect) this.setAttribute(name.toLowerCase(), String(this.values.get(name)));
      }
      if (this.shadowRoot) render(this.render(), this.shadowRoot);
    } finally {
      this.pending = false;
    }
    this.updated();
    return !this.pending;
  }
}
