import fc from 'fast-check';
import type {
  BaseFacts,
  BoardFacts,
  ConsentFacts,
  ContestFacts,
  DemandFacts,
  MatchFacts,
  SolutionFacts,
  Who,
} from '../lifecycle/index.js';
import { FEEDBACK_CODES, SOLUTION_STATUSES, DEMAND_STATUSES } from '../lifecycle/index.js';

/** 2026-06-30T17:00:00.000+08:00, the end of answering in these tests. */
export const DEADLINE = 1_782_810_000_000;
export const WHO: readonly Who[] = ['company', 'team', 'panel', 'agent', 'operator', 'signer', 'clock'];

export function contestConsent(partyId: string, changes: Partial<ConsentFacts> = {}): ConsentFacts {
  const subject = { type: 'demand', id: 'demand-1' };
  return { kind: 'public_contest', partyId, subject, signedAt: DEADLINE - 1000, ...changes };
}

/** A consent to all that is asked of who is in a contest. */
export function allConsents(partyId: string, changes: Partial<ConsentFacts> = {}): ConsentFacts[] {
  return [contestConsent(partyId, changes), contestConsent(partyId, { kind: 'disclaimer', ...changes })];
}

export const TEAMS = [
  { solutionId: 'solution-1', partyId: 'team-1' },
  { solutionId: 'solution-2', partyId: 'team-2' },
] as const;

/** Facts under which every move of a demand is allowed that its state allows, after the deadline. */
export function demandFacts(changes: Partial<DemandFacts> = {}): DemandFacts {
  return {
    who: WHO,
    at: DEADLINE + 1,
    demandId: 'demand-1',
    seasonId: 'challenge-2026',
    companyPartyId: 'company',
    dates: {},
    diagnosis: { validity: 'valid' },
    disclosureChosen: true,
    solutionCount: 2,
    teams: TEAMS,
    consents: ['company', 'team-1', 'team-2'].flatMap((partyId) => allConsents(partyId)),
    winner: { partyId: 'team-1', status: 'competing', willing: true },
    ...changes,
  };
}

/** Facts under which every move of a solution is allowed that its state allows, at the deadline's millisecond. */
export function solutionFacts(changes: Partial<SolutionFacts> = {}): SolutionFacts {
  return {
    who: WHO,
    at: DEADLINE,
    solutionId: 'solution-1',
    demandId: 'demand-1',
    seasonId: 'challenge-2026',
    demandStatus: 'answering',
    deadline: DEADLINE,
    companyPartyId: 'company',
    teamPartyId: 'team-1',
    consents: ['company', 'team-1'].flatMap((partyId) => allConsents(partyId)),
    feedback: [{ code: 'price' }],
    willing: true,
    ...changes,
  };
}

export function contestFacts(changes: Partial<ContestFacts> = {}): ContestFacts {
  const { demandId, seasonId, companyPartyId, consents, who, at } = demandFacts();
  return { who, at, demandId, seasonId, companyPartyId, teams: [TEAMS[0]], consents, ...changes };
}

const someWho = fc.subarray([...WHO]);
const somewhen = fc.integer({ min: DEADLINE - 3, max: DEADLINE + 3 });
const someSubject = fc.constantFrom(
  ...[
    ['demand', 'demand-1'],
    ['demand', 'demand-2'],
    ['season', 'challenge-2026'],
    ['special', 'special-2026-1'],
    ['solution', 'solution-1'],
    ['solution', 'solution-2'],
  ].map(([type = '', id = '']) => ({ type, id })),
);
const somewhat = (partyId: string) =>
  fc
    .record({
      kind: fc.constantFrom('public_contest' as const, 'disclaimer' as const),
      subject: fc.oneof(fc.constant({ type: 'demand', id: 'demand-1' }), someSubject),
      revokedAt: fc.option(somewhen, { nil: undefined }),
    })
    .map((changes) => contestConsent(partyId, changes));
/** Of each party both consents, one of them, others, or none; some of them taken back. */
const someConsents: fc.Arbitrary<ConsentFacts[]> = fc
  .tuple(
    ...['company', 'team-1', 'team-2'].map((partyId) =>
      fc.oneof(fc.constant(allConsents(partyId)), fc.array(somewhat(partyId), { maxLength: 3 })),
    ),
  )
  .map((each) => each.flat());

/** Facts of every kind, good ones and bad ones in about equal parts. */
export const arbitraryBoardFacts: fc.Arbitrary<BoardFacts> = fc.record({
  who: someWho,
  at: somewhen,
  unfitDemandIds: fc.array(fc.uuid(), { maxLength: 2 }),
});

export const arbitraryBase: fc.Arbitrary<BaseFacts> = fc.record({ who: someWho, at: somewhen });

export const arbitraryDemandFacts: fc.Arbitrary<DemandFacts> = fc
  .record({
    who: someWho,
    at: somewhen,
    dates: fc.record({ deadline: fc.constantFrom(undefined, DEADLINE) }),
    diagnosis: fc.constantFrom(
      undefined,
      { validity: 'valid' as const },
      { validity: 'needs_work' as const },
      { validity: 'invalid' as const },
    ),
    disclosureChosen: fc.boolean(),
    solutionCount: fc.nat(2),
    teams: fc.subarray([...TEAMS]),
    specialId: fc.constantFrom(undefined, 'special-2026-1'),
    consents: someConsents,
    winner: fc.option(
      fc.record({
        partyId: fc.constant('team-1'),
        status: fc.constantFrom(...SOLUTION_STATUSES),
        willing: fc.boolean(),
      }),
      { nil: undefined },
    ),
  })
  .map((changes) => demandFacts(changes));

export const arbitrarySolutionFacts: fc.Arbitrary<SolutionFacts> = fc
  .record({
    who: someWho,
    at: somewhen,
    demandStatus: fc.constantFrom(...DEMAND_STATUSES),
    deadline: fc.constantFrom(undefined, DEADLINE),
    consents: someConsents,
    feedback: fc.array(fc.record({ code: fc.constantFrom<string>(...FEEDBACK_CODES, 'because') }), {
      maxLength: 2,
    }),
    willing: fc.boolean(),
  })
  .map((changes) => solutionFacts(changes));

export const arbitraryContestFacts: fc.Arbitrary<ContestFacts> = fc
  .record({ who: someWho, at: somewhen, consents: someConsents })
  .map((changes) => contestFacts(changes));

export const arbitraryMatchFacts: fc.Arbitrary<MatchFacts> = fc.record({
  who: someWho,
  at: somewhen,
  declineReason: fc.constantFrom(undefined, 'price', 'no reason'),
});
