import { ProblemError } from '@jtop/contract/binding';
import type { Hub } from './hub.js';
import type { TopicRequest } from './topic-request.js';

/** A topic that exists, and the version that it had when the reader came. */
export interface Resolved {
  readonly request: TopicRequest;
  readonly head: number;
}

/**
 * Looks the topics up.
 *
 * @throws ProblemError `not_found` with `topics`, those that do not exist or are not public
 */
export async function resolveTopics(hub: Hub, requests: readonly TopicRequest[]): Promise<Resolved[]> {
  const heads = await hub.heads(requests.map(({ topic }) => topic));
  const unknown = requests.filter(({ topic }) => !heads.has(topic)).map(({ topic }) => topic);
  if (unknown.length > 0) {
    throw new ProblemError(
      'not_found',
      { topics: unknown },
      { detail: `no such topic: ${unknown.join(', ')}` },
    );
  }
  return requests.map((request) => ({ request, head: heads.get(request.topic) ?? 0 }));
}
