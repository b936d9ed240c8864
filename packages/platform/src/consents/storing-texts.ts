import { formatInstant, parseInstant, type ConsentText, type ConsentTextCreate } from '@jtop/contract';
import { invalid, ProblemError } from '@jtop/contract/binding';
import { atDesk, type Desk, type DeskCall } from '../demands/desk.js';
import type { StoredAnswer } from '../idempotency/index.js';
import { requireMayCall } from '../identity/may-call.js';
import { endText, insertText, newestText } from './repository.js';
import { consentTextEntity, type ConsentTextRow } from './rows.js';
import { textHashOf } from './text-hash.js';

/**
 * Stores the next version of a text; the one before ends where it begins. One that begins with the version before it takes
 * its place, so that a text that was announced wrongly can be mended before anybody signs it. Operators come one at a time,
 * so versions have no gaps.
 *
 * @throws ProblemError 403; 400 `request.invalid` for a `validFrom` that is past; 409
 *   `consent.text_order { kind, earliestValidFrom }` where a newer version would begin after this one
 */
export async function createText(
  desk: Desk,
  call: DeskCall,
  { kind, title, text, validFrom }: ConsentTextCreate,
): Promise<StoredAnswer<ConsentText>> {
  return atDesk(
    desk,
    call,
    async () => undefined,
    async (_nothing, { tx, now }) => {
      requireMayCall(call.operation, call.viewer);
      // A call that waited for others has not become too late by that.
      const begins = validFrom === undefined ? now : parseInstant(validFrom);
      if (begins < Math.min(call.receivedAt, now)) {
        const message = `this is past; give an instant from ${formatInstant(now)} on, or leave it out`;
        throw invalid({ path: 'validFrom', code: 'past', message });
      }
      const before = await newestText(tx, kind);
      if (before !== undefined && begins < before.valid_from) {
        const earliestValidFrom = formatInstant(before.valid_from);
        throw new ProblemError('consent.text_order', { kind, earliestValidFrom });
      }
      const version = (before?.version ?? 0) + 1;
      const row: ConsentTextRow = {
        id: `${kind.replaceAll('_', '-')}-${version}`,
        kind,
        version,
        title,
        text,
        text_hash: textHashOf(text.zh),
        valid_from: begins,
        valid_to: null,
      };
      if (before !== undefined) await endText(tx, before.id, begins);
      await insertText(tx, row);
      return { status: 201, body: consentTextEntity(row) };
    },
  );
}
