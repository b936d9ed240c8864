import { formatInstant, parseInstant, type Lot, type LotRulesInput } from '@jtop/contract';
import { WAN_FEN } from '../catalogue/offers.js';
import { Prng } from '../prng.js';
import { DAY, HOUR, MINUTE, shanghai } from '../years.js';
import type { Desk } from './desk.js';
import type { LotPlan } from './plan.js';
import type { Timeline } from './timeline.js';

/** Companies that bid in the demo: 4 to 19. 1 to 3 are left to the Node example and to visitors, 20 is banned. */
const FIRST_COMPANY = 4;
const LAST_COMPANY = 19;

const ANNOUNCED_BEFORE = 10 * DAY;
const ANNOUNCE_DAYS_MIN = 7;
const REGISTRATION_GAP = 9 * HOUR;
const BIDDING_LASTS = 5 * HOUR;

/** What is known of a listing before its lot is made. */
export interface LotListing {
  readonly title: string;
  readonly priceFen: number;
  /** Epoch milliseconds. */
  readonly publishedAt: number;
}

/** Writes the steps of a lot into the timeline. */
export class LotScript {
  readonly #desk: Desk;
  readonly #timeline: Timeline;
  readonly #now: number;

  /** @param now - The present, epoch milliseconds: what is announced for later is announced before it. */
  constructor(desk: Desk, timeline: Timeline, now: number) {
    this.#desk = desk;
    this.#timeline = timeline;
    this.#now = now;
  }

  /** Schedules a lot from its draft on. A listing that was published after the session opened has no lot. */
  schedule(plan: LotPlan, listing: LotListing): void {
    const opensAt = openingOf(plan);
    const latest = Math.min(opensAt - ANNOUNCED_BEFORE - HOUR, this.#now - MINUTE);
    const draftedAt = Math.max(latest, listing.publishedAt + MINUTE);
    if (draftedAt >= opensAt) return;
    this.#timeline.at(draftedAt, async () => {
      const sessionId = await this.#session(plan);
      const rules = rulesOf(plan, listing, draftedAt);
      const lot = await this.#desk.createLot({ listingId: plan.listingId, sessionId, rules }, plan.lotId);
      if (plan.fate !== 'draft') await this.#announce(plan, listing, lot);
    });
  }

  async #session(plan: LotPlan): Promise<string> {
    const opensAt = formatInstant(openingOf(plan));
    const { day: date, specialSessionId } = plan;
    return specialSessionId === undefined
      ? this.#desk.session({ kind: 'weekly', date, opensAt })
      : this.#desk.session({ kind: 'special', date, opensAt, specialSessionId });
  }

  async #announce(plan: LotPlan, listing: LotListing, draft: Lot): Promise<void> {
    const lot = await this.#desk.announce(draft.id, announcementText(draft, listing.title));
    const opensAt = parseInstant(lot.opensAt);
    const announcedAt = parseInstant(lot.updatedAt);
    const companies = companiesOf(lot, plan.bidders);
    companies.forEach((company, index) => {
      const early = announcedAt + (index + 1) * MINUTE;
      const usual = opensAt - (plan.bidders - index) * REGISTRATION_GAP;
      const calledOff = plan.fate === 'cancel' || plan.fate === 'suspend';
      const at = calledOff ? early : Math.min(opensAt - 1, Math.max(usual, early));
      // Those who registered before a look at the demo count at once, also where the opening is far ahead.
      const seenAt = opensAt > this.#now ? Math.min(at, this.#now) : at;
      this.#timeline.at(seenAt, () => this.#desk.register(lot, company));
    });
    this.#timeline.at(opensAt, () => this.#desk.tick());
    this.#interrupt(plan, lot, opensAt);
    if (plan.fate !== 'cancel' && plan.fate !== 'suspend') this.#bidding(plan, lot, companies);
    if (plan.fate === undefined || plan.fate === 'pause')
      this.#closing(plan, listing, lot.id, parseInstant(lot.closesAt));
  }

  #interrupt({ fate }: LotPlan, lot: Lot, opensAt: number): void {
    const beforeOpening = Math.min(opensAt - 3 * DAY, this.#now);
    const whileOpen = opensAt + 2 * HOUR;
    switch (fate) {
      case 'cancel':
        this.#timeline.at(
          beforeOpening,
          async () => void (await this.#desk.cancel(lot.id, '委托方撤回委托（示例）')),
        );
        break;
      case 'suspend':
        this.#timeline.at(
          beforeOpening,
          async () => void (await this.#desk.suspend(lot.id, '权属材料待补充（示例）')),
        );
        break;
      case 'suspend_open':
        this.#timeline.at(
          whileOpen,
          async () => void (await this.#desk.suspend(lot.id, '收到异议，正在核实（示例）')),
        );
        break;
      case 'pause':
        this.#timeline.at(
          whileOpen,
          async () => void (await this.#desk.suspend(lot.id, '网络线路检修（示例）')),
        );
        this.#timeline.at(
          whileOpen + 30 * MINUTE,
          async () => void (await this.#desk.resume(lot.id, '检修完成（示例）')),
        );
        break;
      case 'void':
        this.#timeline.at(
          whileOpen,
          async () => void (await this.#desk.void(lot.id, '查实串通竞价，本次竞价无效（示例）')),
        );
        break;
      case 'draft':
      case undefined:
        break;
    }
  }

  #bidding(plan: LotPlan, lot: Lot, companies: readonly number[]): void {
    const prng = new Prng(`bids:${lot.listingId}:${lot.attempt}`);
    let nextAmountFen = lot.nextAmountFen ?? lot.rules.startPriceFen;
    let stepFen = 0;
    bidTimes(plan, lot, this.#now).forEach((at, index) => {
      const company = companies[index % companies.length];
      if (company === undefined) return;
      this.#timeline.at(at, async () => {
        const steps = plan.ladder ? 0 : prng.pick([0, 0, 0, 1, 2]);
        const { lot: after } = await this.#desk.bid(lot.id, company, nextAmountFen + steps * stepFen);
        nextAmountFen = after.nextAmountFen;
        stepFen = after.nextAmountFen - after.currentPriceFen;
      });
    });
  }

  /** Closes the lot when its end has come, however often that was put off. */
  #closing(plan: LotPlan, listing: LotListing, lotId: string, closesAt: number): void {
    const grace = 2000;
    this.#timeline.at(closesAt + grace, async () => {
      const lot = await this.#desk.lot(lotId);
      const end = parseInstant(lot.closesAt);
      if (end > closesAt) {
        this.#closing(plan, listing, lotId, end);
        return;
      }
      await this.#desk.tick();
      if (plan.again !== undefined) this.#relist({ ...plan, ...plan.again }, listing, lotId);
    });
  }

  #relist({ again: _done, ...plan }: LotPlan, listing: LotListing, lotId: string): void {
    const opensAt = openingOf(plan);
    const at = Math.min(opensAt - ANNOUNCED_BEFORE, this.#now);
    this.#timeline.at(at, async () => {
      const sessionId = await this.#session(plan);
      // A lower start price makes the second attempt worth a look.
      const cheaper = { ...listing, priceFen: Math.ceil((listing.priceFen * 0.8) / WAN_FEN) * WAN_FEN };
      const lot = await this.#desk.relist(lotId, { sessionId, rules: rulesOf(plan, cheaper, at) });
      await this.#announce(plan, listing, lot);
    });
  }
}

/** When the session of a plan opens, epoch milliseconds. */
export function openingOf({ day, opens = '10:00' }: Pick<LotPlan, 'day' | 'opens'>): number {
  return shanghai(day, opens);
}

function rulesOf(plan: LotPlan, listing: LotListing, announcedAt: number): LotRulesInput {
  const opensAt = openingOf(plan);
  const { priceFen } = listing;
  const stepFen = stepOf(priceFen);
  const closes = plan.closesAt ?? opensAt + BIDDING_LASTS;
  const endsByPreset = plan.preset === 'free60-limited5' || plan.preset === 'free5-limited90s';
  return {
    preset: plan.preset ?? 'judicial-5min',
    startPriceFen: priceFen,
    increment: plan.ladder
      ? {
          ladder: [
            { fromFen: 0, fen: stepFen },
            { fromFen: 2 * priceFen, fen: 2 * stepFen },
          ],
        }
      : { fen: stepFen },
    ...(endsByPreset ? {} : { scheduledCloseAt: formatInstant(closes) }),
    ...(plan.minBidders === undefined ? {} : { minBidders: plan.minBidders }),
    ...(plan.reservePercent === undefined ? {} : { reservePriceFen: (priceFen / 100) * plan.reservePercent }),
    // Early in a season the listing is too young for the usual notice.
    ...(announcedAt > opensAt - ANNOUNCE_DAYS_MIN * DAY ? { announceDaysMin: 0 } : {}),
  };
}

/** A step of some five percent in a round number. */
function stepOf(priceFen: number): number {
  if (priceFen >= 100 * WAN_FEN) return 5 * WAN_FEN;
  if (priceFen >= 40 * WAN_FEN) return 2 * WAN_FEN;
  return priceFen >= 20 * WAN_FEN ? WAN_FEN : WAN_FEN / 2;
}

function companiesOf(lot: Lot, count: number): number[] {
  const all = Array.from({ length: LAST_COMPANY - FIRST_COMPANY + 1 }, (_, index) => FIRST_COMPANY + index);
  return new Prng(`companies:${lot.listingId}`).shuffle(all).slice(0, count);
}

/** Evenly over the time that is open, or over the part of it that has passed; late ones around the end. */
function bidTimes({ bids, late, fate, closesAt }: LotPlan, lot: Lot, now: number): number[] {
  const opensAt = parseInstant(lot.opensAt);
  const scheduled = parseInstant(lot.rules.scheduledCloseAt);
  const interrupted = fate === undefined ? scheduled : opensAt + 100 * MINUTE;
  const end = Math.min(interrupted, closesAt === undefined ? scheduled : now);
  const evenly = late ? bids - 2 : bids;
  const times = Array.from({ length: evenly }, (_, index) =>
    Math.floor(opensAt + ((index + 1) * (end - opensAt)) / (evenly + 2)),
  );
  const window = lot.rules.windowMs;
  return late ? [...times, scheduled - Math.floor(window / 2), scheduled + Math.floor(window / 4)] : times;
}

function announcementText(lot: Lot, title: string): string {
  const yuan = (lot.rules.startPriceFen / 100).toLocaleString('zh-CN');
  return [
    `竞价公告（示例）`,
    `标的编号：${lot.no}`,
    `标的名称：${title}`,
    `起始价：人民币${yuan}元`,
    `竞价开始时间：${lot.opensAt}`,
    `本公告为演示内容，标的、价格与机构均为虚构。`,
  ].join('\n');
}
