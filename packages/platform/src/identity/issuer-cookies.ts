/** What the embedded issuer remembers a browser by: the library's names, with their signatures. */
export const ISSUER_SESSION_COOKIES: readonly string[] = [
  '_session',
  '_session.sig',
  '_session.legacy',
  '_session.legacy.sig',
];
