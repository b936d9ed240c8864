import type { FieldError } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { LIMITS } from '../limits.js';

/** Kinds of topics that there are. */
export const TOPIC_KINDS = ['lot', 'board', 'session', 'season'] as const;
export type TopicKind = (typeof TOPIC_KINDS)[number];

/** A topic as a reader asks for it. */
export interface TopicRequest {
  /** `lot:<id>` */
  readonly topic: string;
  /** Version that the reader has; absent where it has nothing and needs a snapshot. */
  readonly after: number | undefined;
}

const FORM = /^([a-z]{1,32}:[^\s:@,]{1,128})(?:@(\d{1,15}))?$/;
const MAX_TOPICS = LIMITS.maxTopics;
const LONGEST_QUERY = 32_768;
/** What a topic's id looks like; anything else cannot exist. */
const IDS: Readonly<Record<TopicKind, RegExp>> = {
  lot: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  board: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  session: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  season: /^[a-z0-9-]{1,64}$/,
};

/**
 * Reads the query string of a stream.
 *
 * @param query - What follows the question mark, undecoded.
 * @throws ProblemError `request.invalid` where it is anything but one `topics`
 */
export function topicsOfQuery(query: string): string {
  if (query.length > LONGEST_QUERY) throw invalidTopics('too_big', `over ${LONGEST_QUERY} characters`);
  const parameters = new URLSearchParams(query);
  const unknown = [...parameters.keys()].find((name) => name !== 'topics');
  if (unknown !== undefined)
    throw invalid({ path: unknown, code: 'unrecognized_keys', message: 'unknown parameter' });
  const [topics, ...more] = parameters.getAll('topics');
  if (topics === undefined || topics === '' || more.length > 0) {
    throw invalidTopics('invalid_type', 'one or more topics in one parameter, separated by commas');
  }
  return topics;
}

/**
 * Reads a list of topics. One that stands there twice counts once, as it first stood.
 *
 * @param topics - `lot:<id>,lot:<id>@<version>,season:<id>`
 * @param lastEventId - The header of a browser that reconnects: `<topic>@<version>` beats that topic's own version.
 * @throws ProblemError `request.invalid` for a malformed topic or over 100 of them
 */
export function parseTopics(topics: string, lastEventId?: string): TopicRequest[] {
  const last = lastEventId === undefined ? undefined : parseTopic(lastEventId);
  const requests = new Map<string, TopicRequest>();
  const parts = topics.split(',');
  if (parts.length > MAX_TOPICS)
    throw invalidTopics('too_big', `${parts.length} topics, at most ${MAX_TOPICS}`);
  for (const part of parts) {
    const request = parseTopic(part);
    if (!request) throw invalidTopics('invalid_format', 'each topic as <kind>:<id> or <kind>:<id>@<version>');
    if (requests.has(request.topic)) continue;
    const resumed = last?.topic === request.topic && last.after !== undefined ? last : request;
    requests.set(request.topic, resumed);
  }
  return [...requests.values()];
}

/** The kind and id of a topic that could exist, or undefined. */
export function splitTopic(topic: string): { readonly kind: TopicKind; readonly id: string } | undefined {
  const colon = topic.indexOf(':');
  const kind = TOPIC_KINDS.find((name) => name === topic.slice(0, colon));
  const id = topic.slice(colon + 1);
  return kind && IDS[kind].test(id) ? { kind, id } : undefined;
}

function parseTopic(text: string): TopicRequest | undefined {
  const match = FORM.exec(text);
  if (!match?.[1]) return undefined;
  return { topic: match[1], after: match[2] === undefined ? undefined : Number(match[2]) };
}

function invalidTopics(code: string, message: string): ProblemError {
  return invalid({ path: 'topics', code, message });
}

function invalid(error: FieldError): ProblemError {
  return new ProblemError('request.invalid', {}, { errors: [error] });
}
