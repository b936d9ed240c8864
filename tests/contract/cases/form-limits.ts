import { checkDemandForm, checkSolutionForm } from '@jtop/rules/forms';
import { describe, expect, it } from 'vitest';
import { bodyWith, FORMS, limitsOf, type FormName } from '../../../packages/contract/src/testing/limits.js';
import { DEMANDER } from '../support/challenge.js';
import type { Ready } from '../suite.js';

const NOBODY = '018f0000-0000-7000-8000-000000000000';
/** What nobody types, so that no rule looks at it: it is of the page, of the hand-off, or made by the form. */
const UNASKED = /^(seasonId|specialId|submit|consents.*|attachments\.\*.*|disclosure\.hiddenFields needed)$/;
const cases = (Object.keys(FORMS) as FormName[]).flatMap((form) =>
  limitsOf(form)
    .filter(({ bad }) => bad.length > 0)
    .map((limit) => ({ form, ...limit })),
);

/** Whether one path is the other, or of it: two checks may name a list or its item. */
const isAt = (one: string, other: string): boolean =>
  one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);

/** Every field of both forms beside its limits: the platform names the field that the rules name in the page. */
export function formLimitCases(ready: Ready): void {
  describe('a form with one field out of its limits', () => {
    it.each(cases)('$form: $path $bound', async ({ form, path, bound, bad }) => {
      const at = path.replace('*', '0');
      for (const value of bad) {
        const body = bodyWith(form, path, value);
        const { errors = [] } = await ready().client.refused(
          form,
          { as: DEMANDER, body, ...(form === 'demands.create' ? {} : { params: { id: NOBODY } }) },
          'request.invalid',
        );
        const said = `${JSON.stringify(value)?.slice(0, 60)}: ${errors.map((error) => error.path).join()}`;
        expect(
          errors.some((error) => isAt(error.path, at)),
          said,
        ).toBe(true);
        if (UNASKED.test(path) || UNASKED.test(`${path} ${bound}`)) continue;
        const context = { at: 0, purpose: 'submit' as const };
        const found =
          form === 'demands.create' ? checkDemandForm(body, context) : checkSolutionForm(body, context);
        expect(
          found.some((fault) => isAt(fault.path, at)),
          `${said} / ${found.map((fault) => fault.path).join()}`,
        ).toBe(true);
      }
    });
  });

  describe('a form with every field at its limits', () => {
    const good = (Object.keys(FORMS) as FormName[]).flatMap((form) =>
      limitsOf(form).map((limit) => ({ form, ...limit })),
    );
    it.each(good)('$form: $path $bound has nothing wrong', ({ form, path, good: values }) => {
      for (const value of values) {
        const body = bodyWith(form, path, value);
        const context = { at: 0, purpose: 'submit' as const };
        expect(
          form === 'demands.create' ? checkDemandForm(body, context) : checkSolutionForm(body, context),
          JSON.stringify(value).slice(0, 60),
        ).toEqual([]);
      }
    });
  });
}
