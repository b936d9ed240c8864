import type {
  Announcement,
  AuctionSession,
  ConsentText,
  Listing,
  Lot,
  Organization,
  Season,
  Special,
  StreamMessage,
} from '@jtop/contract';
import { formatInstant } from '@jtop/contract';
import { createSigner, type Signer } from '@jtop/rules/log';
import { isPublic, lotEntity, type LotRecord } from './auction/lot-record.js';
import type { BoardRecord } from './demands/board-record.js';
import type { DemandRecord } from './demands/demand-record.js';
import { CONSENT_TEXTS } from './fixtures/consent-texts.js';
import type { DocumentRecord } from './documents.js';
import type { HandoffRecord } from './handoffs.js';
import type { ImportRecord } from './imports/import-record.js';
import type { MockParty } from './identity/party.js';
import type { MatchRecord, PushRecord } from './matching/match-record.js';
import type { Random } from './random.js';
import type { ConsentRecord, ContestRecord, IntentRecord, SolutionRecord } from './solutions/records.js';

/** A session without what is counted from its lots. */
export type SessionRecord = Omit<AuctionSession, 'lotCount' | 'starredCount' | 'closesAt'>;

/** An answer kept under an Idempotency-Key. */
export interface KeptAnswer {
  readonly bodyHash: string;
  readonly body: unknown;
  /** Epoch milliseconds; absent means for ever. */
  readonly expiresAt?: number;
}

interface Topic {
  version: number;
  readonly messages: StreamMessage[];
}

/** Everything that a mock platform knows, in memory. Tests and scenarios may change it directly. */
export class Store {
  readonly seasons = new Map<string, Season>();
  readonly specials = new Map<string, Special>();
  readonly organizations = new Map<string, Organization>();
  readonly listings = new Map<string, Listing>();
  readonly sessions = new Map<string, SessionRecord>();
  readonly lots = new Map<string, LotRecord>();
  readonly demands = new Map<string, DemandRecord>();
  readonly boards = new Map<string, BoardRecord>();
  readonly solutions = new Map<string, SolutionRecord>();
  /** By demand: the one that is not called off, or else the last that was. */
  readonly contests = new Map<string, ContestRecord>();
  /** By their ids. A text is never changed, but for where it ends. */
  readonly consentTexts = new Map<string, ConsentText>(CONSENT_TEXTS.map((text) => [text.id, text]));
  readonly consents = new Map<string, ConsentRecord>();
  readonly intents = new Map<string, IntentRecord>();
  readonly matches = new Map<string, MatchRecord>();
  readonly pushes = new Map<string, PushRecord>();
  readonly announcements = new Map<string, Announcement>();
  readonly handoffs = new Map<string, HandoffRecord>();
  readonly documents = new Map<string, DocumentRecord>();
  readonly imports = new Map<string, ImportRecord>();
  /** Signed addresses of files, by their tokens. */
  readonly documentLinks = new Map<string, { readonly documentId: string; readonly expiresAt: number }>();
  /** The origins of each site key; `*` stands for any. */
  readonly siteKeys = new Map<string, readonly string[]>([['pk_demo', ['*']]]);
  readonly keptAnswers = new Map<string, KeptAnswer>();
  readonly random: Random;
  readonly signer: Signer;
  readonly #parties = new Map<string, MockParty>();
  readonly #topics = new Map<string, Topic>();
  readonly #listeners = new Set<() => void>();
  #lotNumber = 0;
  #demandNumber = 0;

  constructor(random: Random) {
    this.random = random;
    this.signer = createSigner(random.bytes(32), `mock-${random.id(0).slice(-8)}`);
  }

  parties(): MockParty[] {
    return [...this.#parties.values()];
  }

  partyBySubject(subject: string): MockParty | undefined {
    return this.#parties.get(subject);
  }

  addParty(party: MockParty): void {
    this.#parties.set(party.subject, party);
  }

  /** Whether pages of an origin may act by tokens of their own: here, by any site key. */
  isInlineOrigin(origin: string): boolean {
    return [...this.siteKeys.values()].some((origins) => origins.includes('*') || origins.includes(origin));
  }

  /** The next number of a lot for people, such as `JS-2026-PM-000001`. */
  nextLotNumber(year: number): string {
    this.#lotNumber += 1;
    return `JS-${year}-PM-${String(this.#lotNumber).padStart(6, '0')}`;
  }

  /** The next number of a demand for people, such as `JS-2026-XQ-000001`. */
  nextDemandNumber(year: number): string {
    this.#demandNumber += 1;
    return `JS-${year}-XQ-${String(this.#demandNumber).padStart(6, '0')}`;
  }

  /** A lot as the wire gives it. @param now epoch milliseconds, for its phase */
  lotEntity(lot: LotRecord, now: number): Lot {
    const listing = this.listings.get(lot.listingId);
    return lotEntity(
      lot,
      { id: lot.listingId, title: listing?.title ?? '', fields: listing?.fields ?? [] },
      now,
    );
  }

  /** A session as the wire gives it, with what is counted from its lots. */
  sessionEntity(session: SessionRecord): AuctionSession {
    const lots = [...this.lots.values()].filter((lot) => lot.sessionId === session.id && isPublic(lot));
    const ends = lots.map((lot) => lot.state.closesAt);
    return {
      ...session,
      lotCount: lots.length,
      starredCount: lots.filter((lot) => this.listings.get(lot.listingId)?.starred !== undefined).length,
      ...(ends.length === 0 ? {} : { closesAt: formatInstant(Math.max(...ends)) }),
    };
  }

  topicVersion(topic: string): number {
    return this.#topics.get(topic)?.version ?? 0;
  }

  /** Messages of a topic after a version; undefined where it never had that version. */
  messagesAfter(topic: string, version: number): readonly StreamMessage[] | undefined {
    const { version: current = 0, messages = [] } = this.#topics.get(topic) ?? {};
    return version > current ? undefined : messages.filter((message) => message.data.version > version);
  }

  /** Adds a message under the topic's next version, and wakes whoever waits for one. @returns the version */
  tell(topic: string, event: string, at: number, data: (version: number) => Record<string, unknown>): number {
    const known = this.#topics.get(topic) ?? { version: 0, messages: [] };
    known.version += 1;
    const { version } = known;
    known.messages.push({
      id: `${topic}@${version}`,
      event,
      data: { ...data(version), topic, version, at: formatInstant(at) },
    });
    this.#topics.set(topic, known);
    for (const listener of [...this.#listeners]) listener();
    return version;
  }

  /** Calls back at each message. @returns what ends that */
  onMessage(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
