import { addChinese } from '../locales/zh-CN.js';
import { spokenZhCN } from '../locales/zh-CN/spoken.js';

addChinese(spokenZhCN);

const SECOND = 1000;
const MILESTONES = [600 * SECOND, 60 * 5 * SECOND, 60 * SECOND, 10 * SECOND];

/**
 * What is spoken: the polite region takes milestones and prices, the assertive one what cannot wait. Both regions are in
 * the page, empty, before there is anything to say; screen readers pass over a region that comes with its text.
 */
export class Announcer {
  polite = '';
  assertive = '';
  private left = 0;

  /** The milestone that was passed since the last call, in milliseconds. Seconds themselves are never spoken. */
  passed(leftMs: number): number | undefined {
    const before = this.left;
    this.left = leftMs;
    return MILESTONES.find((milestone) => before > milestone && leftMs <= milestone);
  }
}
