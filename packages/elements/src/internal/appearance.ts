let query: MediaQueryList | undefined;
let pageScheme: string | undefined;

/** One query for the page; made when first needed, because this module also loads where there is no window. */
export function darkQuery(): MediaQueryList {
  return (query ??= matchMedia('(prefers-color-scheme: dark)'));
}

/**
 * Light or dark. `auto` follows the reader's system, but not on a page that declares itself light or dark: a dark widget on a
 * page that can only be light would look broken.
 */
export function appearanceOf(wanted: string | undefined): 'light' | 'dark' {
  if (wanted === 'light' || wanted === 'dark') return wanted;
  // Asked once: a style that is computed for each of a thousand cards would cost more than the cards.
  pageScheme ??= getComputedStyle(document.documentElement)
    .getPropertyValue('color-scheme')
    .replace('only', '')
    .trim();
  if (pageScheme === 'light' || pageScheme === 'dark') return pageScheme;
  return darkQuery().matches ? 'dark' : 'light';
}
