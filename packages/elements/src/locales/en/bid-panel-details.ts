import type { DetailStrings } from '../zh-CN/bid-panel-details.js';

const bids = (n: number): string => `${n} ${n === 1 ? 'bid' : 'bids'}`;

/** The texts of the panel's details in English. */
export const bidPanelDetailsEn: DetailStrings = {
  todo: [
    ['Sign in to the platform', 'Verified account of a body or a person'],
    ['Register and pay the deposit', 'Agree to the rules of this lot'],
    ['Bid while bidding is open', 'Wednesdays and Fridays, as announced'],
  ],
  go: 'Go to the platform',
  goNote: 'This page only shows; bids are placed on the platform.',
  chart: 'Price',
  chartLabel: (from, to, n) => `Price from ${from} to ${to}, ${bids(n)}`,
  chartKey: 'Each step is one valid bid',
  chartKeyExtended: (time) => `Dashed: scheduled end ${time}, then extension`,
  history: 'Bids, latest first',
  columns: ['No.', 'Bidder', 'Amount', 'Received'],
  noBids: 'No bids yet',
  preemption: 'pre-emption',
  showAll: (n) => `All ${bids(n)}`,
  showFew: 'Only the latest 5',
  rules: { step: 'Step', reserve: 'Reserve', extension: 'Extension' },
  stepNow: (money) => `${money} now`,
  reserves: { none: 'None', sealed: 'Yes, sealed', met: 'Yes, met' },
  extensionRule: (window, extend, fromBid, max) =>
    `A bid in the last ${window} moves the end to ${extend} ${fromBid ? 'after it' : 'later'}, ${max === undefined ? 'any number of times' : `at most ${max === 1 ? 'once' : `${max} times`}`}`,
  noExtension: 'Ends on time, no extension',
};
