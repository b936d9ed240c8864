import { parseInstant, type Season } from '@jtop/contract';
import { ProblemError, invalid } from '@jtop/contract/binding';
import type { Store } from '../store.js';

/**
 * A challenge season: the one of an id, or the one that runs at an instant.
 * @throws ProblemError 404 for an unknown one, 400 for one of another kind
 */
export function challengeSeason(store: Store, id: string | undefined, at: number): Season {
  const found =
    id === undefined
      ? [...store.seasons.values()].find(
          ({ kind, startsAt, endsAt }) =>
            kind === 'challenge' && parseInstant(startsAt) <= at && at <= parseInstant(endsAt),
        )
      : store.seasons.get(id);
  if (found === undefined) throw new ProblemError('not_found');
  if (found.kind !== 'challenge') {
    const message = 'this is no challenge season; name one, such as challenge-2026';
    throw invalid({ path: 'seasonId', code: 'not_a_challenge_season', message });
  }
  return found;
}
