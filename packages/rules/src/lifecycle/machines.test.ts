import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arbitraryBase,
  arbitraryBoardFacts,
  arbitraryContestFacts,
  arbitraryDemandFacts,
  arbitraryMatchFacts,
  arbitrarySolutionFacts,
  WHO,
} from '../testing/season-facts.js';
import {
  apply,
  BOARD_MACHINE,
  CONSENT_MACHINE,
  CONTEST_MACHINE,
  DEMAND_MACHINE,
  MATCH_MACHINE,
  SOLUTION_MACHINE,
  triggersOf,
  type BaseFacts,
  type Machine,
  type Who,
} from './index.js';

/** The machines read once more by hand, from §6.4.3 and §6.4.4: from each state, where one may come. */
const BOARD_WAYS: Record<string, string[]> = {
  draft: ['published', 'withdrawn'],
  published: ['withdrawn'],
  withdrawn: [],
};
const DEMAND_WAYS: Record<string, string[]> = {
  draft: ['collected', 'withdrawn'],
  collected: ['diagnosing', 'withdrawn'],
  diagnosing: ['collected', 'diagnosed', 'withdrawn'],
  diagnosed: ['published', 'withdrawn'],
  published: ['pushed', 'answering', 'unmet', 'withdrawn'],
  pushed: ['answering', 'unmet', 'withdrawn'],
  answering: ['roadshow', 'competing', 'awarded', 'unmet', 'withdrawn'],
  roadshow: ['competing', 'awarded', 'unmet', 'withdrawn'],
  competing: ['answering', 'awarded', 'unmet', 'withdrawn'],
  awarded: ['contracted', 'unmet', 'withdrawn'],
  contracted: ['tracked'],
  tracked: ['closed'],
  closed: [],
  unmet: ['carried_over', 'withdrawn'],
  carried_over: [],
  withdrawn: [],
};
const SOLUTION_WAYS: Record<string, string[]> = {
  draft: ['submitted', 'withdrawn'],
  submitted: ['submitted', 'screening', 'not_selected', 'withdrawn'],
  screening: ['submitted', 'shortlisted', 'not_selected', 'withdrawn'],
  shortlisted: ['submitted', 'roadshow', 'competing', 'won', 'not_selected', 'withdrawn'],
  roadshow: ['competing', 'won', 'not_selected', 'withdrawn'],
  competing: ['shortlisted', 'won', 'not_selected', 'withdrawn'],
  won: ['contracted', 'withdrawn'],
  not_selected: [],
  contracted: [],
  withdrawn: [],
};
const CONTEST_WAYS: Record<string, string[]> = {
  planned: ['open', 'cancelled'],
  open: ['halted', 'decided', 'cancelled'],
  halted: ['open', 'cancelled'],
  decided: [],
  cancelled: [],
};
const MATCH_WAYS: Record<string, string[]> = {
  suggested: ['pushed'],
  pushed: ['viewed', 'accepted', 'declined'],
  viewed: ['accepted', 'declined'],
  accepted: [],
  declined: [],
};
const CONSENT_WAYS: Record<string, string[]> = { signed: ['revoked'], revoked: [] };

function behaves<State extends string, Trigger extends string, Facts extends BaseFacts>(
  machine: Machine<State, Trigger, Facts>,
  ways: Record<string, string[]>,
  facts: fc.Arbitrary<Facts>,
): void {
  const triggers = [...new Set(machine.moves.map(({ trigger }) => trigger))];
  const steps = fc.array(fc.tuple(fc.constantFrom(...triggers), facts), { maxLength: 60 });

  describe(`the life of a ${machine.name}`, () => {
    it('takes no sequence of triggers to a state that the tables do not allow', () => {
      fc.assert(
        fc.property(steps, (sequence) => {
          let state = machine.initial;
          for (const [trigger, each] of sequence) {
            const before = JSON.stringify(each);
            const applied = apply(machine, state, trigger, each);
            expect(JSON.stringify(each), 'facts are only read').toBe(before);
            if (!applied.ok) {
              expect(applied).toEqual({
                ok: false,
                code: expect.stringMatching(/^[a-z]+\.[a-z_]+$/) as string,
                extras: expect.any(Object) as object,
              });
              continue;
            }
            expect(ways[state]).toContain(applied.state);
            expect(triggersOf(machine, state, each.who)).toContain(trigger);
            state = applied.state;
          }
        }),
        { numRuns: 400 },
      );
    });

    it('says no from every final state, to whoever asks', () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...machine.finals),
          fc.constantFrom(...triggers),
          facts,
          (state, trigger, each) => {
            expect(apply(machine, state, trigger, { ...each, who: WHO })).toEqual({
              ok: false,
              code: `${machine.name}.state`,
              extras: { [`${machine.name}Status`]: state },
            });
            expect(triggersOf(machine, state, WHO)).toEqual([]);
          },
        ),
      );
    });

    it('reaches every state, goes the ways it is meant to and no others', () => {
      const found: Record<string, string[]> = Object.fromEntries(
        machine.states.map((state) => [
          state,
          machine.states.filter((to) =>
            machine.moves.some((move) => move.from.includes(state) && move.to === to),
          ),
        ]),
      );
      const sorted = Object.fromEntries(
        Object.entries(ways).map(([state, to]) => [
          state,
          machine.states.filter((each) => to.includes(each)),
        ]),
      );
      expect(found).toEqual(sorted);
      const reached = new Set<string>([machine.initial]);
      for (const state of reached) for (const to of found[state] ?? []) reached.add(to);
      expect([...reached].sort()).toEqual([...machine.states].sort());
      expect(machine.states.filter((state) => ways[state]?.length === 0)).toEqual(
        machine.states.filter((state) => machine.finals.includes(state)),
      );
    });

    it('refuses who has no business with a trigger, in every state', () => {
      for (const state of machine.states) {
        for (const trigger of triggers) {
          const refused = fc
            .sample(facts, 1)
            .map((each) => apply(machine, state, trigger, { ...each, who: [] }));
          expect(refused).toEqual([{ ok: false, code: 'auth.forbidden', extras: { trigger } }]);
        }
        expect(triggersOf(machine, state, [])).toEqual([]);
      }
    });
  });
}

behaves(DEMAND_MACHINE, DEMAND_WAYS, arbitraryDemandFacts);
behaves(SOLUTION_MACHINE, SOLUTION_WAYS, arbitrarySolutionFacts);
behaves(CONTEST_MACHINE, CONTEST_WAYS, arbitraryContestFacts);
behaves(MATCH_MACHINE, MATCH_WAYS, arbitraryMatchFacts);
behaves(CONSENT_MACHINE, CONSENT_WAYS, arbitraryBase);
behaves(BOARD_MACHINE, BOARD_WAYS, arbitraryBoardFacts);

it('a state or a trigger that no table has is refused and not stumbled over', () => {
  const at = { who: WHO, at: 0 };
  expect(apply(CONSENT_MACHINE, 'lost' as 'signed', 'revoke', at)).toMatchObject({ code: 'consent.state' });
  expect(apply(CONSENT_MACHINE, 'signed', 'burn' as 'revoke', at)).toMatchObject({ code: 'consent.state' });
  expect(triggersOf(CONSENT_MACHINE, 'lost' as 'signed', WHO)).toEqual([]);
});

describe('a trigger that one state allows to one and another state to another', () => {
  const door: Machine<'open' | 'shut', 'turn', BaseFacts & { locked: boolean }> = {
    name: 'door',
    initial: 'open',
    states: ['open', 'shut'],
    finals: [],
    moves: [
      { trigger: 'turn', from: ['open'], to: 'shut', who: ['company'] },
      { trigger: 'turn', from: ['shut'], to: 'open', who: ['operator'], when: ({ locked }) => !locked },
    ],
  };
  const turn = (state: 'open' | 'shut', who: Who, locked = false) =>
    apply(door, state, 'turn', { who: [who], at: 0, locked });

  it('is for each in the own state only', () => {
    expect(turn('open', 'company')).toEqual({ ok: true, state: 'shut', effects: [] });
    expect(turn('open', 'operator')).toMatchObject({ code: 'auth.forbidden' });
    expect(turn('shut', 'company')).toMatchObject({ code: 'auth.forbidden' });
  });

  it('is refused where no line is meant', () => {
    expect(turn('shut', 'operator').ok).toBe(true);
    expect(turn('shut', 'operator', true)).toEqual({
      ok: false,
      code: 'door.state',
      extras: { doorStatus: 'shut' },
    });
  });
});
