/** The rows of a list of matches. */
export const rowsOf = (element: HTMLElement): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>('[part="row"]') ?? []),
];

/** Its text, white space folded. */
export const textOf = (node: Element | null | undefined): string =>
  (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** A part of a row, from 0. */
export const inRow = (element: HTMLElement, at: number, part: string): HTMLElement | null =>
  rowsOf(element)[at]?.querySelector<HTMLElement>(`[part="${part}"]`) ?? null;
