import type { Bid, Lot, Registration } from '@jtop/contract';
import { formatInstant } from '@jtop/contract';
import { takingPartOf } from '../internal/taking-part-hub.js';
import type { FakePlatform } from './fake-platform.js';
import { LOT_ID, NOW, makeBid, makeBids, makeLot } from './fixtures.js';
import { demoPlatform } from './mount.js';

const MINUTE = 60_000;
const PARTY = '0197c0de-0000-7000-8000-000000000042';
/** The viewer's code in the fixtures: M3XD leads, K7Q2 has bid, N0NE has not. */
const [LEADER, BIDDER, NEWCOMER] = ['M3XD', 'K7Q2', 'N0NE'] as const;

/** A viewer and a lot that make one of the twenty states (domain §7). */
export interface ViewerCase {
  readonly lot?: Partial<Lot>;
  /** Absent: signed out. Without a code: signed in, not registered. */
  readonly viewer?: {
    readonly code?: string;
    readonly qualification?: Registration['qualification'];
    readonly deposit?: Registration['deposit']['status'];
    readonly agreedRulesHash?: string;
    readonly roles?: readonly string[];
  };
  readonly bids?: readonly Bid[];
  /** What the person reads first. */
  readonly title: readonly [zh: string, en: string];
  /** What the one button says. */
  readonly button: RegExp;
}

const registered = { code: NEWCOMER } as const;

/** By the number and the name of the state. */
export const viewerCases: Readonly<Record<string, ViewerCase>> = {
  '1 signed out': {
    title: ['尚未登录', 'Not signed in'],
    button: /登录查看我的状态|Sign in to see my status/,
  },
  '2 not qualified': {
    viewer: {},
    title: ['您尚未报名本标的', 'You are not registered'],
    button: /报名本标的|Register for this lot/,
  },
  '2 not qualified, under review': {
    viewer: { ...registered, qualification: 'pending' },
    title: ['资格审核中', 'Qualification under review'],
    button: /资格审核中|Under review/,
  },
  '2 not qualified, turned down': {
    viewer: { ...registered, qualification: 'failed' },
    title: ['资格审核未通过', 'Not qualified'],
    button: /资格未通过|Not qualified/,
  },
  '3 deposit due': {
    viewer: { ...registered, deposit: 'required' },
    title: ['待缴保证金', 'Deposit due'],
    button: /缴纳保证金 3\.0 万元|Pay deposit CN¥30,000/,
  },
  '4 deposit processing': {
    viewer: { ...registered, deposit: 'paying' },
    title: ['保证金确认中', 'Deposit being confirmed'],
    button: /保证金到账确认中|Deposit being confirmed/,
  },
  '5 rules not accepted': {
    viewer: { ...registered, agreedRulesHash: 'f'.repeat(64) },
    title: ['请同意竞价规则', 'Please accept the rules'],
    button: /阅读并同意竞价规则|Read and accept/,
  },
  '6 eligible, not yet open': {
    lot: {
      status: 'registering',
      opensAt: formatInstant(NOW + 60 * MINUTE),
      closesAt: formatInstant(NOW + 120 * MINUTE),
      bidCount: 0,
      currentPriceFen: undefined,
      leadingBidderCode: undefined,
    } as unknown as Partial<Lot>,
    bids: [],
    viewer: registered,
    title: ['资格已通过，尚未开拍', 'Qualified, not open yet'],
    button: /开拍后可以出价|Bid once it has opened/,
  },
  '7 eligible, free phase': {
    viewer: registered,
    title: ['您可以出价', 'You can bid'],
    button: /出价 43\.0 万元|Bid CN¥430,000/,
  },
  '8 leading': {
    viewer: { code: LEADER },
    title: ['您目前领先', 'You are leading'],
    button: /您已领先，无需再出价|You lead, no need to bid/,
  },
  '9 outbid': {
    viewer: { code: BIDDER },
    title: ['您的出价已被超过', 'You have been outbid'],
    button: /出价 43\.0 万元|Bid CN¥430,000/,
  },
  '10 closing window': {
    lot: { phase: 'closing', closesAt: formatInstant(NOW + 2 * MINUTE) },
    viewer: registered,
    title: ['即将结束，您可以出价', 'Ending soon, you can bid'],
    button: /出价 43\.0 万元|Bid CN¥430,000/,
  },
  '11 extended': {
    lot: { phase: 'extended', extensions: 2, closesAt: formatInstant(NOW + 4 * MINUTE) },
    viewer: registered,
    title: ['结束时间已顺延', 'The end has moved'],
    button: /出价 43\.0 万元|Bid CN¥430,000/,
  },
  '12 pre-emption offer': {
    lot: { rules: { ...makeLot().rules, preemption: [{ partyId: PARTY, rank: 1 }] } },
    viewer: registered,
    title: ['您可以行使优先购买权', 'You may pre-empt'],
    button: /以 42\.5 万元 行使优先购买权|Pre-empt at CN¥425,000/,
  },
  '13 suspended': {
    lot: { status: 'suspended' },
    viewer: registered,
    title: ['竞价已暂停', 'Bidding is suspended'],
    button: /暂停中，恢复后可出价|Suspended/,
  },
  '14 closed, won': {
    lot: { status: 'closed', reserveMet: true },
    viewer: { code: LEADER },
    title: ['竞价已结束，您领先', 'Ended, you lead'],
    button: /正在确认结果|Being confirmed/,
  },
  '15 closed, lost': {
    lot: { status: 'confirmed', reserveMet: true },
    viewer: { code: BIDDER },
    title: ['竞价已结束，您未竞得', 'Ended, you did not win'],
    button: /前往省平台|Go to the platform/,
  },
  '16 closed, no sale': {
    lot: { status: 'reserve_not_met' },
    viewer: { code: BIDDER },
    title: ['未成交：未达到保留价', 'Unsold: reserve not met'],
    button: /前往省平台|Go to the platform/,
  },
  '17 confirmed, sign and pay': {
    lot: { status: 'confirmed', reserveMet: true },
    viewer: { code: LEADER },
    title: ['您已竞得', 'You have won'],
    button: /前往省平台签署|Sign on the platform/,
  },
  '18 contracted': {
    lot: { status: 'contracted', reserveMet: true },
    viewer: { code: LEADER },
    title: ['合同已签订', 'Contract signed'],
    button: /前往省平台|Go to the platform/,
  },
  '19 relisted': {
    lot: { status: 'relisted' },
    viewer: { code: BIDDER },
    title: ['已再次上拍', 'Offered again'],
    button: /前往省平台|Go to the platform/,
  },
  '20 read-only, by office': {
    viewer: { roles: ['auditor'] },
    title: ['仅供查看', 'Read only'],
    button: /仅供查看|Read only/,
  },
  '20 read-only, ended': {
    lot: { status: 'confirmed', reserveMet: true },
    viewer: {},
    title: ['竞价已结束', 'Bidding has ended'],
    button: /仅供查看|Read only/,
  },
};

/** A platform whose page knows the viewer already, as after a reload. */
export function platformFor({ lot, viewer, bids }: ViewerCase): FakePlatform {
  const platform = demoPlatform();
  platform.lots = [makeLot(lot)];
  platform.bids = [...(bids ?? makeBids())];
  if (viewer)
    takingPartOf(platform.core).viewer.signedIn({
      displayName: '示例公司',
      partyId: PARTY,
      roles: viewer.roles ?? ['company'],
      registrations: registrationsOf(viewer),
    });
  return platform;
}

function registrationsOf({
  code,
  qualification = 'passed',
  deposit = 'paid',
  agreedRulesHash,
}: NonNullable<ViewerCase['viewer']>): Parameters<
  ReturnType<typeof takingPartOf>['viewer']['signedIn']
>[0]['registrations'] {
  if (code === undefined) return [];
  return [
    {
      lotId: LOT_ID,
      bidderCode: code,
      qualification,
      deposit: { amountFen: 3_000_000, status: deposit },
      agreedRulesHash,
    },
  ];
}

/** What an accepted bid of the viewer brings. */
export function acceptedBid(seq = 13, amountFen = 43_000_000, bidderCode: string = NEWCOMER): object {
  return {
    bid: makeBid(seq, amountFen, NOW, { bidderCode }),
    receipt: `eyJhbGciOiJFZERTQSJ9.${seq}.signature`,
    lot: {
      currentPriceFen: amountFen,
      nextAmountFen: amountFen + 500_000,
      closesAt: makeLot().closesAt,
      bidCount: seq,
      version: 14,
    },
  };
}
