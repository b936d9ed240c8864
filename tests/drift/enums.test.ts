import * as contract from '@jtop/contract';
import * as access from '@jtop/rules/access';
import * as auction from '@jtop/rules/auction';
import * as disclosure from '@jtop/rules/disclosure';
import * as documents from '@jtop/rules/documents';
import * as forms from '@jtop/rules/forms';
import * as imports from '@jtop/rules/imports';
import * as lifecycle from '@jtop/rules/lifecycle';
import * as matching from '@jtop/rules/matching';
import { describe, expect, it } from 'vitest';

/**
 * The rules have code lists of their own where they decide by them: a widget that judges a form then carries seven lists, and not
 * those of the whole contract. What both have under one name must be one list.
 */
const rules: Readonly<Record<string, unknown>> = {
  ...access,
  ...auction,
  ...disclosure,
  ...documents,
  ...forms,
  ...imports,
  ...lifecycle,
  ...matching,
};
const spoken: Readonly<Record<string, unknown>> = contract;
const shared = Object.keys(rules).filter((name) => Array.isArray(rules[name]) && Array.isArray(spoken[name]));

describe('code lists that the rules and the contract both have', () => {
  it('are found', () => {
    expect(shared.sort()).toEqual([
      'BOARD_STATUSES',
      'BUDGET_BANDS',
      'CONSENT_KINDS',
      'CONTEST_STATUSES',
      'COOPERATION_MODES',
      'DEMAND_PURPOSES',
      'DEMAND_STATUSES',
      'DEMAND_TRACKS',
      'DIAGNOSIS_VALIDITIES',
      'DISCLOSURE_LEVELS',
      'FEEDBACK_CODES',
      'HIDEABLE_FIELDS',
      'IP_PREFERENCES',
      'MATCH_DECLINE_REASONS',
      'MATCH_STATUSES',
      'METRIC_OPS',
      'SOLUTION_STATUSES',
    ]);
  });

  it.each(shared)('%s: is the same list in both', (name) => {
    expect(rules[name]).toEqual(spoken[name]);
  });
});
