import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, isJtopError } from '@jtop/sdk';
import { money, say, shortReceipt, time } from './show.mjs';

/**
 * Lets the demo companies register, pay their deposits and outbid each other in turn.
 *
 * @param {{ endpoint: string, bidders: number, bids: number, pauseMs: number }} options
 * @param {import('@jtop/sdk').Lot} lot
 * @returns {Promise<number | undefined>} the number of the last bid that was accepted
 */
export async function bidInTurn({ endpoint, bidders, bids, pauseMs }, lot) {
  const companies = Array.from({ length: bidders }, (_, index) =>
    openCompany(endpoint, `demo-company-${index + 1}`),
  );
  try {
    for (const company of companies) await enter(company, lot);
    let nextAmountFen = (await companies[0].jtop.lots.retrieve(lot.id)).nextAmountFen;
    let lastSeq;
    for (let turn = 0; turn < bids; turn += 1) {
      const company = companies[turn % companies.length];
      const placed = await placeNext(company, lot.id, nextAmountFen);
      if (placed === 'closed') break;
      if (placed !== 'leading') {
        lastSeq = placed.bid.seq;
        nextAmountFen = placed.lot.nextAmountFen;
      }
      if (turn + 1 < bids) await sleep(pauseMs);
    }
    return lastSeq;
  } finally {
    for (const { jtop } of companies) jtop.close();
  }
}

/** Each company has a client of its own: the client holds its access token. */
function openCompany(endpoint, name) {
  return { name, jtop: createClient({ endpoint, auth: { clientId: name, clientSecret: 'demo' } }) };
}

/** Both calls may be repeated: who has registered or paid is given what there is. */
async function enter({ name, jtop }, lot) {
  const { bidderCode } = await jtop.lots.registrations.create(lot.id, { agreedRulesHash: lot.rulesHash });
  const deposit = await jtop.lots.deposits.create(lot.id);
  say(name, `takes part as ${bidderCode}, deposit ${money(deposit.amountFen)} ${deposit.status}`);
}

/**
 * Bids an amount; where somebody else was quicker, the amount that is needed then.
 * @returns what was accepted; `leading` where the company leads already, `closed` where the lot takes no bids any more
 */
async function placeNext({ name, jtop }, lotId, amountFen) {
  try {
    const placed = await settled(jtop.lots.bids.place(lotId, { amountFen }));
    const { bid, receipt, lot } = placed;
    say(
      name,
      `bid ${bid.seq} accepted: ${money(bid.amountFen)} as ${bid.bidderCode}, ends ${time(lot.closesAt)}`,
    );
    say('', `receipt ${shortReceipt(receipt)}`);
    return placed;
  } catch (error) {
    if (isJtopError(error, 'bid.too_low')) {
      const { minNextAmountFen } = error.problem;
      say(name, `${money(amountFen)} is too low by now, at least ${money(minNextAmountFen)}`);
      return placeNext({ name, jtop }, lotId, minNextAmountFen);
    }
    if (isJtopError(error, 'bid.off_step')) return placeNext({ name, jtop }, lotId, error.problem.higherFen);
    if (isJtopError(error, 'bid.already_leading')) {
      say(name, 'leads already and waits');
      return 'leading';
    }
    if (isJtopError(error, 'bid.closed')) {
      say(name, `too late, the lot closed at ${time(error.problem.closedAt)}`);
      return 'closed';
    }
    throw error;
  }
}

/** A bid without an answer may have been accepted: the same key finds out, and never bids twice. */
async function settled(placing) {
  try {
    return await placing;
  } catch (error) {
    if (isJtopError(error, 'outcome.unknown')) return error.reconcile();
    throw error;
  }
}
