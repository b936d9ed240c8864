const PATIENCE_MS = 20_000;

/** The first widget of this tag in a story. @throws where there is none */
export function widgetIn<Tag extends keyof HTMLElementTagNameMap>(
  canvas: HTMLElement,
  tag: Tag,
): HTMLElementTagNameMap[Tag] {
  const found = canvas.querySelector(tag);
  if (found === null) throw new Error(`there is no <${tag}>`);
  return found;
}

/** Waits until a condition holds, in real time. @throws where it still does not after twenty seconds */
export async function eventually(what: string, condition: () => boolean): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
