import type { MatchReason } from '@jtop/contract';

/** What a side is told of how well a pair fits. */
export interface Told {
  readonly scoreBp: number;
  readonly reasons: readonly MatchReason[];
}

/** A match as the mock keeps it, whole. Nobody is given it but by `matchView`. */
export interface MatchRecord {
  readonly id: string;
  readonly demandId: string;
  readonly side: 'listing' | 'team';
  readonly counterpartId: string;
  /** Who answers for it. */
  readonly partyId: string;
  readonly title: string;
  readonly method: 'rule' | 'expert';
  readonly createdAt: number;
  rev: number;
  updatedAt: number;
  status: 'suggested' | 'pushed' | 'viewed' | 'accepted' | 'declined';
  /** By the whole demand; absent where it would not suggest this. */
  whole?: Told;
  /** By what the public sees of it. */
  shown?: Told;
  proposedBy?: string;
  declineReason?: string;
  note?: string;
}

/** A demand that was brought before a party. */
export interface PushRecord {
  readonly id: string;
  readonly demandId: string;
  readonly audience: string;
  readonly channel: string;
  readonly batchNo?: number;
  readonly partyId: string;
  readonly matchId?: string;
  readonly sentBy: string;
  readonly sentAt: number;
  openedAt?: number;
  respondedAt?: number;
}
