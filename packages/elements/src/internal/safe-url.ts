const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The link if following it can do no harm, else undefined: `https:`, `mailto:`, `tel:`, `http:` on loopback, and the page's
 * own origin, because a relative link of a partner's page must work whatever that page is served by.
 */
export function safeUrl(
  link: string | null | undefined,
  base: string = document.baseURI,
): string | undefined {
  if (!link) return undefined;
  let url: URL;
  try {
    url = new URL(link, base);
  } catch {
    return undefined;
  }
  const { protocol, hostname, host, href } = url;
  if (/^(https|mailto|tel):$/.test(protocol)) return href;
  if (protocol === 'http:' && LOOPBACK.test(hostname)) return href;
  const own = /^(http|file):$/.test(protocol) && protocol === location.protocol && host === location.host;
  return own ? href : undefined;
}
