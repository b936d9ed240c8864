import {
  formatInstant,
  type BidEntry,
  type ClosingStatement,
  type Jwks,
  type LogEntry,
  type Lot,
} from '@jtop/contract';
import {
  appendEntry,
  createSigner,
  encodeClosingStatement,
  encodeReceipt,
  logLine,
  rulesHash,
  type EntryOf,
} from '@jtop/rules/log';
import type { FakePlatform } from './fake-platform.js';
import { LOT_ID, makeBids, makeLot } from './fixtures.js';

/** What an auction is verified by, and what its bidders hold. */
export interface TestFiles {
  /** With the head of its log. */
  readonly lot: Lot;
  readonly entries: readonly LogEntry[];
  readonly log: string;
  readonly jwks: Jwks;
  readonly statement: ClosingStatement | undefined;
  /** One for each bid. */
  readonly receipts: readonly string[];
}

const KID = 'platform-2026';
const signer = createSigner(new Uint8Array(32).fill(7), KID);

/** The text of a log. */
export const logText = (entries: readonly LogEntry[]): string => `${entries.map(logLine).join('\n')}\n`;

/** A lot of the fixtures that was sold to its leading bidder: no reserve stood in the way. */
export function soldLot(): Lot {
  const { reserveCommitment: _, ...rules } = makeLot().rules;
  return makeLot({ rules, status: 'confirmed', hasReserve: false });
}

/**
 * The files of a lot of the fixtures, true to its rules and bids.
 *
 * @param count - Bids: up to twelve those of the fixtures, beyond them as many as are asked for, a second apart.
 */
export function auctionFiles(lot: Lot = makeLot(), count = 12): TestFiles {
  const { rules } = lot;
  const { opensAt, scheduledCloseAt: end, reserveCommitment } = rules;
  let last: LogEntry = appendEntry(undefined, {
    lotId: LOT_ID,
    type: 'announced',
    at: Date.parse(opensAt) - 8 * 86_400_000,
    data: {
      rulesHash: rulesHash(rules),
      announcementHash: 'ab'.repeat(32),
      ...(reserveCommitment === undefined ? {} : { reserveCommitment }),
      keyId: KID,
    },
  });
  const entries: LogEntry[] = [last];
  const bids: BidEntry[] = [];
  for (const { hash: _, lotId, ...data } of count <= 12 ? makeBids(count) : manyBids(lot, count)) {
    const entry: EntryOf<'bid'> = appendEntry(last, {
      lotId,
      type: 'bid',
      at: Date.parse(data.acceptedAt),
      data,
    });
    entries.push((last = entry));
    bids.push(entry);
  }
  let statement: ClosingStatement | undefined;
  if (lot.status === 'confirmed') {
    const { bidderCode, amountFen } = bids[bids.length - 1]?.data ?? {};
    const closed = appendEntry(last, {
      lotId: LOT_ID,
      type: 'closed',
      at: Date.parse(end),
      data: {
        result: 'sold',
        bidCount: bids.length,
        extensions: 0,
        ...(bidderCode === undefined ? {} : { winnerBidderCode: bidderCode }),
        ...(amountFen === undefined ? {} : { priceFen: amountFen }),
      },
    });
    entries.push(closed);
    statement = encodeClosingStatement(closed, KID, signer.sign);
  }
  return {
    lot: { ...lot, headHash: entries[entries.length - 1]?.hash ?? '' },
    entries,
    log: logText(entries),
    jwks: { keys: [signer.jwk] },
    statement,
    // Signing takes its time, and few tests look.
    get receipts() {
      return bids.map((bid) => encodeReceipt(bid, KID, signer.sign));
    },
  };
}

/** Bids without end: each a step over the one before, a second apart. */
function manyBids({ rules }: Lot, count: number): ReturnType<typeof makeBids> {
  const [first] = makeBids(1);
  if (first === undefined) return [];
  return Array.from({ length: count }, (_, n) => {
    const at = formatInstant(Date.parse(rules.opensAt) + 1000 * (n + 1));
    return {
      ...first,
      seq: n + 1,
      bidderCode: n % 2 === 0 ? 'K7Q2' : 'M3XD',
      amountFen: rules.startPriceFen + 500_000 * n,
      receivedAt: at,
      acceptedAt: at,
    };
  });
}

/** Lets a platform give these files of the lot of the fixtures. */
export function serveFiles(platform: FakePlatform, { log, jwks, statement }: TestFiles): void {
  const files: Record<string, string | undefined> = {
    [`/v1/lots/${LOT_ID}/log.jsonl`]: log,
    [`/v1/lots/${LOT_ID}/closing-statement`]: statement && JSON.stringify(statement),
    '/.well-known/jwks.json': JSON.stringify(jwks),
  };
  platform.files = (path) => files[path];
}
