import type {
  Consent,
  Contest,
  ContestCreate,
  Document,
  SolutionReceipt,
  SolutionVersionCreate,
} from '@jtop/contract';
import type { ConsentKind, ContestStatus, SolutionFacts, SolutionStatus } from '@jtop/rules/lifecycle';

/** A team's answer as the mock keeps it. Nobody is given it but by `solutionView`. */
export interface SolutionRecord {
  readonly id: string;
  readonly demandId: string;
  readonly partyId: string;
  readonly organization: { readonly id?: string; readonly name: string };
  readonly createdAt: number;
  /** Every version that was handed in, the first one first. */
  readonly receipts: SolutionReceipt[];
  rev: number;
  updatedAt: number;
  status: SolutionStatus;
  /** Of the newest version. */
  content: SolutionVersionCreate;
  attachments: readonly Pick<Document, 'id' | 'name' | 'mime' | 'bytes' | 'hash'>[];
  willing: boolean;
  feedback: SolutionFacts['feedback'];
  withdrawnFor?: string;
}

/** A contest as the mock keeps it. */
export interface ContestRecord {
  readonly id: string;
  readonly demandId: string;
  readonly rounds: Contest['rounds'];
  readonly solutionIds: ContestCreate['solutionIds'];
  readonly createdAt: number;
  rev: number;
  updatedAt: number;
  status: ContestStatus;
  openedAt?: number;
  decidedAt?: number;
  reason?: string | undefined;
}

/** What somebody agreed to. */
export interface ConsentRecord {
  readonly id: string;
  readonly kind: ConsentKind;
  readonly partyId: string;
  readonly subject: Consent['subject'];
  readonly textVersion: number;
  readonly textHash: string;
  readonly method: Consent['method'];
  readonly signedAt: number;
  revokedAt?: number;
}

/** Who means to take a demand on. */
export interface IntentRecord {
  readonly id: string;
  readonly demandId: string;
  readonly party: { readonly partyId: string; readonly name: string };
  readonly note?: string;
  readonly at: number;
}
