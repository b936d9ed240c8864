import type { LogEntry } from '@jtop/contract';
import {
  type Check,
  type Shape,
  fits,
  isCount,
  isHash,
  isInstant,
  isName,
  isObject,
  isPositive,
  isText,
} from '../internal/shapes.js';

const frame: Shape = {
  lotId: [isName, 'required'],
  index: [isCount, 'required'],
  type: [isName, 'required'],
  at: [isInstant, 'required'],
  data: [isObject, 'required'],
  prevHash: [isHash, 'required'],
  hash: [isHash, 'required'],
};

const isReserve: Check = (value) =>
  fits(value, { priceFen: [isCount, 'required'], salt: [isHash, 'required'] });

const interruption: Shape = { reason: [isText, 'optional'], closesAtAfter: [isInstant, 'optional'] };

/** What the data of each type of entry holds. */
const shapes: Readonly<Record<LogEntry['type'], Shape>> = {
  announced: {
    rulesHash: [isHash, 'required'],
    announcementHash: [isHash, 'required'],
    reserveCommitment: [isHash, 'optional'],
    keyId: [isName, 'required'],
  },
  bid: {
    seq: [isPositive, 'required'],
    bidderCode: [isName, 'required'],
    amountFen: [isPositive, 'required'],
    kind: [isName, 'required'],
    receivedAt: [isInstant, 'required'],
    acceptedAt: [isInstant, 'required'],
    closesAtBefore: [isInstant, 'required'],
    closesAtAfter: [isInstant, 'required'],
  },
  suspended: interruption,
  resumed: interruption,
  cancelled: interruption,
  voided: interruption,
  closed: {
    result: [isName, 'required'],
    winnerBidderCode: [isName, 'optional'],
    priceFen: [isPositive, 'optional'],
    bidCount: [isCount, 'required'],
    extensions: [isCount, 'required'],
    reserve: [isReserve, 'optional'],
  },
};

/** Whether the logs that this package knows have entries of a type. */
export function isEntryType(type: string): type is LogEntry['type'] {
  // Own entries only: a type such as `toString` is no type.
  return Object.keys(shapes).includes(type);
}

/**
 * Reads an unknown value as an entry of a log; undefined where it is none. Fields that nobody knows yet may stand
 * beside the known ones: the hash covers them too.
 */
export function readEntry(value: unknown): LogEntry | undefined {
  if (!fits(value, frame)) return undefined;
  const entry = value as { type: string; data: unknown };
  return isEntryType(entry.type) && fits(entry.data, shapes[entry.type]) ? (value as LogEntry) : undefined;
}
