import { ProblemError, invalid } from '@jtop/contract/binding';
import { isPublic } from '../auction/lot-record.js';
import { isKnownBoard } from '../demands/board-record.js';
import type { Store } from '../store.js';

const MAX_TOPICS = 100;
const FORM = /^([a-z]{1,32}):([^\s:@,]{1,128})(?:@(\d{1,15}))?$/;

/** A topic asked for; without a version it starts with a snapshot. */
export interface Asked {
  readonly topic: string;
  readonly version?: number;
}

/**
 * Reads a list of topics; one that stands there twice counts once.
 * @param lastEventId the header of a browser that comes back: beats the version of its topic
 * @throws ProblemError 400 for a malformed topic or more than 100, 404 for one that nobody may watch
 */
export function topicsOf(store: Store, text: string, lastEventId?: string | null): Asked[] {
  const parts = text.split(',');
  if (parts.length > MAX_TOPICS) {
    throw invalid({
      path: 'topics',
      code: 'too_big',
      message: `${parts.length} topics, at most ${MAX_TOPICS}`,
    });
  }
  const last = parse(lastEventId ?? '');
  const asked = new Map<string, Asked>();
  for (const part of parts) {
    const one = parse(part);
    if (one === undefined) {
      throw invalid({ path: 'topics', code: 'invalid_format', message: 'each as <kind>:<id>[@<version>]' });
    }
    if (asked.has(one.topic)) continue;
    asked.set(one.topic, last?.topic === one.topic && last.version !== undefined ? last : one);
  }
  const unknown = [...asked.keys()].filter((topic) => !exists(store, topic));
  if (unknown.length > 0) throw new ProblemError('not_found', { topics: unknown });
  return [...asked.values()];
}

function parse(text: string): Asked | undefined {
  const [, kind, id, version] = FORM.exec(text) ?? [];
  if (kind === undefined || id === undefined) return undefined;
  return { topic: `${kind}:${id}`, ...(version === undefined ? {} : { version: Number(version) }) };
}

function exists(store: Store, topic: string): boolean {
  const [kind, id = ''] = topic.split(':');
  if (kind === 'session') return store.sessions.has(id);
  if (kind === 'season') return store.seasons.has(id);

  const board = kind === 'board' ? store.boards.get(id) : undefined;
  if (board !== undefined) return isKnownBoard(board);
  const lot = kind === 'lot' ? store.lots.get(id) : undefined;
  return lot !== undefined && isPublic(lot);
}
