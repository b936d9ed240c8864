import type { DemandPreviewCreate } from '@jtop/contract';
import { previewDemand as rulesPreview } from '@jtop/rules/disclosure';
import { previewDemand } from '@jtop/sdk';
import { expect } from 'chai';
import { FILLED_DEMAND } from '../../testing/demand-submit-states.js';
import { scenarioPlatform } from '../../testing/scenario-platform.js';
import { recordOf } from './demand-preview.js';
import { demandOf, valuesOfDemand } from './demand-values.js';

/** Without brackets: what they hold the platform in memory does not look for. */
const COMPANY = '南京青松材料有限公司';

describe('the preview of a demand', () => {
  for (const level of ['public', 'members', 'matched', 'parties'] as const) {
    it(`is in the page what the platform says, where the name is for ${level}`, async () => {
      const draft = demandOf({
        ...FILLED_DEMAND,
        'disclosure.level': level,
        'disclosure.hiddenFields': ['budgetFen'],
      });
      const { core } = scenarioPlatform('signed-out')();
      const body = {
        ...draft,
        company: { name: COMPANY, adcode: '320100' },
      } as unknown as DemandPreviewCreate;
      const { views } = await previewDemand(core, body);
      const own = rulesPreview(recordOf(draft, COMPANY), { alike: 1 });
      for (const { level: seenBy, demand } of views) {
        const viewer = seenBy as typeof level;
        const { company, ...rest } = own[viewer].view;
        const {
          _redacted: _marks,
          disclosure: _choice,
          ...said
        } = demand as typeof demand & { disclosure?: unknown };
        const { disclosure: _own, ...seen } = rest;
        expect({ ...seen, company: { name: company?.name } }, viewer).to.deep.equal(said);
      }
    });
  }
});

describe('a demand that was handed over', () => {
  it('is filled in again as it was', () => {
    const draft = JSON.parse(JSON.stringify(demandOf(FILLED_DEMAND))) as Record<string, unknown>;
    expect(JSON.parse(JSON.stringify(demandOf(valuesOfDemand(draft))))).to.deep.equal(draft);
  });
});
