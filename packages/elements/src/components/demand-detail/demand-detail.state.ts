import type { Demand } from '@jtop/contract';
import { isoDay, timeOfDay, weekdayText } from '../../internal/format.js';
import type { WidgetState } from '../../internal/element.js';
import { clamp } from '../../internal/text.js';
import type { DemandStrings } from '../../locales/zh-CN/demands.js';
import type { Strings } from '../../locales/zh-CN.js';
import type { DemandData } from '../../stores/demand-store.js';
import {
  budgetOf,
  deadlineOf,
  flagsOf,
  linkOf,
  takesAnswers,
  type DeadlineView,
  type FlagView,
} from '../demand-card/demand-card.state.js';
import { demandIcons } from '../demand-card/demand-icons.js';
import { markOf, said, whyText, wishedCount, type Said } from '../demand-card/demand-marks.js';

/** A stage of the season: passed, the present one, or to come. */
export interface StageView {
  readonly name: string;
  readonly place: 'done' | 'current' | 'ahead';
}

/** A fact with its label. */
export interface FactView {
  readonly label: string;
  readonly value: Said;
  /** Part name. */
  readonly part: string;
}

/** A text of its own, in paragraphs. */
export interface ProseView {
  readonly part: string;
  readonly label: string;
  readonly paragraphs: readonly string[];
  /** Why there is no more of it; empty where it is whole. */
  readonly kept: string;
}

export interface MetricView {
  readonly name: string;
  readonly demanded: string;
}

export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly note: string;
}

/** What a list of facts shows, or why it shows nothing. */
export interface Listed<Item> {
  readonly items: readonly Item[];
  /** Why they are not shown; empty where they are, or where there are none. */
  readonly kept: string;
}

/** What the reader can do. */
export interface ActView {
  readonly kind: 'answer' | 'external' | 'none';
  readonly href: string | undefined;
  readonly note: string;
}

/** What the detail shows, ready to print. */
export interface DemandDetailView {
  readonly number: readonly string[];
  readonly title: string;
  readonly flags: readonly FlagView[];
  readonly stages: readonly StageView[];
  readonly moneyLabel: string;
  readonly money: Said;
  readonly moneyUnit: string;
  readonly moneyNote: string;
  readonly deadline: DeadlineView;
  readonly received: string;
  readonly facts: readonly FactView[];
  readonly act: ActView;
  readonly texts: readonly ProseView[];
  readonly targets: Listed<MetricView>;
  readonly files: Listed<FileView>;
  readonly asOf: string;
  readonly connection: string;
  /** How many things are hidden at the company's wish; empty where none are. */
  readonly hidden: string;
}

/** Longest text that a demand may have, and room. */
const PROSE_LIMIT = 8_200;
/** In which stage of the season a demand is, from 0; it is the first one where it is not published. */
const STAGES: Readonly<Record<string, number>> = {
  published: 1,
  withdrawn: 1,
  pushed: 2,
  answering: 3,
  unmet: 3,
  roadshow: 4,
  competing: 4,
  awarded: 5,
  contracted: 5,
  tracked: 5,
  closed: 5,
  carried_over: 5,
};
const CHOSEN = /^(awarded|contracted|tracked|closed)$/;
const OPS: Readonly<Record<string, string>> = { '>=': '≥ ', '<=': '≤ ', '>': '> ', '<': '< ', '~': '≈ ' };

/** Turns a demand into what the detail prints: everything that the reader's level sees, and of the rest why it is not there. */
export function demandDetailState(
  { demand, asOf }: DemandData,
  state: WidgetState,
  live: boolean,
  answerHref: string | undefined,
  now: number,
  t: Strings,
  texts: DemandStrings,
): DemandDetailView {
  const { detail } = texts;
  const { title, no, field, answerCount, diagnosis } = demand;
  const flags = flagsOf(demand, now, texts);
  const valid: FlagView[] =
    diagnosis?.validity === 'valid'
      ? [{ tone: 'positive', icon: demandIcons.shield, text: texts.valid }]
      : [];
  const count = answerCount.toLocaleString(t.$code);
  const wished = wishedCount(demand);
  return {
    number: [`${detail.number} ${no}`, t.fields[field] ?? field],
    title: clamp(title),
    flags: [...flags.slice(-1), ...flags.slice(0, -1), ...valid],
    stages: stagesOf(demand, detail.stageNames),
    ...moneyOf(demand, count, t, texts),
    deadline: dueOf(demand, now, t, texts),
    received: texts.answerCount(count),
    facts: factsOf(demand, texts),
    act: actOf(demand, answerHref, now, texts),
    texts: prosesOf(demand, texts),
    targets: {
      items: (demand.targetMetrics ?? []).map(({ name, op, value, unit = '' }) => ({
        name: clamp(name, 60),
        demanded: `${OPS[op] ?? ''}${clamp(value, 60)} ${clamp(unit, 20)}`.trim(),
      })),
      kept: demand.targetMetrics ? '' : keptOf(demand, texts, 'targetMetrics'),
    },
    files: {
      items: (demand.attachments ?? []).map(({ id, name, mime, bytes }) => ({
        id,
        name: clamp(name, 200),
        note: `${kindOf(mime)}${detail.kilobytes(Math.ceil(bytes / 1024).toLocaleString(t.$code))}`,
      })),
      kept: demand.attachments ? '' : keptOf(demand, texts, 'attachments'),
    },
    asOf: t.asOf(`${isoDay(asOf)} ${timeOfDay(asOf)}`),
    connection: state === 'offline' ? t.offline : state === 'stale' ? texts.stale : live ? t.live : '',
    hidden: wished > 0 ? detail.hiddenCount(wished.toLocaleString(t.$code)) : '',
  };
}

const keptOf = (demand: Demand, texts: DemandStrings, ...fields: string[]): string => {
  const mark = markOf(demand, ...fields);
  return mark ? whyText(mark, texts) : '';
};

function stagesOf({ status }: Demand, names: readonly string[]): StageView[] {
  const current = STAGES[status] ?? 0;
  return names.map((name, index) => ({
    name,
    place: index < current ? 'done' : index === current ? 'current' : 'ahead',
  }));
}

type MoneyPart = Pick<DemandDetailView, 'moneyLabel' | 'money' | 'moneyUnit' | 'moneyNote'>;

/** The figure beside the text: what the company would spend, or once a team is chosen that it is. */
function moneyOf(demand: Demand, count: string, t: Strings, texts: DemandStrings): MoneyPart {
  const { detail } = texts;
  if (CHOSEN.test(demand.status)) {
    return {
      moneyLabel: detail.chosenTitle,
      money: { text: detail.chosen, kept: '', withheld: false },
      moneyUnit: detail.chosenOf(count),
      moneyNote: '',
    };
  }
  const budget = budgetOf(demand, t, texts);
  const [, value = budget.text, unit = ''] = /^(.*\S) (\S+)$/.exec(budget.withheld ? '' : budget.text) ?? [];
  const mark = demand.budgetBand ? markOf(demand, 'budgetFen') : undefined;
  return {
    moneyLabel: demand.budgetFen ? texts.budget : texts.budgetBand,
    money: { ...budget, text: unit ? value : budget.text },
    moneyUnit: unit,
    moneyNote: mark ? detail.exactFor(whyText(mark, texts)) : '',
  };
}

/** With the day of the week, because it stands alone. */
function dueOf(demand: Demand, now: number, t: Strings, texts: DemandStrings): DeadlineView {
  const due = deadlineOf(demand, now, t, texts);
  if (!due.iso) return due;
  const at = Date.parse(due.iso);
  return { ...due, day: `${isoDay(at)} ${weekdayText(t, at)}` };
}

function factsOf(demand: Demand, texts: DemandStrings): FactView[] {
  const { company, adcode, cooperationModes, ipPreference, askedTrl, contactPerson: person } = demand;
  const { detail } = texts;
  const place = adcode && (texts.cities[adcode] ?? texts.cities[`${adcode.slice(0, 4)}00`] ?? adcode);
  const contact = person && [person.name, person.phone, person.email].filter(Boolean).join(texts.list);
  const modes = cooperationModes?.map((mode) => texts.modes[mode] ?? mode).join(texts.list);
  const trl =
    askedTrl && (askedTrl.min === askedTrl.max ? `${askedTrl.min}` : `${askedTrl.min}–${askedTrl.max}`);
  const fact = (part: string, label: string, text: string | undefined, ...fields: string[]): FactView[] => {
    const mark = markOf(demand, ...fields);
    return text || mark ? [{ part, label, value: said(text && clamp(text, 200), mark, texts) }] : [];
  };
  return [
    ...fact('company', texts.company, company?.name, 'company', 'companyId'),
    ...fact('place', detail.place, place, 'adcode'),
    ...fact('modes', detail.modes, modes, 'cooperationModes'),
    ...fact(
      'preference',
      detail.preference,
      ipPreference && (texts.preferences[ipPreference] ?? ipPreference),
      'ipPreference',
    ),
    ...fact('trl', detail.trl, trl && `TRL ${trl}`, 'askedTrl'),
    ...fact('contact', detail.contact, contact, 'contactPerson'),
  ];
}

function prosesOf(demand: Demand, texts: DemandStrings): ProseView[] {
  const { summary, problem, presentState, constraints, keywords, diagnosis } = demand;
  const { detail } = texts;
  const prose = (part: string, label: string, text: string | undefined, field: string): ProseView[] => {
    const kept = keptOf(demand, texts, field);
    if (!text && !kept) return [];
    const paragraphs = clamp(text ?? '', PROSE_LIMIT)
      .split(/\n+/)
      .map((line) => line.trim())
      .filter(Boolean);
    return [{ part, label, paragraphs, kept: text && kept ? texts.rest(kept) : kept }];
  };
  const grades =
    diagnosis &&
    detail.grades(String(diagnosis.clarity), String(diagnosis.difficulty), String(diagnosis.marketValue));
  return [
    ...prose('summary', detail.summary, summary, 'summary'),
    ...prose('problem', detail.problem, problem, 'problem'),
    ...prose('present-state', detail.presentState, presentState, 'presentState'),
    ...prose('constraints', detail.constraints, constraints, 'constraints'),
    ...prose('keywords', detail.keywords, keywords?.join(texts.list), 'keywords'),
    ...prose(
      'diagnosis',
      detail.panel,
      [grades, diagnosis?.comments].filter(Boolean).join('\n'),
      'diagnosis.comments',
    ),
  ];
}

function actOf(demand: Demand, answerHref: string | undefined, now: number, texts: DemandStrings): ActView {
  const { detail } = texts;
  const { href, external } = linkOf(demand, answerHref);
  if (external) return { kind: href ? 'external' : 'none', href, note: detail.metrologyNote };
  if (takesAnswers(demand, now)) return { kind: 'answer', href, note: detail.answerNote };
  return {
    kind: 'none',
    href: undefined,
    note: CHOSEN.test(demand.status) ? detail.trackedNote : detail.closedNote,
  };
}

/** `PDF `, or nothing for a kind that nobody knows by its name. */
function kindOf(mime: string): string {
  const kind = /(pdf|png|jpeg|wordprocessing|spreadsheet|presentation)/.exec(mime)?.[1] ?? '';
  const names: Readonly<Record<string, string>> = {
    wordprocessing: 'Word',
    spreadsheet: 'Excel',
    presentation: 'PowerPoint',
  };
  const name = names[kind] ?? kind.toUpperCase();
  return name && `${name} `;
}
