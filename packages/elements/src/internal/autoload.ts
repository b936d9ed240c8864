/** What fetches the file of a widget, by its tag. */
export type Sources = Readonly<Record<string, () => Promise<unknown>>>;

/**
 * Fetches the widgets that a page has, now and later, each once. One that cannot be had leaves its fallback content standing
 * and is asked for again when the browser is online again, or another of its kind comes into the page.
 *
 * Elements inside shadow roots of the page are not seen: name them in `data-elements` of the script tag, separated by spaces.
 *
 * @returns stops looking
 */
export function autoload(sources: Sources, script?: HTMLOrSVGScriptElement | null): () => void {
  const tags = Object.keys(sources);
  const asked = new Set<string>();
  const ask = (tag: string): void => {
    if (!tags.includes(tag) || asked.has(tag)) return;
    asked.add(tag);
    sources[tag]?.().catch(() => asked.delete(tag));
  };
  const look = (root: ParentNode): void => {
    for (const { localName } of root.querySelectorAll(tags.join())) ask(localName);
  };
  const all = (): void => {
    (script?.dataset.elements ?? '').split(/\s+/).forEach(ask);
    look(document);
  };
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes)
        if (node instanceof Element) {
          ask(node.localName);
          look(node);
        }
  });
  observer.observe(document, { childList: true, subtree: true });
  addEventListener('online', all);
  all();
  return () => {
    observer.disconnect();
    removeEventListener('online', all);
  };
}
