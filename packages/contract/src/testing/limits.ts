import { CONSENT_KINDS } from '../common/challenge-enums.js';
import { registry } from '../registry.js';
import { DEMAND, SOLUTION } from './demands.js';

/** What a field of a form takes at its limits, and what it does not take next to them, as the contract's schema has it. */
export interface FieldLimit {
  /** As the wire names it, `*` in the place of the first row: `milestones.*.days`. */
  readonly path: string;
  /** Which bound it is, such as `at most 100`. */
  readonly bound: string;
  readonly good: readonly unknown[];
  readonly bad: readonly unknown[];
}

/** The forms of the season, by the operation that they end in. */
export const FORMS = {
  'demands.create': {
    ...DEMAND,
    track: 'general',
    adcode: '320100',
    contactPerson: { name: '示例联系人', phone: '025-83360000', email: 'demand@partner.example' },
    targetMetrics: [{ name: '断裂伸长率', op: '>=', value: '180', unit: '%' }],
    constraints: '每亩成本增加不超过 15 元。',
    presentState: '吹膜温度 165 度。',
    keywords: ['地膜'],
    ipc: ['C08L 67/04'],
    askedTrl: { min: 1, max: 9 },
    budgetFen: { minFen: 0, maxFen: Number.MAX_SAFE_INTEGER },
    cooperationModes: ['license'],
    ipPreference: 'shared',
    deadline: '2099-12-31T18:00:00.000+08:00',
    externalUrl: 'https://partner.example/demand',
    attachments: [{ documentId: uuid(0), hash: '0'.repeat(64) }],
    disclosure: { level: 'matched', hiddenFields: ['summary'], aliasName: '某材料企业' },
    seasonId: 'season-1',
    specialId: 'special-1',
    submit: true,
  },
  'demands.solutions.submit': {
    ...SOLUTION,
    lead: { name: '张某', title: '教授' },
    members: [{ name: '李某', title: '博士' }],
    milestones: [{ name: '小试', days: 90, amountFen: 0 }],
    quoteFen: 0,
    evidence: [{ title: '检测报告', url: 'https://partner.example/report' }],
    ipPlan: '双方共有。',
    attachments: [{ documentId: uuid(0), hash: '0'.repeat(64) }],
    confidential: true,
    consents: [{ kind: 'data_use', textVersion: 1, textHash: '0'.repeat(64) }],
  },
} as const;

export type FormName = keyof typeof FORMS;

/** Of texts of a form: those that just fit, and those that do not. A text of a form without an entry is an error. */
const PATTERNS: Readonly<Record<string, readonly [good: readonly string[], bad: readonly string[]]>> = {
  adcode: [['320100'], ['32010', '3201000', '32o100']],
  'contactPerson.phone': [
    ['123456', '1'.repeat(30)],
    ['12345', '1'.repeat(31), 'call me'],
  ],
  'contactPerson.email': [
    ['a@b.cn', `a@${'b'.repeat(95)}.cn`],
    ['a@b', `a@${'b'.repeat(96)}.cn`],
  ],
  'ipc.*': [
    ['C08L', 'C08L 67/04'],
    ['C08', '聚合物'],
  ],
  deadline: [['2099-12-31T18:00:00.000+08:00'], ['tomorrow']],
  externalUrl: [[`https://b.cn/${'a'.repeat(487)}`], [`https://b.cn/${'a'.repeat(488)}`, 'http://b.cn/']],
  'evidence.*.url': [[`https://b.cn/${'a'.repeat(487)}`], [`https://b.cn/${'a'.repeat(488)}`, 'mailto:a']],
  'attachments.*.documentId': [[uuid(1)], ['1']],
  'attachments.*.hash': [['f'.repeat(64)], ['f'.repeat(63), 'f'.repeat(65)]],
  'consents.*.textHash': [['f'.repeat(64)], ['f'.repeat(63), 'f'.repeat(65)]],
  seasonId: [['a'.repeat(64)], ['a'.repeat(65), 'Season']],
  specialId: [['a'.repeat(64)], ['a'.repeat(65), 'Special']],
};

/** Rows of which none is like another, where the schema asks for that. */
const DISTINCT: Readonly<Record<string, (index: number) => unknown>> = {
  keywords: (index) => `词${index}`,
  ipc: (index) => `C08L ${index + 1}/04`,
  attachments: (index) => ({ documentId: uuid(index), hash: '0'.repeat(64) }),
  consents: (index) => ({ kind: CONSENT_KINDS[index], textVersion: 1, textHash: '0'.repeat(64) }),
};

/** Members of a JSON Schema that set limits. */
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** All limits of a form's fields, out of the schema itself: a field that is added there is in it. */
export function limitsOf(form: FormName): FieldLimit[] {
  const body = registry[form].body;
  if (!body) throw new Error(`${form} has no body`);
  const { $ref = '', $defs = {} } = body.toJSONSchema({ io: 'input' }) as {
    $ref?: string;
    $defs?: Record<string, Schema>;
  };
  const schema = $defs[$ref.split('/').pop() ?? ''];
  if (!schema) throw new Error(`the schema of ${form} has no name`);
  return fieldsOf(form, schema, '');
}

function fieldsOf(form: FormName, { properties = {}, required = [] }: Schema, above: string): FieldLimit[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const path = above === '' ? name : `${above}.${name}`;
    const need: FieldLimit[] = required.includes(name)
      ? [{ path, bound: 'needed', good: [], bad: [undefined] }]
      : [];
    return [...need, ...limitsAt(form, schema, path)];
  });
}

function limitsAt(form: FormName, schema: Schema, path: string): FieldLimit[] {
  const { type, items, minItems = 0, maxItems } = schema;
  const limit = (bound: string, good: unknown, ...bad: unknown[]): FieldLimit => ({
    path,
    bound,
    good: [good],
    bad,
  });
  if (schema.enum) return [{ path, bound: 'one of a list', good: schema.enum, bad: ['no_such'] }];
  if (type === 'object') return fieldsOf(form, schema, path);
  if (type === 'boolean') return [{ path, bound: 'yes or no', good: [true, false], bad: [] }];
  if (type === 'integer') {
    const { minimum = NaN, maximum = NaN } = schema;
    return [
      limit(`at least ${minimum}`, minimum, minimum - 1),
      limit(`at most ${maximum}`, maximum, maximum + 1),
      limit('a whole number', minimum, minimum + 0.5),
    ];
  }
  if (type === 'array' && items) {
    const within =
      items.type === 'object' ? fieldsOf(form, items, `${path}.*`) : limitsAt(form, items, `${path}.*`);
    const choices = items.enum;
    // As many as there are to choose from: one more could only be one that is there already.
    if (choices) return [limit('each once', choices, [...choices, choices[0]]), ...within];
    if (maxItems === undefined) throw new Error(`${path} has no most`);
    const many = (count: number): unknown[] =>
      Array.from({ length: count }, (_, index) => rowOf(form, path, index));
    const least = minItems === 0 ? [] : [limit(`at least ${minItems}`, many(minItems), many(minItems - 1))];
    return [...least, limit(`at most ${maxItems}`, many(maxItems), many(maxItems + 1)), ...within];
  }
  if (schema.pattern !== undefined || schema.format !== undefined) {
    const [good, bad] = PATTERNS[path] ?? [];
    if (!good || !bad) throw new Error(`${path} is new: say in PATTERNS what it takes at its limits`);
    return [{ path, bound: 'of its form', good, bad }];
  }
  const { minLength, maxLength } = schema;
  if (minLength === undefined || maxLength === undefined) throw new Error(`${path} has no limits`);
  const text = (length: number): string => '字'.repeat(length);
  return [
    ...(minLength > 1 ? [limit(`at least ${minLength}`, text(minLength), text(minLength - 1))] : []),
    limit(`at most ${maxLength}`, text(maxLength), text(maxLength + 1)),
    // A sign beyond the basic plane is one, not the two code units that it is kept in.
    limit(
      'in code points',
      '𠮷'.repeat(maxLength),
      '𠮷'.repeat(maxLength + 1),
      // No text at all is for forms what nothing is.
      ...(minLength > 1 ? ['𠮷'.repeat(minLength - 1)] : []),
    ),
  ];
}

function rowOf(form: FormName, path: string, index: number): unknown {
  const rows = (FORMS[form] as Readonly<Record<string, unknown>>)[path];
  const row: unknown = Array.isArray(rows) ? rows[0] : undefined;
  if (row === undefined) throw new Error(`${path} is new: put a row of it into FORMS`);
  return DISTINCT[path]?.(index) ?? row;
}

/** The form's body with a value at a path; the sum of a solution follows its milestones, and other ends give way. */
export function bodyWith(form: FormName, path: string, value: unknown): Record<string, unknown> {
  const body = JSON.parse(JSON.stringify(FORMS[form])) as Record<string, unknown>;
  const steps = path.replace(/\*/g, '0').split('.');
  const last = steps.pop() ?? '';
  const at = steps.reduce<Record<string, unknown>>((one, step) => one[step] as Record<string, unknown>, body);
  at[last] = value;
  if (path === 'askedTrl.max' || path === 'budgetFen.maxFen')
    at[path === 'askedTrl.max' ? 'min' : 'minFen'] = path === 'askedTrl.max' ? 1 : 0;
  if (path === 'milestones.*.amountFen') body['quoteFen'] = value;
  if (path === 'quoteFen') body['milestones'] = [{ name: '小试', days: 1, amountFen: value }];
  if (path === 'budgetBand') delete body['budgetFen'];
  if (path === 'disclosure.level' && value === 'public')
    body['disclosure'] = { level: 'public', hiddenFields: [] };
  return body;
}

function uuid(index: number): string {
  return `018f0000-0000-7000-8000-${String(index).padStart(12, '0')}`;
}
