import type { DemandPreviewCreate } from '@jtop/contract';
import {
  FEWEST_ALIKE,
  HIDEABLE_FIELDS,
  previewDemand as rulesPreview,
  type DisclosureLevel,
} from '@jtop/rules/disclosure';
import { previewDemand } from '@jtop/sdk';
import { expect } from 'chai';
import fc from 'fast-check';
import type { FormValues } from '../../forms/form-values.js';
import { FILLED_DEMAND } from '../../testing/demand-submit-states.js';
import { scenarioPlatform } from '../../testing/scenario-platform.js';
import { recordOf, seenBy } from './demand-preview.js';
import { demandOf, valuesOfDemand } from './demand-values.js';
import { demandSubmitTexts } from './texts.js';

/** Names by which companies are found in different ways: place, trade, legal form, brackets. */
const COMPANIES = [
  '南京青松材料有限公司',
  '南京云杉瑞思生物科技股份有限公司（虚构）',
  '青松（南京）薄膜厂',
  'Acme Films',
];

const textWith = (min: number, max: number): fc.Arbitrary<string> =>
  fc
    .array(
      fc.constantFrom('青松', '云杉瑞思', 'acme films', '𠮷', '地膜', '025-83360000', '在低温下', '脆裂，'),
      {
        minLength: min,
        maxLength: max,
      },
    )
    .map((words) => words.join('').concat('，在低温下的脆裂需要改进，降解周期不变。'));

/** Demands as somebody may fill them in. */
const filled: fc.Arbitrary<FormValues> = fc
  .record({
    title: textWith(1, 3),
    summary: textWith(2, 12),
    problem: textWith(5, 120),
    constraints: fc.option(textWith(1, 9), { nil: '' }),
    presentState: fc.option(textWith(1, 9), { nil: '' }),
    field: fc.constantFrom('advanced_materials', 'ai', 'biomedicine'),
    adcode: fc.constantFrom('320100', '320500', '321300'),
    budgetMode: fc.constantFrom('open', 'band', 'range'),
    budgetBand: fc.constantFrom('lt50', 'gt500'),
    'contactPerson.phone': fc.constantFrom('025-83360000', ''),
    'disclosure.level': fc.constantFrom('public', 'members', 'matched', 'parties'),
    'disclosure.hiddenFields': fc.subarray([...HIDEABLE_FIELDS]),
    'disclosure.aliasName': fc.constantFrom('', '某薄膜企业', '青松之友', '云杉瑞思的朋友'),
  })
  .map((change) => ({ ...FILLED_DEMAND, ...change, attachments: [] }));

describe('the preview of a demand', () => {
  it('is in the page, to the letter, what the platform says, for any demand, alone or among enough', async () => {
    const { core } = scenarioPlatform('signed-out')();
    await fc.assert(
      fc.asyncProperty(filled, fc.constantFrom(...COMPANIES), async (values, name) => {
        const draft = demandOf(values);
        const body = { ...draft, company: { name, adcode: '320100' } } as unknown as DemandPreviewCreate;
        const { views } = await previewDemand(core, body);
        const own = [1, FEWEST_ALIKE].map((alike) => rulesPreview(recordOf(draft, name), { alike }));
        expect(views).to.have.length(4);
        for (const { level, demand } of views) {
          const { _redacted: _marks, ...said } = demand;
          const seen = own.map((preview) => {
            const { disclosure: _own, company, ...rest } = preview[level as DisclosureLevel].view;
            return canonical({ ...rest, company: { name: company?.name } });
          });
          expect(seen, `${name} ${level}`).to.include(canonical(said));
        }
      }),
      { numRuns: 60, seed: 20260604 },
    );
  });

  it('tells both what is seen of the only demand and of one among enough, by the very words', () => {
    const texts = demandSubmitTexts('zh-CN');
    fc.assert(
      fc.property(filled, fc.constantFrom(...COMPANIES), (values, name) => {
        const draft = demandOf(values);
        const seen = seenBy('public', draft, name, texts, {});
        const company = seen.find(({ field }) => field === 'company');
        const [alone, among] = [1, FEWEST_ALIKE].map(
          (alike) => rulesPreview(recordOf(draft, name), { alike }).public.view.company?.name,
        );
        expect(company?.text).to.equal(alone);
        expect(company?.alike).to.equal(among === alone ? undefined : among);
      }),
      { numRuns: 60, seed: 20260604 },
    );
  });
});

/** JSON with its members in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

describe('a demand that was handed over', () => {
  it('is filled in again as it was', () => {
    const draft = JSON.parse(JSON.stringify(demandOf(FILLED_DEMAND))) as Record<string, unknown>;
    expect(JSON.parse(JSON.stringify(demandOf(valuesOfDemand(draft))))).to.deep.equal(draft);
  });
});
