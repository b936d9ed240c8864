import { expect } from 'chai';
import '../define/demand-submit.js';
import '../define/solution-form.js';
import {
  bodyWith,
  FORMS,
  limitsOf,
  type FieldLimit,
  type FormName,
} from '../../../contract/src/testing/limits.js';
import type { JtopDemandSubmit } from '../components/demand-submit/demand-submit.js';
import { valuesOfDemand } from '../components/demand-submit/demand-values.js';
import type { JtopSolutionForm } from '../components/solution-form/solution-form.js';
import { valuesOfSolution } from '../components/solution-form/solution-values.js';
import { checkDemand, DEMAND_SCOPE } from '../testing/demand-submit-states.js';
import { FakePlatform } from '../testing/fake-platform.js';
import { fakeTime, until } from '../testing/fake-time.js';
import { NOW } from '../testing/fixtures.js';
import { stageForm } from '../testing/form-stage.js';
import { mount, partOf, unmountAll } from '../testing/mount.js';
import {
  checkSolution,
  DEMAND_ID,
  SOLUTION_SCOPE,
  solutionPlatform,
} from '../testing/solution-form-states.js';
import type { FormStore } from './form-store.js';
import type { FormValues } from './form-values.js';

/** What nobody types: it is of the page, of the hand-off, of a file that was uploaded, or has no value that is wrong. */
const UNASKED =
  /^(seasonId|specialId|submit|externalUrl|consents|consents\.\*\..+|attachments\.\*\..+|confidential)$/;

interface Kind {
  readonly tag: 'jtop-demand-submit' | 'jtop-solution-form';
  readonly scope: string;
  readonly steps: number;
  readonly attributes: Record<string, string>;
  readonly platform: () => FakePlatform;
  readonly values: (body: Readonly<Record<string, unknown>>) => FormValues;
  readonly check: typeof checkDemand;
}

const KINDS: Record<FormName, Kind> = {
  'demands.create': {
    tag: 'jtop-demand-submit',
    scope: DEMAND_SCOPE,
    steps: 5,
    attributes: {},
    platform: () => new FakePlatform(),
    values: (body) => ({ ...valuesOfDemand(body), previewFor: 'public' }),
    check: checkDemand,
  },
  'demands.solutions.submit': {
    tag: 'jtop-solution-form',
    scope: SOLUTION_SCOPE,
    steps: 4,
    attributes: { 'demand-id': DEMAND_ID },
    platform: () => solutionPlatform({ deadline: '2099-12-31T18:00:00.000+08:00' }),
    values: valuesOfSolution,
    check: checkSolution,
  },
};

/** A number of the wire as somebody types it: amounts in 万元, to a hundredth of a fen where it has to be wrong. */
function typed(path: string, value: unknown): string | undefined {
  if (value === undefined) return '';
  if (typeof value === 'string') return path === 'deadline' ? value.slice(0, 16) : value;
  if (typeof value !== 'number') return undefined;
  if (!path.endsWith('Fen')) return String(value);
  const digits = String(BigInt(Math.abs(Math.trunc(value)))).padStart(7, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}${Number.isInteger(value) ? '' : '5'}`;
}

const isAt = (one: string, other: string): boolean =>
  one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);

for (const form of Object.keys(FORMS) as FormName[]) {
  const { tag, scope, steps, attributes, platform: make, values, check } = KINDS[form];
  // The form makes the list of what is hidden itself, be it empty.
  const limits = limitsOf(form).filter(
    ({ path, bound }) => !UNASKED.test(path) && `${path} ${bound}` !== 'disclosure.hiddenFields needed',
  );

  describe(`<${tag}> at the limits of its fields`, () => {
    let element: JtopDemandSubmit | JtopSolutionForm;
    let store: FormStore;

    // Nothing here waits for anything but the next drawing.
    const drawn = async (): Promise<void> => {
      await element.updateComplete;
      await element.updateComplete;
    };
    const ready = async (): Promise<void> => {
      await drawn();
      await until(() => element.state === 'filling');
      expect(element.state).to.equal('filling');
    };
    const find = (id: string): HTMLElement | null | undefined => element.shadowRoot?.getElementById(id);
    const fill = async (body: Record<string, unknown>, path: string, value: unknown): Promise<void> => {
      store.found([]);
      store.fill(values(body));
      // A list of plain texts is one field.
      const place = path.replace(/\.\*$/, '').replace('*', '0');
      const at = (): HTMLElement | null | undefined =>
        find(`f-${place}`) ?? element.shadowRoot?.querySelector<HTMLElement>(`[id^="f-${place}."]`);
      for (let step = 0; step < steps; step++) {
        store.go(step);
        await drawn();
        if (at()) break;
      }
      const control = at();
      expect(Boolean(control), `there is no field for ${path}`).to.equal(true);
      const text = typed(path, value);
      const inputs =
        'input:not([type=radio]):not([type=checkbox]):not([type=file]):not([type=datetime-local]), textarea';
      if (text === undefined || !control?.matches(inputs)) return;
      (control as HTMLInputElement).value = text;
      control.dispatchEvent(new Event('input', { bubbles: true }));
      await drawn();
    };
    const press = async (): Promise<void> => {
      partOf(element, 'submit-button')?.click();
      await drawn();
    };

    const links = (): HTMLAnchorElement[] => [
      ...(partOf(element, 'error-summary')?.querySelectorAll<HTMLAnchorElement>('a[data-path]') ?? []),
    ];

    const takes = async ({ path, good }: FieldLimit): Promise<void> => {
      for (const value of good) {
        if (path === 'track' && value === 'metrology') continue;
        await fill(bodyWith(form, path, value), path, value);
        await press();
        const about = links().filter(({ dataset }) => isAt(dataset['path'] ?? '', path.replace('*', '0')));
        expect(
          about.map((link) => link.textContent),
          JSON.stringify(value).slice(0, 60),
        ).to.deep.equal([]);
      }
    };

    const refuses = async ({ path, bad }: FieldLimit): Promise<void> => {
      for (const value of bad) {
        const said = `${path}: ${JSON.stringify(value)?.slice(0, 60)}`;
        await fill(bodyWith(form, path, value), path, value);
        await press();
        const summary = partOf(element, 'error-summary');
        expect(Boolean(summary) && element.shadowRoot?.activeElement === summary, said).to.equal(true);
        const link = links().find(({ dataset }) => isAt(dataset['path'] ?? '', path.replace('*', '0')));
        const place = link?.dataset['path'] ?? '';
        const error = find(`f-${place}-error`);
        const words = error?.textContent?.trim() ?? '';
        expect(words, said).to.not.match(/^$|undefined|NaN|\[object|[a-z]+_[a-z]+/);
        expect(link?.textContent, said).to.contain(words);
        // Who goes there hears it.
        link?.click();
        await drawn();
        const control = find(`f-${place}`);
        expect(element.shadowRoot?.activeElement === control, said).to.equal(true);
        if (control?.localName === 'section') continue;
        const holder = control?.matches('[type=radio], [type=checkbox]')
          ? control.closest('fieldset')
          : control;
        expect((holder?.getAttribute('aria-describedby') ?? '').split(' '), said).to.include(error?.id);
        const marked = control?.matches('[type=radio]') ? holder : control;
        expect(marked?.getAttribute('aria-invalid'), said).to.equal('true');
      }
    };

    before(async () => {
      localStorage.clear();
      sessionStorage.clear();
      const time = fakeTime(NOW);
      const platform = make();
      store = stageForm(platform, { scope, values: {}, check });
      element = await mount(tag, platform, { lang: 'en', ...attributes });
      for (let round = 0; round < 4 && element.state !== 'filling'; round++) {
        await time.pass(2500);
        await until(() => element.state === 'filling');
      }
      time.restore();
      await ready();
    });
    after(unmountAll);

    for (const path of new Set(limits.map((limit) => limit.path))) {
      const own = limits.filter((limit) => limit.path === path);
      for (const lang of ['zh-CN', 'en'] as const)
        it(`takes ${path} up to them, and says beyond at the field and above what is wrong, in ${lang}`, async () => {
          element.lang = lang;
          await ready();
          for (const limit of own) {
            if (lang === 'zh-CN') await takes(limit);
            await refuses(limit);
          }
        });
    }
  });
}
