import type { FormFault } from './form-store.js';
import { rowsAt, type FormValues } from './form-values.js';

/** Files that the platform has dropped, because nothing took them up in time: a draft may be older than they can be. */
export function expiredFiles(values: FormValues, now: number): FormFault[] {
  return rowsAt(values, 'attachments').flatMap(({ expiresAt = '' }, index) =>
    Date.parse(expiresAt) <= now ? [{ path: `attachments.${index}`, code: 'expired', params: {} }] : [],
  );
}
