/** Cookies of the platform's own pages: for this host alone, out of the reach of scripts, along when a link leads here. */

export interface CookieOptions {
  /** `https:` origins get the `__Host-` prefix, which binds the cookie to this very host. */
  readonly publicUrl: string;
  /** Seconds; 0 takes the cookie away. */
  readonly maxAge: number;
}

/** The name that a cookie has under an origin. */
export function cookieName(name: string, publicUrl: string): string {
  return publicUrl.startsWith('https:') ? `__Host-${name}` : name;
}

export function setCookie(name: string, value: string, { publicUrl, maxAge }: CookieOptions): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${cookieName(name, publicUrl)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`;
}

/** The value of a cookie of ours; undefined where there is none, or several of the name. */
export function readCookie(request: Request, name: string, publicUrl: string): string | undefined {
  const wanted = cookieName(name, publicUrl);
  const values = (request.headers.get('cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim().split('='))
    .filter(([key]) => key === wanted)
    .map(([, value]) => value);
  const [value] = values;
  return values.length === 1 && value !== undefined && /^[\w-]{20,100}$/.test(value) ? value : undefined;
}
