import { createHash } from 'node:crypto';
import { operations, type Operation } from '@jtop/contract';
import { TOPIC_KINDS, type TopicKind } from '../live/topic-request.js';
import { DEMAND_ACTORS, type Answered, type DemandActor, type DemandWorld } from './demand-world.js';

/** Something that only some may know. */
export interface Secret {
  readonly name: string;
  /** What gives it away. */
  readonly word: string;
  /** Who may be told it by now. */
  readonly knows: (as: DemandActor | undefined) => boolean;
}

/** What there is to ask about. */
export interface Known {
  readonly demands: readonly string[];
  readonly boards: readonly string[];
  readonly solutions: readonly string[];
  readonly matches: readonly string[];
  readonly consents: readonly string[];
}

/** A secret that was told. */
export interface Leak {
  readonly secret: string;
  readonly as: string;
  readonly where: string;
  /** As text, decoded from a cursor, or as a hash that anybody can make. */
  readonly how: string;
}

/** What is asked of a list besides itself: pages of one for cursors, and the words of the secrets for hits and counts. */
const PAGED = ['', 'limit=1'];
const IDENTIFIERS = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu;
const BASE64 = /[A-Za-z0-9_-]{16,}/gu;
const HASHES = ['sha256', 'sha1', 'md5'] as const;
/** So much of a digest is found where it was cut. */
const DIGEST_BEGINNING = 12;

/** Whose empty acts could be taken for acts; what they are refused is in the tests of each act. */
const ACTS: ReadonlySet<DemandActor> = new Set([
  'company',
  'colleague',
  'operator',
  'university',
  'rival',
  'manager',
]);

/** Who searches: nobody, a team and a body of the region are answered by three ways. */
const SEARCHERS: ReadonlySet<DemandActor | undefined> = new Set([undefined, 'university', 'host']);

/** Beginnings of every digest of a word that somebody could try, hexadecimal and in base64. */
function digestsOf(word: string): string[] {
  return [word, JSON.stringify(word), word.toLowerCase()].flatMap((text) =>
    HASHES.flatMap((algorithm) => {
      const bytes = createHash(algorithm).update(text, 'utf8').digest();
      return [bytes.toString('hex'), bytes.toString('base64url'), bytes.toString('base64')].map((digest) =>
        digest.slice(0, DIGEST_BEGINNING),
      );
    }),
  );
}

/** What stands in the cursors and other base64 of an answer. */
function decoded(text: string): string {
  return [...text.matchAll(BASE64)]
    .map(([part]) => Buffer.from(part, 'base64url').toString('utf8'))
    .join('\n');
}

/** How a text tells a word, or undefined where it does not. */
export function toldIn(text: string, word: string): string | undefined {
  // An id can hold any digits.
  const plain = text.replace(IDENTIFIERS, '');
  if (plain.includes(word)) return 'text';
  if (plain.includes(encodeURIComponent(word))) return 'address';
  if (decoded(plain).includes(word)) return 'cursor';
  if (digestsOf(word).some((digest) => plain.includes(digest))) return 'hash';
  return undefined;
}

type Asked = readonly [path: string, method: string];

/** Every read of the demand side with these things in its path, every list with each query, and every topic there is. */
function questions(
  known: Known,
  secrets: readonly Secret[],
  season: string,
  as: DemandActor | undefined,
): Asked[] {
  const ids: Readonly<Record<string, readonly string[]>> = {
    demands: known.demands,
    boards: known.boards,
    solutions: known.solutions,
    matches: known.matches,
    consents: known.consents,
  };
  const asked: Asked[] = [];
  for (const { id, method, path, paginated } of Object.values(operations) as Operation[]) {
    const room = /^\/v1\/(\w+)\/\{id\}/u.exec(path)?.[1];
    const about = room === undefined ? undefined : ids[room];
    const isList = !path.includes('{') && /^(?:demands|boards|me\.|search|pushes|consentTexts)/u.test(id);
    if (method === 'GET' && isList) {
      for (const query of paginated ? PAGED : ['']) asked.push([`${path}?${query}`, method]);
    }
    if (about === undefined || path.includes('{', path.indexOf('{id}') + 4)) continue;
    for (const one of about) {
      const at = path.replace('{id}', one);
      const queries =
        id === 'demands.matches.list' ? ['side=listing', 'side=team'] : paginated ? PAGED : [''];
      if (method === 'GET') for (const query of queries) asked.push([`${at}?${query}`, method]);
      // An empty act by somebody who may not: its refusal is read as well.
      else asked.push([at, method]);
    }
  }
  // The stream looks at nobody who asks; what it has from the beginning is asked for once.
  const topics = topicsOf(known, season).filter((topic) => as === undefined || !topic.endsWith('@0'));
  const words = SEARCHERS.has(as) ? secrets.map(({ word }) => encodeURIComponent(word)) : [];
  return [
    ...asked,
    ...words.flatMap((q): Asked[] => [
      [`/v1/demands?q=${q}`, 'GET'],
      [`/v1/search?q=${q}`, 'GET'],
    ]),
    ...topics.map((topic): Asked => [`/v1/stream/poll?topics=${topic}`, 'GET']),
  ];
}

/** A topic of every kind, from its beginning and as it is; a kind that is added has to be added here. */
export function topicsOf({ boards, demands }: Known, season: string): string[] {
  const [thing = season] = demands;
  const ids: Readonly<Record<TopicKind, readonly string[]>> = {
    board: boards,
    season: [season],
    // Of the auction; nothing of a demand is ever on one, whatever its id.
    lot: [thing],
    session: [thing],
  };
  return TOPIC_KINDS.flatMap((kind) => ids[kind].flatMap((id) => [`${kind}:${id}`, `${kind}:${id}@0`]));
}

/** Asks everything as everybody, and says who was told what he may not know. */
export class LeakScan {
  asked = 0;

  constructor(
    readonly world: DemandWorld,
    readonly season: string,
    readonly callers: readonly (DemandActor | undefined)[] = [undefined, ...DEMAND_ACTORS],
  ) {}

  async run(known: Known, secrets: readonly Secret[]): Promise<Leak[]> {
    const leaks: Leak[] = [];
    for (const as of this.callers) {
      const hidden = secrets.filter(({ knows }) => !knows(as));
      if (hidden.length === 0) continue;
      for (const [path, method] of questions(known, hidden, this.season, as)) {
        if (method !== 'GET' && (as === undefined || ACTS.has(as))) continue;
        const answer = await this.world.call(method, path, {
          as,
          body: {},
          rev: method === 'GET' ? undefined : 999,
        });
        this.asked += 1;
        leaks.push(...leaksOf(answer, path, hidden, as));
      }
    }
    return leaks;
  }
}

function leaksOf(
  { text, headers }: Answered<object>,
  path: string,
  hidden: readonly Secret[],
  as: DemandActor | undefined,
): Leak[] {
  const heard = `${text}\n${[...headers].map((header) => header.join(': ')).join('\n')}`;
  return hidden.flatMap(({ name, word }) => {
    // What was asked for is no secret to who asked; that something was found is.
    const asks = decodeURIComponent(path).includes(word);
    if (asks) {
      const { items = [] } = JSON.parse(text) as { items?: unknown[] };
      return items.length === 0 ? [] : [{ secret: name, as: as ?? 'nobody', where: path, how: 'hit' }];
    }
    const how = toldIn(heard, word);
    return how === undefined ? [] : [{ secret: name, as: as ?? 'nobody', where: path, how }];
  });
}
