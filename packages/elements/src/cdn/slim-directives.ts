/** What the widgets use of `lit/directives`, over the templates of the browser files (slim-html.ts). */
import { Directive, unchanged, type AttributePart, type ContentPart } from './slim-html.js';

class Live extends Directive {
  constructor(private readonly value: unknown) {
    super();
  }

  resolve({ element, name }: AttributePart): unknown {
    return Reflect.get(element, name) === this.value ? unchanged : this.value;
  }
}

/** For a property that the person changes too: compared with what the element has, not with what was set last. */
export const live = (value: unknown): Directive => new Live(value);

class Guard extends Directive {
  constructor(
    private readonly on: readonly unknown[],
    private readonly make: () => unknown,
  ) {
    super();
  }

  resolve(part: ContentPart): unknown {
    const before: unknown = part.memo;
    if (Array.isArray(before) && this.on.every((one, index) => Object.is(one, before[index])))
      return unchanged;
    part.memo = this.on;
    return this.make();
  }
}

/** Draws again only where one of a list of values has changed. */
export const guard = (on: readonly unknown[], make: () => unknown): Directive => new Guard(on, make);

class Repeat<Item> extends Directive {
  constructor(
    private readonly items: readonly Item[],
    private readonly keyOf: (item: Item) => unknown,
    private readonly draw: (item: Item) => unknown,
  ) {
    super();
  }

  resolve(part: ContentPart): unknown {
    if (!(part.memo instanceof Map)) part.clear();
    const before =
      part.memo instanceof Map ? (part.memo as Map<unknown, ContentPart>) : new Map<unknown, ContentPart>();
    const after = new Map<unknown, ContentPart>();
    for (const item of this.items) after.set(this.keyOf(item), before.get(this.keyOf(item)) ?? part.item());
    for (const [key, gone] of before) if (!after.has(key)) gone.remove();
    let at: Node | null = part.start.nextSibling;
    for (const place of after.values()) {
      if (place.start === at) at = place.end?.nextSibling ?? null;
      else move(place, at);
    }
    part.memo = after;
    this.items.forEach((item) => after.get(this.keyOf(item))?.fill([this.draw(item)]));
    return unchanged;
  }
}

/** Takes an item with all that it shows to another place. */
function move({ start, end }: ContentPart, before: Node | null): void {
  const parent = start.parentNode;
  for (let node: Node | null = start; node;) {
    const next: Node | null = node === end ? null : node.nextSibling;
    parent?.insertBefore(node, before);
    node = next;
  }
}

/** A list whose items keep their elements, by key, when they move. Keys must differ. */
export const repeat = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => unknown,
  draw: (item: Item) => unknown,
): Directive => new Repeat(items, keyOf, draw);
