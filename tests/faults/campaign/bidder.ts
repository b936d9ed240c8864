import type { BidAccepted, Lot } from '@jtop/contract';
import type { Market } from '../../support/market.js';
import type { Intent, Ledger, Refusal } from './ledger.js';
import type { Random } from './random.js';
import type { Report } from './report.js';
import { pause, type Deadline } from './waiting.js';

/** What all bidders of a phase share. */
export interface Floor {
  readonly market: Market;
  readonly ledger: Ledger;
  readonly report: Report;
  /** When the phase ends, whatever is still open. */
  readonly deadline: Deadline;
}

export type Settled = { readonly accepted: BidAccepted } | { readonly refused: Refusal } | undefined;

/** An answer that does not come within this counts as lost. */
const ANSWER_MS = 20_000;
/** Between two tries, where the platform names no time. */
const RETRY_MS = 50;
/** What a client waits at most: the platform's own `Retry-After` is a whole second. */
const MAX_RETRY_MS = 1_000;

/** Sends a bid until it has been decided, under one key. @returns undefined where the time was up before */
export async function settle(floor: Floor, intent: Intent): Promise<Settled> {
  while (!floor.deadline.passed) {
    const answer = await send(floor, intent);
    if (answer !== undefined) return answer;
  }
  floor.ledger.unresolved.push(intent);
  return undefined;
}

/** Sends a bid twice at once, as a double click does. */
export async function settleTwice(floor: Floor, intent: Intent): Promise<Settled> {
  const [first, second] = await Promise.all([settle(floor, intent), settle(floor, intent)]);
  floor.report.add('double clicks');
  const differ = first !== undefined && second !== undefined && 'accepted' in first !== 'accepted' in second;
  floor.report.expect(!differ, `a double click with key ${intent.key} was accepted once and refused once`);
  return first ?? second;
}

/** One try. @returns undefined where the outcome is unknown and it has to be sent again */
async function send({ market, ledger, report }: Floor, intent: Intent): Promise<Settled> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(`${market.url}/v1/lots/${intent.lotId}/bids`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': intent.key,
        authorization: `Bearer ${await market.token(intent.client)}`,
      },
      body: JSON.stringify({ amountFen: intent.amountFen, confirmAmountFen: intent.amountFen }),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    body = await response.json();
  } catch {
    report.add('answers lost');
    await pause(RETRY_MS);
    return undefined;
  }
  const { status } = response;
  if (status === 201 || status === 200) {
    ledger.accept(intent, status, body as BidAccepted);
    return { accepted: body as BidAccepted };
  }
  const problem = body as Record<string, unknown>;
  if (status === 503 || status === 429) {
    report.add(`answers ${status}`);
    const after = Number(response.headers.get('retry-after') ?? Number.NaN);
    report.expect(after > 0, `${status} came without Retry-After`);
    await pause(Math.min((after || 0) * 1000 || RETRY_MS, MAX_RETRY_MS));
    return undefined;
  }
  const refused = { intent, status, code: String(problem.code), body: problem };
  ledger.refuse(refused);
  return { refused };
}

export interface BidderOptions {
  readonly client: string;
  readonly lotId: string;
  readonly random: Random;
  /** Longest pause between two bids, in milliseconds. */
  readonly thinkMs: number;
  /** How often a bid is sent twice at once. */
  readonly doubleClicks?: number;
  readonly stopped: () => boolean;
}

/** Bids on one lot, a few steps above what is asked, until told to stop or the lot is over. */
export async function keepBidding(floor: Floor, options: BidderOptions): Promise<void> {
  const { client, lotId, random, stopped } = options;
  let next: number | undefined;
  while (!stopped() && !floor.deadline.passed) {
    const amountFen: number | undefined = next ?? (await nextAmount(floor.market, lotId));
    next = undefined;
    if (amountFen === undefined) {
      await pause(RETRY_MS);
      continue;
    }
    const intent = {
      key: `campaign-${crypto.randomUUID()}`,
      client,
      lotId,
      amountFen: amountFen + STEP_FEN * (random.chance(0.2) ? random.int(1, 3) : 0),
    };
    const twice = random.chance(options.doubleClicks ?? 0);
    const settled = await (twice ? settleTwice : settle)(floor, intent);
    if (settled !== undefined && 'accepted' in settled) {
      // Now and then a client that has its answer asks again, as one does that has been restarted.
      if (random.chance(0.05)) await settle(floor, intent);
    } else if (settled !== undefined) {
      if (settled.refused.code === 'bid.closed') return;
      const asked = settled.refused.body.minNextAmountFen;
      if (typeof asked === 'number') next = asked;
    }
    await pause(random.int(0, options.thinkMs));
  }
}

/** The step of every lot of the campaign. */
export const STEP_FEN = 500_000;

async function nextAmount(market: Market, lotId: string): Promise<number | undefined> {
  try {
    const { status, body } = await market.get<Lot>(`/v1/lots/${lotId}`);
    return status === 200 ? body.nextAmountFen : undefined;
  } catch {
    return undefined;
  }
}
