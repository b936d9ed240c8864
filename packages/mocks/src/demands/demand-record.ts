import type { DemandCreate, Diagnosis, Disclosure, Document } from '@jtop/contract';
import { otherNamesOf } from '@jtop/rules/disclosure';
import type { DemandStatus, SeasonDates } from '@jtop/rules/lifecycle';

/** What a company says of its demand, as it is written. */
export type DemandContent = Omit<
  DemandCreate,
  'seasonId' | 'specialId' | 'submit' | 'disclosure' | 'attachments'
> & {
  /** The files that were taken up, as they are shown. */
  readonly attachments?: readonly Pick<Document, 'id' | 'name' | 'mime' | 'bytes' | 'hash'>[];
  readonly track: NonNullable<DemandCreate['track']>;
  readonly adcode: string;
};

export interface DemandOwner {
  readonly partyId: string;
  readonly name: string;
  /** By what else the company can be recognised in a text. */
  readonly otherNames: readonly string[];
}

/** A demand as the mock keeps it, whole. Nobody is given it but by `demandView`. */
export interface DemandRecord {
  readonly id: string;
  readonly no: string;
  readonly company: DemandOwner;
  readonly createdAt: number;
  seasonId: string;
  specialId?: string;
  rev: number;
  updatedAt: number;
  status: DemandStatus;
  content: DemandContent;
  /** Absent until the company has chosen. */
  disclosure?: Disclosure;
  diagnosis?: Diagnosis;
  /** Epoch milliseconds; the deadline among them. */
  dates: SeasonDates;
  /** When it was marked as hot, epoch milliseconds. */
  hotAt?: number;
  /** Solutions handed in and not withdrawn. */
  answerCount: number;
  awardedSolutionId?: string;
  /** The winner, once both sides have agreed: a party to the demand. */
  agreedPartyId?: string;
  carriedOverTo?: string;
  /** Why it was taken back. */
  withdrawnFor?: string;
  /** Parties of the teams that it was pushed to. */
  readonly matchedPartyIds: Set<string>;
}

/** Whether everybody may know of a demand: it has been published, and not taken back since. */
export const isPublicDemand = ({ dates, status }: DemandRecord): boolean =>
  dates.publishedAt !== undefined && status !== 'withdrawn';

/** A company’s names, found as the platform finds them. */
export const namesOf = (name: string): Omit<DemandOwner, 'partyId'> => ({
  name,
  otherNames: otherNamesOf(name),
});
