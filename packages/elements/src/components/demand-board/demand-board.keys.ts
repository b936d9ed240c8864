/**
 * Where a key leads among tabs: to the next and the one before, round and round, to the first and the last.
 *
 * @param at - The tab that has the focus, from 0.
 * @returns undefined for a key that leads nowhere
 */
export function tabFor(key: string, at: number, count: number, rtl: boolean): number | undefined {
  switch (key) {
    case rtl ? 'ArrowLeft' : 'ArrowRight':
      return (at + 1) % count;
    case rtl ? 'ArrowRight' : 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** The tab that a key leads to, among those of the list that hears it; undefined for a key that leads nowhere. */
export function tabAfter(
  { key, target, currentTarget }: KeyboardEvent,
  rtl: boolean,
): HTMLElement | undefined {
  const tabs = [...(currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role="tab"]')];
  const to = tabFor(key, tabs.indexOf(target as HTMLElement), tabs.length, rtl);
  return to === undefined ? undefined : tabs[to];
}
