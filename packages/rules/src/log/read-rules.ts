import type { LotRules } from '@jtop/contract';
import {
  type Check,
  fits,
  isCount,
  isHash,
  isInstant,
  isName,
  isPositive,
  listOf,
} from '../internal/shapes.js';

const isRung: Check = (value) =>
  fits(value, { fromFen: [isCount, 'required'], fen: [isPositive, 'required'] });

const isIncrement: Check = (value) =>
  fits(value, { fen: [isPositive, 'required'] }) || fits(value, { ladder: [listOf(isRung), 'required'] });

const isRight: Check = (value) =>
  fits(value, { partyId: [isName, 'required'], rank: [isPositive, 'required'] });

/** Reads an unknown value as a lot's rules, as far as a replay asks; undefined where it is none. */
export function readRules(value: unknown): LotRules | undefined {
  const isRules = fits(value, {
    startPriceFen: [isPositive, 'required'],
    increment: [isIncrement, 'required'],
    incrementMode: [isName, 'required'],
    maxJumpSteps: [isCount, 'required'],
    minBidders: [isCount, 'required'],
    opensAt: [isInstant, 'required'],
    scheduledCloseAt: [isInstant, 'required'],
    windowMs: [isCount, 'required'],
    extendMs: [isCount, 'required'],
    extendFrom: [isName, 'required'],
    maxExtensions: [isCount, 'optional'],
    preemption: [listOf(isRight), 'optional'],
    reserveCommitment: [isHash, 'optional'],
  });
  return isRules ? (value as LotRules) : undefined;
}
