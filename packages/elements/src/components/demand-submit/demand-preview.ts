import {
  FEWEST_ALIKE,
  otherNamesOf,
  previewDemand,
  type CompanyNames,
  type DemandRecord,
  type DemandView,
  type DisclosureLevel,
} from '@jtop/rules/disclosure';
import { formatInstant, parseInstant } from '@jtop/contract';
import type { DemandDraft } from '@jtop/rules/forms';
import { wanOf } from '../../forms/amount.js';
import type { DemandSubmitStrings } from '../../locales/zh-CN/demand-submit.js';

/** One line of a view: what is seen of a field, and whether anything of it was kept back. */
export interface SeenField {
  readonly field: string;
  readonly label: string;
  readonly text: string;
  /** `whole`, `part` of it, something `else` in its place, or `nothing`. */
  readonly shown: 'whole' | 'part' | 'else' | 'nothing';
  /** What is seen in its place once enough demands are alike for the city to tell nothing; absent where that is the same. */
  readonly alike?: string | undefined;
}

/** Whose view it is: that of a level, or one's own with everything. */
export type Viewer = Exclude<DisclosureLevel, 'operator'> | 'own';

/** In the order in which a demand is read. */
const ORDER =
  'company title field purpose adcode summary problem presentState constraints targetMetrics askedTrl keywords ipc budgetFen cooperationModes ipPreference deadline contactPerson attachments'.split(
    ' ',
  );

/** Fields that tell the place, by themselves or in the alias. */
const PLACES: readonly string[] = ['company', 'adcode'];

/** A company by what it is found in texts, as the platform works it out. */
export const companyOf = (name: string): CompanyNames => ({ name, otherNames: otherNamesOf(name) });

/** The demand as the rules redact it: by what a company is found in texts is worked out as the platform does. */
export function recordOf(draft: DemandDraft, companyName: string): DemandRecord {
  const said = JSON.parse(JSON.stringify(draft)) as Record<string, unknown>;
  return {
    ...said,
    field: typeof said['field'] === 'string' ? said['field'] : '',
    adcode: typeof said['adcode'] === 'string' ? said['adcode'] : '320000',
    company: companyOf(companyName),
    disclosure: (said['disclosure'] as DemandRecord['disclosure'] | undefined) ?? {
      level: 'parties',
      hiddenFields: [],
    },
  };
}

/**
 * What a viewer would see of a demand, by the function that the platform redacts with. How many demands are alike is not known
 * here, and changes: so both are told, what is seen of the only one, and of one among enough.
 */
export function seenBy(
  viewer: Viewer,
  draft: DemandDraft,
  companyName: string,
  d: DemandSubmitStrings,
  fields: Readonly<Record<string, string>>,
): SeenField[] {
  const record = recordOf(draft, companyName);
  const whole = record as unknown as DemandView;
  const among = (alike: number): DemandView =>
    viewer === 'own' ? whole : previewDemand(record, { alike })[viewer].view;
  const view = among(1);
  const crowded = among(FEWEST_ALIKE);
  const { hiddenFields = [] } = record.disclosure;
  const held: readonly unknown[] = hiddenFields;
  return ORDER.flatMap((field): SeenField[] => {
    const full = textOf(field, whole, d, fields);
    if (full === '' && field !== 'company') return [];
    const label = d.fields[field]?.[0] ?? field;
    // A place that nobody named is where the company is registered; the platform knows that.
    if (field === 'adcode' && draft.adcode === undefined) return [];
    const text = textOf(field, view, d, fields);
    if (text === '')
      return [
        {
          field,
          label,
          text: field === 'company' ? d.noCompany : held.includes(field) ? d.hiddenByChoice : d.hidden,
          shown: 'nothing',
        },
      ];
    const other = textOf(field, crowded, d, fields);
    const alike = PLACES.includes(field) && other !== text ? other : undefined;
    if (text === full) return [{ field, label, text, shown: 'whole', alike }];
    const part = field === 'problem' && text.length < full.length;
    return [{ field, label, text: part ? d.beginning(text) : text, shown: part ? 'part' : 'else', alike }];
  });
}

/** A field of a view in words; empty where the view has it not. */
function textOf(
  field: string,
  view: DemandView,
  d: DemandSubmitStrings,
  fields: Readonly<Record<string, string>>,
): string {
  const value = view[field];
  const of = (texts: Readonly<Record<string, string>>, key: unknown): string =>
    typeof key !== 'string'
      ? ''
      : Object.prototype.hasOwnProperty.call(texts, key)
        ? (texts[key] ?? key)
        : key;
  const list = (items: unknown, text: (item: unknown) => string): string =>
    Array.isArray(items) ? items.map(text).filter(Boolean).join(' / ') : '';
  switch (field) {
    case 'company':
      return view.company?.name ?? '';
    case 'field':
      return of(fields, value);
    case 'purpose':
      return of(d.purposes, value);
    case 'adcode':
      return of(d.cities, value);
    case 'ipPreference':
      return of(d.preferences, value);
    case 'cooperationModes':
      return list(value, (mode) => of(d.modes, mode));
    case 'keywords':
    case 'ipc':
      return list(value, String);
    case 'targetMetrics':
      return Array.isArray(value)
        ? value
            .map((metric) => {
              const { name = '', op, value: figure = '', unit = '' } = metric as Record<string, string>;
              return [name, of(d.ops, op), figure, unit].filter(Boolean).join(' ');
            })
            .join('\n')
        : '';
    case 'askedTrl': {
      const { min, max } = Object(value) as Record<string, unknown>;
      return min === undefined && max === undefined ? '' : d.trlRange(String(min ?? max), String(max ?? min));
    }
    case 'budgetFen': {
      const { minFen, maxFen } = view.budgetFen ?? {};
      if (Number.isSafeInteger(minFen) && Number.isSafeInteger(maxFen))
        return d.range(wanOf(Number(minFen)), d.money(wanOf(Number(maxFen))));
      return of(d.bands, view.budgetBand);
    }
    case 'deadline':
      return typeof value === 'string' ? momentOf(value) : '';
    case 'contactPerson':
      return Object.values(Object(value) as object)
        .filter(Boolean)
        .join(' ');
    case 'attachments':
      return Array.isArray(value) ? String(value.length) : '';
    default:
      return typeof value === 'string' ? value : '';
  }
}

/** `2026-06-30 17:00`; what is no instant as it is. */
function momentOf(value: string): string {
  try {
    return `${formatInstant(parseInstant(value)).slice(0, 16).replace('T', ' ')} (+08:00)`;
  } catch {
    return value;
  }
}
