import { formatInstant, parseInstant } from '@jtop/contract';

/** `2026-06-04 14:52:08`, the time in Jiangsu; what is no instant as it came, cut. */
export function formatStamp(instant: string): string {
  try {
    return formatInstant(parseInstant(instant)).slice(0, 19).replace('T', ' ');
  } catch {
    return instant.slice(0, 40);
  }
}
