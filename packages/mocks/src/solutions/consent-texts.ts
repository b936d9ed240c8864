import { formatInstant, parseInstant, type ConsentText, type ConsentTextCreate } from '@jtop/contract';
import { ProblemError, invalid } from '@jtop/contract/binding';
import { sha256Hex } from '@jtop/rules/log';
import type { Store } from '../store.js';

const beginsAt = ({ validFrom }: ConsentText): number => parseInstant(validFrom);

/** Texts that are or were in force at an instant, or those that begin later. One that never counted is in neither. */
export function textsAt({ consentTexts }: Store, at: number, scheduled: boolean): ConsentText[] {
  return [...consentTexts.values()].filter(
    (text) => beginsAt(text) > at === scheduled && text.validTo !== text.validFrom,
  );
}

/** The text of a kind that is signed at an instant, epoch milliseconds. */
export function currentText(store: Store, kind: string, at: number): ConsentText | undefined {
  return textsAt(store, at, false).find(
    (text) => text.kind === kind && (text.validTo === undefined || at < parseInstant(text.validTo)),
  );
}

/**
 * Stores the next version of a text; the one before ends where it begins.
 * @throws ProblemError 400 for a `validFrom` that is past, 409 `consent.text_order`
 */
export function createText(
  store: Store,
  { kind, title, text, validFrom }: ConsentTextCreate,
  at: number,
): ConsentText {
  const begins = validFrom === undefined ? at : parseInstant(validFrom);
  if (begins < at) {
    const message = `this is past; give an instant from ${formatInstant(at)} on, or leave it out`;
    throw invalid({ path: 'validFrom', code: 'past', message });
  }
  const before = [...store.consentTexts.values()]
    .filter((each) => each.kind === kind)
    .sort((a, b) => b.version - a.version)[0];
  if (before !== undefined && begins < beginsAt(before)) {
    throw new ProblemError('consent.text_order', { kind, earliestValidFrom: before.validFrom });
  }
  const version = (before?.version ?? 0) + 1;
  const made: ConsentText = {
    id: `${kind.replaceAll('_', '-')}-${version}`,
    kind,
    version,
    title,
    text,
    textHash: sha256Hex(text.zh),
    validFrom: formatInstant(begins),
  };
  if (before !== undefined) store.consentTexts.set(before.id, { ...before, validTo: made.validFrom });
  store.consentTexts.set(made.id, made);
  return made;
}

/** Does a move that stands on consents. @throws ProblemError 409 `consent.text_missing` where nobody could give the missing one */
export function sayingWhatIsMissing<Result>(store: Store, at: number, move: () => Result): Result {
  try {
    return move();
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'demand.consent_missing') throw error;
    const { kind } = error.extras;
    if (typeof kind !== 'string' || currentText(store, kind, at) !== undefined) throw error;
    throw new ProblemError('consent.text_missing', { kind });
  }
}
