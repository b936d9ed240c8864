import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allConsents,
  arbitraryContestFacts,
  arbitraryDemandFacts,
  arbitrarySolutionFacts,
  contestConsent,
  contestFacts,
  DEADLINE,
  demandFacts,
  solutionFacts,
  TEAMS,
  WHO,
} from '../testing/season-facts.js';
import {
  apply,
  CONSENT_MACHINE,
  consentStands,
  CONTEST_MACHINE,
  dateOrderBreach,
  DEMAND_MACHINE,
  FEEDBACK_CODES,
  MATCH_MACHINE,
  SOLUTION_MACHINE,
  triggersOf,
  type DemandFacts,
  type DemandStatus,
  type DemandTrigger,
  type ConsentFacts,
  type ContestConsents,
  type SolutionFacts,
  type SolutionStatus,
  type SolutionTrigger,
} from './index.js';

const demand = (state: DemandStatus, trigger: DemandTrigger, changes: Partial<DemandFacts> = {}) =>
  apply(DEMAND_MACHINE, state, trigger, demandFacts(changes));
const solution = (state: SolutionStatus, trigger: SolutionTrigger, changes: Partial<SolutionFacts> = {}) =>
  apply(SOLUTION_MACHINE, state, trigger, solutionFacts(changes));

describe('publishing a demand', () => {
  const before = { at: DEADLINE - 1, dates: { deadline: DEADLINE } };

  it('makes it visible once it is valid and the company has chosen what to hide', () => {
    expect(demand('diagnosed', 'publish', before)).toEqual({
      ok: true,
      state: 'published',
      effects: ['disclosure.publish'],
    });
  });

  it('needs a stored choice of disclosure, even one that hides nothing', () => {
    expect(demand('diagnosed', 'publish', { ...before, disclosureChosen: false })).toEqual({
      ok: false,
      code: 'demand.disclosure_missing',
      extras: {},
    });
  });

  it.each(['invalid', 'needs_work'] as const)('refuses a demand found %s', (validity) => {
    expect(demand('diagnosed', 'publish', { ...before, diagnosis: { validity } })).toEqual({
      ok: false,
      code: 'demand.not_valid',
      extras: { validity },
    });
  });

  it.each([
    ['draft', 'submit'],
    ['diagnosed', 'publish'],
  ] as const)('refuses a deadline that has come already, from %s', (state, trigger) => {
    expect(demand(state, trigger, before).ok).toBe(true);
    expect(demand(state, trigger, { ...before, at: DEADLINE })).toEqual({
      ok: false,
      code: 'demand.deadline_past',
      extras: { deadline: '2026-06-30T17:00:00.000+08:00' },
    });
  });

  it('refuses a roadshow that is planned before it', () => {
    expect(demand('diagnosed', 'publish', { ...before, dates: { roadshowAt: DEADLINE - 2 } })).toEqual({
      ok: false,
      code: 'demand.date_order',
      extras: { earlier: 'publishedAt', later: 'roadshowAt' },
    });
  });

  it('is the operator’s, not the company’s', () => {
    expect(demand('diagnosed', 'publish', { who: ['company', 'agent'] })).toMatchObject({
      code: 'auth.forbidden',
    });
    expect(triggersOf(DEMAND_MACHINE, 'diagnosed', ['company'])).toEqual(['withdraw']);
  });
});

describe('the diagnosis', () => {
  it.each([
    ['valid', 'diagnosed'],
    ['invalid', 'diagnosed'],
    ['needs_work', 'collected'],
  ] as const)('%s leads to %s', (validity, state) => {
    expect(demand('diagnosing', 'diagnose', { diagnosis: { validity } })).toMatchObject({ state });
  });

  it('has to say something', () => {
    expect(demand('diagnosing', 'diagnose', { diagnosis: undefined })).toMatchObject({
      code: 'demand.diagnosis_missing',
    });
  });
});

describe('a public contest', () => {
  const revoked = (partyId: string, revokedAt: number) =>
    ['company', 'team-1', 'team-2'].flatMap((each) => [
      contestConsent(each, each === partyId ? { revokedAt } : {}),
      contestConsent(each, { kind: 'disclaimer' }),
    ]);

  it.each([
    ['company', 'demand'],
    ['team-2', 'supply'],
  ])('stands or falls with the consent of %s, at the millisecond of its revocation', (party, side) => {
    const at = DEADLINE + 5;
    const refusal = {
      ok: false,
      code: 'demand.consent_missing',
      extras: { kind: 'public_contest', side },
    };
    expect(demand('answering', 'open_contest', { at, consents: revoked(party, at + 1) }).ok).toBe(true);
    expect(demand('answering', 'open_contest', { at, consents: revoked(party, at) })).toEqual(refusal);
    expect(demand('competing', 'award', { at, consents: revoked(party, at) })).toEqual(refusal);
    const contest = contestFacts({
      at,
      teams: TEAMS,
      consents: revoked(party, at),
    });
    for (const [state, trigger] of [
      ['planned', 'open'],
      ['halted', 'resume'],
      ['open', 'decide'],
    ] as const) {
      expect(apply(CONTEST_MACHINE, state, trigger, contest)).toEqual(refusal);
    }
  });

  it('counts neither another kind of consent, nor one to another demand, nor one of tomorrow', () => {
    const of = (changes: object) => [contestConsent('company', changes), ...allConsents('team-1')];
    for (const changes of [
      { kind: 'disclaimer' },
      { subject: { type: 'demand', id: 'demand-2' } },
      { subject: { type: 'event', id: 'demand-1' } },
      { signedAt: DEADLINE + 2 },
    ]) {
      expect(demand('answering', 'open_contest', { teams: [TEAMS[0]], consents: of(changes) })).toMatchObject(
        { code: 'demand.consent_missing' },
      );
    }
  });

  it('of nobody is none', () => {
    expect(demand('answering', 'open_contest', { teams: [] })).toMatchObject({
      extras: { side: 'supply' },
    });
  });

  it('that is stopped leaves the demand open to an award without it', () => {
    expect(demand('competing', 'stop_contest', { who: ['clock'] })).toMatchObject({
      state: 'answering',
      effects: ['contest.halt'],
    });
    expect(demand('answering', 'award', { consents: [] })).toEqual({
      ok: true,
      state: 'awarded',
      effects: [],
    });
    expect(solution('competing', 'stop_contest', { who: ['clock'] })).toMatchObject({ state: 'shortlisted' });
  });

  it('takes in no solution whose party has not agreed', () => {
    expect(solution('shortlisted', 'compete').ok).toBe(true);
    expect(solution('shortlisted', 'compete', { consents: [contestConsent('company')] })).toMatchObject({
      code: 'demand.consent_missing',
      extras: { side: 'supply' },
    });
    expect(solution('competing', 'win', { consents: [contestConsent('team-1')] })).toMatchObject({
      code: 'demand.consent_missing',
      extras: { side: 'demand' },
    });
  });
});

describe('the stage (I-P3)', () => {
  const at = DEADLINE + 5;
  const disclaimer = (partyId: string, changes: Partial<ConsentFacts> = {}) =>
    contestConsent(partyId, { kind: 'disclaimer', ...changes });
  const others = ['company', 'team-1', 'team-2'].map((partyId) => contestConsent(partyId));
  const roadshow = (consents: readonly ConsentFacts[], changes: Partial<DemandFacts> = {}) =>
    demand('answering', 'hold_roadshow', { at, consents: [...others, ...consents], ...changes });

  it('is for who has signed the disclaimer, and who has not is named by its solution', () => {
    const all = ['company', 'team-1', 'team-2'].map((partyId) => disclaimer(partyId));
    expect(roadshow(all)).toMatchObject({ ok: true, state: 'roadshow' });
    expect(roadshow([])).toEqual({
      ok: false,
      code: 'demand.consent_missing',
      extras: { kind: 'disclaimer', side: 'demand', solutionIds: ['solution-1', 'solution-2'] },
    });
    expect(roadshow(all.slice(1))).toMatchObject({ extras: { kind: 'disclaimer', side: 'demand' } });
    expect(roadshow(all.slice(1))).not.toHaveProperty('extras.solutionIds');
    expect(roadshow(all.slice(0, 2))).toMatchObject({
      extras: { side: 'supply', solutionIds: ['solution-2'] },
    });
    expect(JSON.stringify(roadshow([]))).not.toMatch(/team-|company/);
  });

  it('needs that of the company alone where no solution is shown', () => {
    expect(roadshow([disclaimer('company')], { teams: [] }).ok).toBe(true);
    expect(roadshow([], { teams: [] })).toMatchObject({ extras: { side: 'demand' } });
  });

  it.each([
    ['company', 'season', 'challenge-2026', true],
    ['company', 'special', 'special-2026-1', true],
    ['company', 'solution', 'solution-1', false],
    ['company', 'demand', 'demand-2', false],
    ['company', 'season', 'challenge-2025', false],
    ['team-1', 'season', 'challenge-2026', true],
    ['team-1', 'solution', 'solution-1', true],
    ['team-1', 'solution', 'solution-2', false],
  ])('takes a disclaimer of %s for the %s %s: %s', (partyId, type, id, ok) => {
    const rest = ['company', 'team-1', 'team-2'].filter((each) => each !== partyId);
    const consents = [
      ...rest.map((each) => disclaimer(each)),
      disclaimer(partyId, { subject: { type, id } }),
    ];
    expect(roadshow(consents, { specialId: 'special-2026-1' }).ok).toBe(ok);
  });

  it.each(['company', 'team-1', 'team-2'])('is closed from the millisecond in which %s revokes', (who) => {
    const until = (revokedAt: number): ConsentFacts[] =>
      ['company', 'team-1', 'team-2'].map((each) => disclaimer(each, each === who ? { revokedAt } : {}));
    expect(roadshow(until(at + 1)).ok).toBe(true);
    expect(roadshow(until(at))).toMatchObject({ code: 'demand.consent_missing' });
    const consents = [...others, ...until(at)];
    expect(demand('roadshow', 'open_contest', { at, consents })).toMatchObject({
      extras: { kind: 'disclaimer' },
    });
    for (const [state, trigger] of [
      ['planned', 'open'],
      ['halted', 'resume'],
    ] as const) {
      const facts = contestFacts({ at, teams: TEAMS, consents });
      expect(apply(CONTEST_MACHINE, state, trigger, facts)).toMatchObject({ extras: { kind: 'disclaimer' } });
    }
    if (who === 'team-2') return;
    for (const trigger of ['hold_roadshow', 'compete'] as const) {
      expect(solution('shortlisted', trigger, { at, consents })).toMatchObject({
        code: 'demand.consent_missing',
        extras: { kind: 'disclaimer' },
      });
    }
  });

  it('lets nobody on, by whatever way, whose disclaimer does not stand', () => {
    const stands = (facts: ContestConsents & { readonly at: number }): boolean => {
      const events = new Set([facts.demandId, facts.seasonId, facts.specialId]);
      const signers = (more: string) =>
        facts.consents.filter(
          ({ kind, subject, signedAt, revokedAt = Infinity }) =>
            kind === 'disclaimer' &&
            (events.has(subject.id) || subject.id === more) &&
            signedAt <= facts.at &&
            facts.at < revokedAt,
        );
      const has = (partyId: string, more = ''): boolean =>
        signers(more).some((consent) => consent.partyId === partyId);
      return (
        has(facts.companyPartyId) && facts.teams.every(({ partyId, solutionId }) => has(partyId, solutionId))
      );
    };
    let seen = 0;
    fc.assert(
      fc.property(arbitraryDemandFacts, arbitrarySolutionFacts, arbitraryContestFacts, (one, two, three) => {
        const alone = { ...two, teams: [{ solutionId: 'solution-1', partyId: two.teamPartyId }] };
        const moves = [
          [one, apply(DEMAND_MACHINE, 'answering', 'hold_roadshow', { ...one, who: WHO })],
          [one, apply(DEMAND_MACHINE, 'roadshow', 'open_contest', { ...one, who: WHO })],
          [alone, apply(SOLUTION_MACHINE, 'shortlisted', 'hold_roadshow', { ...two, who: WHO })],
          [alone, apply(SOLUTION_MACHINE, 'roadshow', 'compete', { ...two, who: WHO })],
          [three, apply(CONTEST_MACHINE, 'planned', 'open', { ...three, who: WHO })],
          [three, apply(CONTEST_MACHINE, 'halted', 'resume', { ...three, who: WHO })],
        ] as const;
        for (const [facts, applied] of moves) {
          if (!applied.ok) continue;
          seen += 1;
          expect(stands(facts)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
    expect(seen).toBeGreaterThan(100);
  });
});

describe('an award', () => {
  it.each([
    ['no_solution', { solutionCount: 0 }],
    ['none_chosen', { winner: undefined }],
    ['not_in_it', { winner: { partyId: 'team-1', status: 'withdrawn', willing: true } }],
    ['not_in_it', { winner: { partyId: 'team-1', status: 'submitted', willing: true } }],
    ['not_willing', { winner: { partyId: 'team-1', status: 'competing', willing: false } }],
  ] as const)('is refused for %s', (reason, changes) => {
    expect(demand('answering', 'award', changes)).toEqual({
      ok: false,
      code: 'demand.winner_missing',
      extras: { reason },
    });
  });

  it('waits until the last answer could have come', () => {
    expect(demand('answering', 'award', { at: DEADLINE, dates: { deadline: DEADLINE } })).toEqual({
      ok: false,
      code: 'demand.answers_open',
      extras: { deadline: '2026-06-30T17:00:00.000+08:00' },
    });
    expect(demand('answering', 'award', { dates: { deadline: DEADLINE } }).ok).toBe(true);
  });

  it('comes after the roadshow', () => {
    expect(demand('roadshow', 'award', { dates: { roadshowAt: DEADLINE + 1 } })).toMatchObject({
      code: 'demand.date_order',
      extras: { earlier: 'roadshowAt', later: 'awardedAt' },
    });
  });
});

describe('a solution and its deadline', () => {
  it.each(['submit', 'revise'] as const)(
    'takes %s at the deadline’s millisecond and not one later',
    (trigger) => {
      const from = trigger === 'submit' ? 'draft' : 'submitted';
      expect(solution(from, trigger, { at: DEADLINE })).toEqual({
        ok: true,
        state: 'submitted',
        effects: ['version.create', 'receipt.issue'],
      });
      expect(solution(from, trigger, { at: DEADLINE + 1 })).toEqual({
        ok: false,
        code: 'solution.deadline_passed',
        extras: { deadline: '2026-06-30T17:00:00.000+08:00' },
      });
    },
  );

  it('is taken at any time where the demand has none, as long as it is open', () => {
    const late = { at: DEADLINE * 2, deadline: undefined };
    expect(solution('draft', 'submit', late).ok).toBe(true);
    expect(solution('draft', 'submit', { ...late, demandStatus: 'roadshow' })).toEqual({
      ok: false,
      code: 'demand.state',
      extras: { demandStatus: 'roadshow' },
    });
  });

  it('is judged anew after a new version, and cannot change once it is on stage', () => {
    expect(solution('shortlisted', 'revise')).toMatchObject({ state: 'submitted' });
    expect(solution('competing', 'revise')).toMatchObject({ code: 'solution.state' });
  });
});

describe('who is not selected', () => {
  const reasons = FEEDBACK_CODES.filter((code) => code !== 'chosen');

  it.each([[[]], [[{ code: 'chosen' }]], [[{ code: 'because' }]], [[{ code: 'price' }, { code: '' }]]])(
    'is not sent away with %j',
    (feedback) => {
      expect(solution('screening', 'not_select', { feedback })).toEqual({
        ok: false,
        code: 'solution.feedback_required',
        extras: { codes: reasons },
      });
    },
  );

  it.each(reasons)('is told %s', (code) => {
    expect(solution('screening', 'not_select', { feedback: [{ code }] })).toMatchObject({
      state: 'not_selected',
      effects: ['feedback.deliver'],
    });
  });
});

describe('the dates of a demand (I-M2)', () => {
  const all = { submittedAt: 1, reviewedAt: 2, publishedAt: 3, deadline: 4, roadshowAt: 5, awardedAt: 6 };

  it('are in order, whatever is missing', () => {
    expect(dateOrderBreach(all)).toBeUndefined();
    expect(dateOrderBreach({})).toBeUndefined();
    expect(dateOrderBreach({ submittedAt: 1, awardedAt: 6 })).toBeUndefined();
  });

  it.each([
    [{ ...all, reviewedAt: 0 }, 'submittedAt', 'reviewedAt'],
    [{ ...all, deadline: 3 }, 'publishedAt', 'deadline'],
    [{ ...all, roadshowAt: 4 }, 'deadline', 'roadshowAt'],
    [{ ...all, awardedAt: 5 }, 'roadshowAt', 'awardedAt'],
    [{ submittedAt: 9, awardedAt: 8 }, 'submittedAt', 'awardedAt'],
  ])('%j are not', (dates, earlier, later) => {
    expect(dateOrderBreach(dates)).toEqual({ earlier, later });
  });

  it('that the platform stamps may fall on one millisecond', () => {
    expect(dateOrderBreach({ ...all, reviewedAt: 1, publishedAt: 1 })).toBeUndefined();
  });
});

describe('a consent', () => {
  it('stands from its signature until just before its revocation', () => {
    const consent = contestConsent('company', { signedAt: 10, revokedAt: 20 });
    expect([9, 10, 19, 20].map((at) => consentStands(consent, at))).toEqual([false, true, true, false]);
  });

  it('is taken back by who signed it and nobody else', () => {
    expect(apply(CONSENT_MACHINE, 'signed', 'revoke', { who: ['operator'], at: 0 })).toMatchObject({
      code: 'auth.forbidden',
    });
    expect(apply(CONSENT_MACHINE, 'signed', 'revoke', { who: ['signer'], at: 0 })).toEqual({
      ok: true,
      state: 'revoked',
      effects: ['contest.halt', 'disclosure.retract'],
    });
  });
});

describe('a match', () => {
  it('is declined with a reason of the list', () => {
    const facts = { who: ['team'], at: 0 } as const;
    expect(apply(MATCH_MACHINE, 'viewed', 'decline', { ...facts, declineReason: 'price' }).ok).toBe(true);
    for (const declineReason of [undefined, '', 'bored']) {
      expect(apply(MATCH_MACHINE, 'viewed', 'decline', { ...facts, declineReason })).toMatchObject({
        code: 'match.reason_required',
      });
    }
  });

  it('cannot be answered before it was pushed', () => {
    expect(triggersOf(MATCH_MACHINE, 'suggested', ['team'])).toEqual([]);
  });
});
