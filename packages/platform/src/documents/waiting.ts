import { ProblemError } from '@jtop/contract/binding';
import { DOCUMENT_WAITING, type WaitingLimit } from '@jtop/rules/documents';
import { sql } from 'kysely';
import type { Tx } from '../db/schema.js';
import type { DocumentOwner } from './owner.js';

/** How much may wait: of a party, of a page, and of one address on a page. */
export type WaitingLimits = Readonly<Record<'party' | 'page' | 'address', WaitingLimit>>;

/**
 * Makes sure that an owner may leave one more file waiting. Until the transaction ends, uploads of the same owner wait
 * for it, so that many at once cannot pass together.
 *
 * @throws ProblemError 429 `rate.limited { retryAfterMs }`, when the first of those that wait is dropped
 */
export async function admitWaiting(
  tx: Tx,
  owner: DocumentOwner,
  asked: { readonly bytes: number; readonly at: number; readonly limits?: WaitingLimits },
): Promise<void> {
  if (owner.by === 'platform') return;
  const { bytes, at, limits = DOCUMENT_WAITING } = asked;
  const id = owner.by === 'party' ? owner.partyId : owner.siteKeyId;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`documents:${id}`}, 0))`.execute(tx);
  const waiting = tx
    .selectFrom('documents')
    .select((eb) => [
      eb.fn.countAll<number | string>().as('files'),
      eb.fn.sum<number | string | null>('bytes').as('bytes'),
      eb.fn.min('expires_at').as('first'),
    ])
    .where('expires_at', '>', at);
  const hold = async (query: typeof waiting, limit: WaitingLimit): Promise<void> => {
    const { files, bytes: held, first } = await query.executeTakeFirstOrThrow();
    if (Number(files) < limit.files && Number(held ?? 0) + bytes <= limit.bytes) return;
    throw new ProblemError(
      'rate.limited',
      { retryAfterMs: Math.max(1, Number(first ?? at) - at) },
      {
        detail: `no more than ${limit.files} files of ${limit.bytes} bytes together may wait; hand in what those belong to that were uploaded already, or send a smaller file`,
      },
    );
  };
  if (owner.by === 'party') return hold(waiting.where('party_id', '=', owner.partyId), limits.party);
  const ofPage = waiting.where('site_key_id', '=', owner.siteKeyId).where('party_id', 'is', null);
  if (owner.addressHash !== null) {
    await hold(ofPage.where('address_hash', '=', owner.addressHash), limits.address);
  }
  await hold(ofPage, limits.page);
}
