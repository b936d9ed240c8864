import type { Strings } from '../locales/zh-CN.js';

/** The sentence that tells people what a code means for them, naming the host where it could not be reached. */
export function faultText(code: string, endpoint: string, t: Strings): string {
  const texts: Record<string, string | ((host: string) => string)> = t.errors;
  const text = texts[code] ?? t.errors.other;
  return typeof text === 'string' ? text : text(endpoint.replace(/^https?:\/\//, ''));
}
