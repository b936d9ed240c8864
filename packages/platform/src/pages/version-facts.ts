import type { SolutionVersionCreate } from '@jtop/contract';
import { canonicalJson } from '@jtop/contract/binding';
import { html } from 'hono/html';
import type { SolutionRow } from '../solutions/rows.js';
import { instantText } from './amount.js';
import { evidenceText, line, personText, wanText } from './facts.js';
import type { Markup } from './layout.js';
import type { SeasonShown } from './season-reading.js';
import { seasonTexts, type SeasonTexts } from './season-texts.js';
import type { PageLanguage } from './texts.js';

/** Longer ones are not set side by side: what was there is opened by who wants to see it. */
const SIDE_BY_SIDE = 80;

interface Field {
  readonly term: (t: SeasonTexts) => string;
  /** What has to be the same where nothing has changed. */
  readonly value: (content: SolutionVersionCreate) => unknown;
  readonly text: (content: SolutionVersionCreate, asked: Asked) => string;
}

interface Asked {
  readonly t: SeasonTexts;
  readonly language: PageLanguage;
  readonly fileNames: readonly string[];
}

const FIELDS: readonly Field[] = [
  { term: (t) => t.team, value: (of) => of.teamName, text: (of) => of.teamName },
  { term: (t) => t.lead, value: (of) => of.lead, text: (of) => personText(of.lead) },
  {
    term: (t) => t.members,
    value: (of) => of.members ?? [],
    text: (of, { t }) => (of.members ?? []).map(personText).join(t.listSeparator),
  },
  { term: (t) => t.maturity, value: (of) => of.maturityTrl, text: (of) => String(of.maturityTrl) },
  {
    term: (t) => t.confidential,
    value: (of) => of.confidential ?? false,
    text: (of, { t }) => (of.confidential === true ? t.yes : t.no),
  },
  {
    term: (t) => t.quote,
    value: (of) => of.quoteFen,
    text: (of, { language }) => wanText(of.quoteFen, language),
  },
  {
    term: (t) => t.milestones,
    value: (of) => of.milestones,
    text: (of, { t, language }) =>
      of.milestones
        .map(({ name, days, amountFen }) => `${name} · ${t.inDays(days)} · ${wanText(amountFen, language)}`)
        .join('\n'),
  },
  { term: (t) => t.approach, value: (of) => of.approach, text: (of) => of.approach },
  { term: (t) => t.ipPlan, value: (of) => of.ipPlan ?? '', text: (of) => of.ipPlan ?? '' },
  {
    term: (t) => t.evidence,
    value: (of) => of.evidence ?? [],
    text: (of) => (of.evidence ?? []).map(evidenceText).join('\n'),
  },
  {
    term: (t) => t.files,
    value: (of) => (of.attachments ?? []).map(({ documentId, hash }) => [documentId.toLowerCase(), hash]),
    text: (_of, { t, fileNames }) => fileNames.join(t.listSeparator),
  },
];

/** Whether a version would say nothing that the one before has not said. */
export function isUnchanged(before: SolutionRow, after: SolutionVersionCreate): boolean {
  return changedFields(before.content, after).length === 0;
}

/** What a new version changes, field by field: what was there, and what comes in its place. */
export function changeFacts(
  after: SolutionVersionCreate,
  { solution: before, fileNames }: SeasonShown,
  language: PageLanguage,
): Markup {
  if (before === undefined) return html``;
  const t = seasonTexts[language];
  const old = { t, language, fileNames: before.attachments.map(({ name }) => name) };
  const changes = changedFields(before.content, after).map((field) =>
    change(
      field.term(t),
      field.text(before.content, old),
      field.text(after, { t, language, fileNames }),
      t.contentOf(before.version),
    ),
  );
  return changes.length === 0
    ? html``
    : html`<h2>${t.changes(before.version)}</h2>
        <dl>${changes}</dl>
        <h2>${t.whole(before.version + 1)}</h2>`;
}

/** What a page will be let know of an answer. */
export function ownFacts({ demand, solution }: SeasonShown, language: PageLanguage): Markup {
  if (solution === undefined) return html``;
  const t = seasonTexts[language];
  const { content, version, submitted_at: at, attachments } = solution;
  return html`<dl>
    ${line(t.demand, demand?.title)} ${line(t.team, content.teamName)}
    ${line(t.newest, `${t.version(version)} · ${instantText(at)}`)}
    ${line(t.quote, wanText(content.quoteFen, language))}
    ${line(t.files, attachments.map(({ name }) => name).join(t.listSeparator))}
  </dl>`;
}

function changedFields(before: SolutionVersionCreate, after: SolutionVersionCreate): Field[] {
  return FIELDS.filter(({ value }) => canonicalJson([value(before)]) !== canonicalJson([value(after)]));
}

/** One field; a long text stands whole in the facts that follow, so only what was there has to be looked up. */
function change(term: string, before: string, after: string, contentOf: string): Markup {
  const long = before.length > SIDE_BY_SIDE || after.length > SIDE_BY_SIDE;
  const was = html`<bdi class="text">${before === '' ? '-' : before}</bdi>`;
  const is = html`<bdi class="text">${after === '' ? '-' : after}</bdi>`;
  const body = long
    ? html`<details>
        <summary>${contentOf}</summary>
        ${was}
      </details>`
    : html`<del>${was}</del> → <ins>${is}</ins>`;
  return html`<dt>${term}</dt>
    <dd>${body}</dd>`;
}
