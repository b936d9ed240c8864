import { type ClosedEntry, type LotRules, parseInstant } from '@jtop/contract';
import { resultOf } from '../auction/close.js';
import { type Findings, showInstant } from './findings.js';
import { reserveCommitment } from './hashing.js';
import type { ReplayState } from './replay.js';

/** Compares what the `closed` entry says with what the accepted bids lead to. */
export function checkClosed(
  state: ReplayState,
  entry: ClosedEntry,
  rules: LotRules | undefined,
  findings: Findings,
): void {
  const { data, index } = entry;
  if (state.closesAt !== undefined && parseInstant(entry.at) !== state.closesAt) {
    findings.error('closed.time', `the end stood at ${showInstant(state.closesAt)}`, index, {
      expected: showInstant(state.closesAt),
      found: entry.at,
    });
  }
  if (data.bidCount !== state.bidCount) {
    findings.error('closed.bid_count', `${state.bidCount} bids are in the log`, index, {
      expected: state.bidCount,
      found: data.bidCount,
    });
  }
  if (data.extensions !== state.extensions) {
    findings.error('closed.extensions', `${state.extensions} bids in the log move the end`, index, {
      expected: state.extensions,
      found: data.extensions,
    });
  }
  const results = possibleResults(state, rules);
  if (!results.includes(data.result)) {
    findings.error('closed.result', `the bids cannot lead to this result`, index, {
      expected: results[0],
      found: data.result,
    });
  }
  const sold = data.result === 'sold';
  const winner = sold ? state.leader : undefined;
  if (data.winnerBidderCode !== winner) {
    findings.error('closed.winner', 'the winner is not the leading bidder', index, {
      expected: winner,
      found: data.winnerBidderCode,
    });
  }
  const price = sold ? state.price : undefined;
  if (data.priceFen !== price) {
    findings.error('closed.price', 'the price is not the leading amount', index, {
      expected: price,
      found: data.priceFen,
    });
  }
  checkReserve(state, entry, findings);
}

/** The results that the public record allows. The reserve's value is not in it, nor `minBidders` without the rules. */
function possibleResults(state: ReplayState, rules: LotRules | undefined): string[] {
  const facts = {
    bidCount: state.bidCount,
    distinctBidders: state.bidders.size,
    currentPriceFen: state.price,
    minBidders: rules?.minBidders ?? 1,
    reserve: undefined,
  };
  const result = resultOf(facts);
  if (result !== 'sold') return [result];
  const possible = state.reserveCommitment === undefined ? ['sold'] : ['sold', 'reserve_not_met'];
  // Two bidders are the most that rules ask for.
  return rules === undefined && facts.distinctBidders < 2 ? [...possible, 'no_sale'] : possible;
}

function checkReserve(state: ReplayState, entry: ClosedEntry, findings: Findings): void {
  const { data, index } = entry;
  const { reserve } = data;
  if (data.result === 'reserve_not_met' && state.reserveCommitment !== undefined) {
    const message = 'an unsold lot keeps its reserve closed: that it was not met is not publicly provable';
    findings.note('reserve.not_publicly_provable', message, index);
  }
  const opened = data.result === 'sold' && state.reserveCommitment !== undefined;
  if (!opened) {
    if (reserve !== undefined)
      findings.error('closed.reserve', 'a reserve is opened where there is none to open', index);
    return;
  }
  if (reserve === undefined || reserveCommitment(reserve) !== state.reserveCommitment) {
    findings.error(
      'closed.reserve',
      'the reserve that was committed to is not the one that is opened',
      index,
    );
  } else if (state.price === undefined || state.price < reserve.priceFen) {
    findings.error('closed.reserve', 'sold below the reserve', index);
  }
}
