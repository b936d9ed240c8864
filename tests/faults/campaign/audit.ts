import type { BidEntry, ClosingStatement, Jwks, LogEntry, Lot, StreamPoll } from '@jtop/contract';
import { verifyLotLog } from '@jtop/rules';
import type { Market } from '../../support/market.js';
import type { Ledger } from './ledger.js';
import type { Report } from './report.js';

/** A lot as the public record has it after the storm. */
export interface Audited {
  readonly lot: Lot;
  readonly entries: readonly LogEntry[];
}

/**
 * Holds the public record of a lot against what its bidders were told: every acknowledged bid is in the log once, nothing
 * else is, the chain and all receipts verify, replaying the log leads to the state that is shown, and the versions of
 * the lot's topic are dense.
 *
 * @param versions - whether the stream still holds the lot from its first message on (it keeps a day)
 */
export async function auditLot(
  market: Market,
  lotId: string,
  ledger: Ledger,
  report: Report,
  { versions = true }: { versions?: boolean } = {},
): Promise<Audited> {
  const { body: lot } = await market.get<Lot>(`/v1/lots/${lotId}`);
  const { body: jsonl } = await market.get<string>(`/v1/lots/${lotId}/log.jsonl`);
  const { body: jwks } = await market.get<Jwks>('/.well-known/jwks.json');
  const statement = await market.get<ClosingStatement>(`/v1/lots/${lotId}/closing-statement`);
  const entries = jsonl
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LogEntry);
  const told = ledger.of(lotId);
  const verdict = verifyLotLog({
    jsonl,
    jwks,
    rules: lot.rules,
    receipts: told.map(({ receipt }) => receipt),
    ...(statement.status === 200 ? { closingStatement: statement.body } : {}),
  });
  report.add(verdict.ok ? 'logs verified' : 'logs refuted');
  for (const { severity, code, message } of verdict.findings) {
    if (severity === 'error') report.violation(`lot ${lot.no}: ${code}: ${message}`);
  }

  checkBids(entries, told, report, lot);
  const { result } = verdict;
  report.expect(
    lot.headHash === result.headHash,
    `lot ${lot.no}: headHash is not that of the log’s last line`,
  );
  report.expect(
    lot.bidCount === result.bidCount,
    `lot ${lot.no}: bidCount ${lot.bidCount} ≠ ${result.bidCount}`,
  );
  report.expect(
    lot.currentPriceFen === result.currentPriceFen && lot.leadingBidderCode === result.leadingBidderCode,
    `lot ${lot.no}: price or leader are not those of the log`,
  );
  const closes = entries.filter(({ type }) => type === 'closed').length;
  report.expect(closes <= 1, `lot ${lot.no} closed ${closes} times`);
  report.expect(
    statement.status === (closes === 1 ? 200 : 404),
    `lot ${lot.no}: closing statement ${statement.status}`,
  );
  if (versions) await checkVersions(market, lot, report);
  return { lot, entries };
}

function checkBids(
  entries: readonly LogEntry[],
  told: ReturnType<Ledger['of']>,
  report: Report,
  lot: Pick<Lot, 'no'>,
): void {
  const logged = entries.filter((entry): entry is BidEntry => entry.type === 'bid');
  const hashes = new Set(logged.map(({ hash }) => hash));
  const acknowledged = new Set(told.map(({ bid }) => bid.hash));
  const lost = [...acknowledged].filter((hash) => !hashes.has(hash)).length;
  // Every intent was settled, so a bid that nobody was told of is one that was stored twice, under no key or another.
  const doubled =
    [...hashes].filter((hash) => !acknowledged.has(hash)).length + (told.length - acknowledged.size);
  report.add('bids acknowledged', told.length);
  report.add('lost', lost);
  report.add('doubled', doubled);
  report.expect(lost === 0, `lot ${lot.no}: ${lost} acknowledged bids are not in the log`);
  report.expect(
    doubled === 0,
    `lot ${lot.no}: ${doubled} bids in the log were acknowledged to nobody, or twice`,
  );
  const dense = logged.every(({ data }, index) => data.seq === index + 1);
  report.expect(dense, `lot ${lot.no}: seq has a gap`);
  let [closesAt, acceptedAt] = ['', ''];
  for (const { data } of logged) {
    report.expect(data.acceptedAt >= acceptedAt, `lot ${lot.no}: acceptedAt went back at seq ${data.seq}`);
    acceptedAt = data.acceptedAt;
    report.expect(data.closesAtAfter >= closesAt, `lot ${lot.no}: closesAt went back at seq ${data.seq}`);
    closesAt = data.closesAtAfter;
  }
}

/** Asks for all messages of the lot's topic, from the first on. */
async function checkVersions(market: Market, lot: Lot, report: Report): Promise<void> {
  const versions = [...(await topicHistory(market, `lot:${lot.id}`, lot.version)).keys()];
  const dense = versions.every((version, index) => version === index + 1);
  report.expect(
    dense && versions.length === lot.version,
    `lot ${lot.no}: ${versions.length} stream messages for version ${lot.version}`,
  );
  report.add('stream messages', versions.length);
}

/** All messages of a topic as the platform keeps them, by version. @param upTo - the version that is waited for */
export async function topicHistory(
  market: Market,
  topic: string,
  upTo: number,
): Promise<Map<number, string>> {
  const history = new Map<number, string>();
  for (let last = 0; last < upTo;) {
    const { body } = await market.get<StreamPoll>(`/v1/stream/poll?topics=${topic}@${last}`);
    if (body.messages.length === 0) break;
    for (const { event, data } of body.messages) {
      history.set(data.version, fingerprint(event, data));
      last = Math.max(last, data.version);
    }
  }
  return history;
}

/** What a message says, short enough to be kept a hundred thousand times. */
export function fingerprint(event: string, data: Readonly<Record<string, unknown>>): string {
  const { lot } = data as { lot?: { headHash?: string; bidderCount?: number; status?: string } };
  return [event, lot?.status, lot?.headHash ?? data.bidderCount].join(' ');
}
