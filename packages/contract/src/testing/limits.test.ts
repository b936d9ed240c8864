import { describe, expect, it } from 'vitest';
import { registry } from '../registry.js';
import { bodyWith, FORMS, limitsOf, type FormName } from './limits.js';

const names = Object.keys(FORMS) as FormName[];
const cases = names.flatMap((form) => limitsOf(form).map((limit) => ({ form, ...limit })));

describe('the limits of the forms', () => {
  it.each(names)('%s as a whole is taken', (form) => {
    expect(registry[form].body?.safeParse(FORMS[form]).error?.issues).toBeUndefined();
  });

  it.each(cases)('$form takes $path $bound, and nothing beyond', ({ form, path, good, bad }) => {
    const issues = (value: unknown): string[] =>
      registry[form].body
        ?.safeParse(bodyWith(form, path, value))
        .error?.issues.map((one) => one.path.join('.')) ?? [];
    for (const value of good) expect(issues(value), JSON.stringify(value).slice(0, 80)).toEqual([]);
    const at = path.replace('*', '0');
    for (const value of bad) {
      const found = issues(value);
      const named = found.some((one) => one === at || at.startsWith(`${one}.`));
      expect(named, `${JSON.stringify(value)?.slice(0, 80)}: ${found.join()}`).toBe(true);
    }
  });
});
