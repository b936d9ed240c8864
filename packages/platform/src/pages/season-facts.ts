import {
  parseInstant,
  type ConsentSign,
  type DemandCreate,
  type ImportDocument,
  type SolutionSubmit,
  type SolutionVersionCreate,
} from '@jtop/contract';
import { html } from 'hono/html';
import type { ConsentTextRow } from '../consents/rows.js';
import type { HandoffRow } from '../handoffs/entity.js';
import { amountInWords, instantText } from './amount.js';
import { evidenceText, line, personText, section, wanText } from './facts.js';
import type { Markup } from './layout.js';
import { answerFacts, ownMatchesFacts } from './match-facts.js';
import { matchTexts } from './match-texts.js';
import type { SeasonShown } from './season-reading.js';
import { seasonTexts } from './season-texts.js';
import { changeFacts, ownFacts } from './version-facts.js';
import type { PageLanguage } from './texts.js';

/** Operations of the demand side that a person confirms. */
export type SeasonOperation =
  | 'demands.create'
  | 'demands.solutions.submit'
  | 'solutions.versions.create'
  | 'solutions.retrieve'
  | 'consents.sign'
  | 'matches.respond'
  | 'me.matches.list'
  | 'imports.create';

const OPERATIONS: ReadonlySet<string> = new Set<SeasonOperation>([
  'demands.create',
  'demands.solutions.submit',
  'solutions.versions.create',
  'solutions.retrieve',
  'consents.sign',
  'matches.respond',
  'me.matches.list',
  'imports.create',
]);

export function isSeasonOperation(operation: string): operation is SeasonOperation {
  return OPERATIONS.has(operation);
}

/** Whether a person has to say that the texts were read. */
export function signsTexts({ operation, body }: HandoffRow): boolean {
  if (operation === 'consents.sign') return true;
  return operation === 'demands.solutions.submit' && ((body as SolutionSubmit).consents?.length ?? 0) > 0;
}

/** Everything that a person is asked to agree to, as texts: nothing that was drafted is markup. */
export function seasonFacts(row: HandoffRow, shown: SeasonShown, language: PageLanguage): Markup {
  switch (row.operation as SeasonOperation) {
    case 'demands.create':
      return demandFacts(row.body as DemandCreate, shown, language);
    case 'demands.solutions.submit':
      return solutionFacts(row.body as SolutionSubmit, shown, language);
    case 'solutions.versions.create':
      return html`${changeFacts(row.body as SolutionVersionCreate, shown, language)}
      ${solutionFacts(row.body as SolutionVersionCreate, shown, language)}`;
    case 'solutions.retrieve':
      return ownFacts(shown, language);
    case 'consents.sign':
      return consentFacts(row.body as ConsentSign, shown, language);
    case 'matches.respond':
      return answerFacts(row, shown, language);
    case 'me.matches.list':
      return ownMatchesFacts(shown, language);
    case 'imports.create':
      return importFacts(row.body as ImportDocument, shown, language);
  }
}

/** What comes of it. */
export function seasonNote({ operation, body }: HandoffRow, language: PageLanguage): string {
  const notes = { ...seasonTexts[language].notes, ...matchTexts[language].notes };
  if (operation === 'demands.create' && (body as DemandCreate).submit !== true) return notes.draft;
  return notes[operation as SeasonOperation];
}

function demandFacts(body: DemandCreate, { fileNames }: SeasonShown, language: PageLanguage): Markup {
  const t = seasonTexts[language];
  const { disclosure, contactPerson: contact, budgetFen, budgetBand, deadline } = body;
  const budget =
    budgetFen === undefined
      ? t.bands[budgetBand ?? '']
      : `${wanText(budgetFen.minFen, language)} ${t.to} ${wanText(budgetFen.maxFen, language)}`;
  const hidden = disclosure?.hiddenFields.map((field) => t.hideable[field] ?? field) ?? [];
  return html`<dl>
      ${line(t.title, body.title)} ${line(t.field, t.fields[body.field] ?? body.field)}
      ${line(t.purpose, t.purposes[body.purpose] ?? body.purpose)} ${line(t.budget, budget)}
      ${line(t.deadline, deadline === undefined ? undefined : instantText(parseInstant(deadline)))}
      ${line(t.contact, [contact?.name, contact?.phone, contact?.email].filter(Boolean).join(t.listSeparator))}
      ${line(t.files, fileNames.join(t.listSeparator))}
    </dl>
    ${section(t.summary, body.summary)} ${section(t.problem, body.problem)}
    ${
      disclosure === undefined
        ? ''
        : html`<h2>${t.disclosure}</h2>
            <dl>
              ${line(t.level, t.levels[disclosure.level] ?? disclosure.level)}
              ${line(t.hidden, hidden.length === 0 ? t.nothing : hidden.join(t.listSeparator))}
              ${line(t.alias, disclosure.aliasName)}
            </dl>`
    }`;
}

function solutionFacts(body: SolutionSubmit, shown: SeasonShown, language: PageLanguage): Markup {
  const t = seasonTexts[language];
  const { demand, fileNames, texts } = shown;
  return html`<dl>
      ${line(t.demand, demand?.title)} ${line(t.company, demand?.company?.name)}
      ${line(t.deadline, demand?.deadline === undefined ? undefined : instantText(parseInstant(demand.deadline)))}
      ${line(t.team, body.teamName)} ${line(t.lead, personText(body.lead))}
      ${line(t.members, body.members?.map(personText).join(t.listSeparator))}
      ${line(t.maturity, String(body.maturityTrl))}
      ${line(t.confidential, body.confidential === true ? t.yes : t.no)}
      ${line(t.evidence, body.evidence?.map(evidenceText).join('\n'))}
      ${line(t.files, fileNames.join(t.listSeparator))}
    </dl>
    <p>
      ${t.quote} <span class="amount">${wanText(body.quoteFen, language)}</span>
      <span class="note">${amountInWords(body.quoteFen, language)}</span>
    </p>
    <table>
      <caption>
        ${t.milestones}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t.milestone}</th>
          <th scope="col">${t.days}</th>
          <th scope="col">${t.amount}</th>
        </tr>
      </thead>
      <tbody>
        ${body.milestones.map(
          ({ name, days, amountFen }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td>${days}</td>
              <td>${wanText(amountFen, language)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${section(t.approach, body.approach)} ${section(t.ipPlan, body.ipPlan)}
    ${texts.length === 0 ? '' : html`<h2>${t.consents}</h2>`}
    ${texts.map((text) => consentText(text, language))}`;
}

function consentFacts(body: ConsentSign, { demand, texts }: SeasonShown, language: PageLanguage): Markup {
  const t = seasonTexts[language];
  const { type, id } = body.subject;
  return html`<dl>
      ${line(t.about, `${t.subjects[type] ?? type} ${demand === undefined ? id : ''}`)}
      ${line(t.demand, demand?.title)}
    </dl>
    ${texts.map((text) => consentText(text, language))}`;
}

function importFacts(body: ImportDocument, { fileNames }: SeasonShown, language: PageLanguage): Markup {
  const t = seasonTexts[language];
  const { maxErrorPercent: most } = body;
  return html`<dl>
    ${line(t.template, t.templates[body.template])} ${line(t.workbook, fileNames.join(t.listSeparator))}
    ${line(t.maxErrorPercent, most === undefined ? undefined : `${most}%`)}
  </dl>`;
}

/** The Chinese text binds; whoever reads English sees both. */
function consentText(row: ConsentTextRow, language: PageLanguage): Markup {
  const t = seasonTexts[language];
  const { title, text, version, text_hash: hash } = row;
  return html`<h2>${(language === 'en' ? title.en : undefined) ?? title.zh} · ${t.version(version)}</h2>
    ${language === 'en' && text.en !== undefined ? html`<p class="text">${text.en}</p>` : ''}
    <p class="text" lang="zh-CN">${text.zh}</p>
    <p class="note">${language === 'en' ? t.binding : ''} ${t.hash} <code>${hash}</code></p>`;
}
