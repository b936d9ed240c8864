import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FULL_BOARD_ENTRY, FULL_DEMAND, FULL_SOLUTION } from '../testing/season-entities.js';
import {
  DISCLOSURE_LEVELS,
  HIDEABLE_FIELDS,
  reaches,
  redactBoardEntry,
  redactDemand,
  redactSolution,
  type DemandRecord,
  type DisclosureChoice,
  type DisclosureLevel,
} from './index.js';

/** The lowest level that may read the whole of a field, read from §6.11 by hand; what is not listed, all may. */
const WHOLE_FROM: Record<string, DisclosureLevel> = {
  'company.uscc': 'parties',
  'contactPerson.name': 'parties',
  'contactPerson.phone': 'parties',
  'contactPerson.email': 'parties',
  contactPersonId: 'parties',
  constraints: 'members',
  presentState: 'members',
  problem: 'members',
  attachments: 'parties',
  'diagnosis.panel.name': 'parties',
  'diagnosis.comments': 'parties',
  subcentreId: 'matched',
  awardedSolutionId: 'parties',
  createdBy: 'operator',
};
const IDENTITY = [
  'company.name',
  'company.shortName',
  'company.partyId',
  'company.organizationId',
  'companyId',
];

/** A word that stands nowhere else, so that finding it means that the field was told. */
const canary = (path: string): string => `canary${path.replace(/[^a-z]/gi, '').toLowerCase()}zzz`;

/** Every text of an entity replaced by its canary, and fields added that no table knows, at every depth. */
function planted(value: unknown, path = ''): unknown {
  if (typeof value === 'string') return canary(path);
  if (Array.isArray(value)) return value.map((item) => planted(item, path));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, item]) => [
    key,
    planted(item, path === '' ? key : `${path}.${key}`),
  ]);
  return {
    ...Object.fromEntries(fields),
    internalNote: canary('internal'),
    ['__proto__x']: canary('internal'),
  };
}

/** The texts of the demand, with what is no free text as it has to be. */
function plantedDemand(base: object, disclosure: DisclosureChoice): DemandRecord {
  const { field, adcode, budgetFen } = FULL_DEMAND;
  const record = planted(base) as DemandRecord & { problem: string };
  return {
    ...record,
    ...{ problem: '述'.repeat(200) + canary('problem') },
    field,
    adcode,
    budgetFen,
    disclosure,
  };
}

const arbitraryLevel = fc.constantFrom(...DISCLOSURE_LEVELS);
const arbitraryChoice: fc.Arbitrary<DisclosureChoice> = fc.record({
  level: arbitraryLevel,
  hiddenFields: fc.array(
    fc.oneof(
      fc.constantFrom<string>(...HIDEABLE_FIELDS, 'company'),
      fc.record({ field: fc.constantFrom<string>(...HIDEABLE_FIELDS), from: arbitraryLevel }),
    ),
    { maxLength: 5 },
  ),
});

/** The lowest level that a choice lets read a field: the rules once more, slowly. */
function wishedFrom(choice: DisclosureChoice, field: string): DisclosureLevel {
  const capped = (level: DisclosureLevel) => (reaches(level, 'parties') ? 'parties' : level);
  const levels = choice.hiddenFields.flatMap((entry) => {
    if (typeof entry !== 'string') return entry.field === field ? [capped(entry.from)] : [];
    if (entry !== field) return [];
    return [choice.level === 'public' ? 'parties' : capped(choice.level)];
  });
  return DISCLOSURE_LEVELS.filter((level) => levels.every((from) => reaches(level, from)))[0] ?? 'operator';
}

describe('a view', () => {
  it.each([
    ['demand', FULL_DEMAND, redactDemand],
    ['board entry', FULL_BOARD_ENTRY, redactBoardEntry as typeof redactDemand],
  ])(
    'of a %s never holds a word of a field that its level may not read, at any depth',
    (_name, base, look) => {
      fc.assert(
        fc.property(arbitraryChoice, arbitraryLevel, fc.nat(9), (choice, level, alike) => {
          const demand = plantedDemand(base, choice);
          const { view, _redacted } = look(demand, level, { alike });
          const said = JSON.stringify({ view, _redacted });
          expect(said).not.toContain(canary('internal'));
          expect(said).not.toContain('internalNote');
          for (const [path, from] of Object.entries(WHOLE_FROM)) {
            if (!reaches(level, from)) expect(said, path).not.toContain(canary(path));
          }
          for (const field of HIDEABLE_FIELDS) {
            if (reaches(level, wishedFrom(choice, field))) continue;
            expect(Object.keys(view)).not.toContain(field);
            expect(said, field).not.toContain(canary(field));
          }
          const isNamed = choice.hiddenFields.includes('company') || reaches(choice.level, 'parties');
          if (!reaches(level, isNamed ? 'parties' : choice.level)) {
            for (const path of IDENTITY) expect(said, path).not.toContain(canary(path));
          }
          if (!reaches(level, 'matched')) expect(said).not.toContain(String(FULL_DEMAND.budgetFen.maxFen));
        }),
        { numRuns: 500 },
      );
    },
  );

  it('of a demand marks everything that is missing or changed', () => {
    fc.assert(
      fc.property(arbitraryChoice, arbitraryLevel, (disclosure, level) => {
        const demand: DemandRecord & Record<string, unknown> = { ...FULL_DEMAND, disclosure };
        const { view, _redacted } = redactDemand(demand, level, { alike: 5 });
        const marked = new Set(_redacted.map(({ path }) => /^\$\.(\w+)/.exec(path)?.[1]));
        for (const field of Object.keys(demand)) {
          const same = JSON.stringify(view[field]) === JSON.stringify(demand[field]);
          expect([field, marked.has(field)]).toEqual([field, !same]);
        }
      }),
    );
  });

  it('of a level holds all that the level below is told', () => {
    fc.assert(
      fc.property(arbitraryChoice, (disclosure) => {
        const views = DISCLOSURE_LEVELS.map((level) =>
          Object.keys(redactDemand({ ...FULL_DEMAND, disclosure }, level, { alike: 5 }).view),
        );
        views.slice(1).forEach((wider, index) => {
          // A band stands in for the range, which says more.
          const told = (views[index] ?? []).filter((field) => field !== 'budgetBand');
          expect(wider).toEqual(expect.arrayContaining(told));
        });
      }),
    );
  });

  it('of a solution is for its team, its demand’s side and the operator', () => {
    const solution = planted(FULL_SOLUTION) as object;
    for (const level of DISCLOSURE_LEVELS.filter((each) => each !== 'operator')) {
      for (const consented of [false, true]) {
        expect(redactSolution(solution, { level, consented }, FULL_DEMAND)).toEqual({
          view: {},
          _redacted: [{ path: '$', method: 'removal', reason: 'level' }],
        });
      }
    }
    const unread = redactSolution(solution, { level: 'parties', demandSide: true }, FULL_DEMAND);
    for (const field of [
      'approach',
      'evidence.title',
      'ipPlan',
      'attachments.name',
      'lead.name',
      'members.name',
    ]) {
      expect(JSON.stringify(unread)).not.toContain(canary(field));
    }
    for (const [field, viewer] of [
      ['receiptJws', { level: 'parties', demandSide: true, consented: true }],
      ['screeningNotes', { level: 'matched', ownTeam: true }],
      ['internal', { level: 'operator' }],
    ] as const) {
      expect(JSON.stringify(redactSolution(solution, viewer, FULL_DEMAND))).not.toContain(canary(field));
    }
  });

  it('leaves the entity as it was and shares nothing with it', () => {
    const before = JSON.stringify(FULL_DEMAND);
    const { view } = redactDemand(FULL_DEMAND, 'operator', { alike: 5 });
    (view['targetMetrics'] as object[]).pop();
    expect(JSON.stringify(FULL_DEMAND)).toBe(before);
  });

  it('of something that is not of its form holds nothing of it', () => {
    const broken = {
      ...FULL_DEMAND,
      attachments: [{ note: 'secret' }],
      diagnosis: ['secret'],
      targetMetrics: [['secret']],
    };
    const { view, _redacted } = redactDemand(broken, 'operator', { alike: 5 });
    expect(JSON.stringify(view)).not.toContain('secret');
    expect(_redacted.map(({ path }) => path)).toEqual(['$.targetMetrics', '$.attachments[0]', '$.diagnosis']);
  });
});
