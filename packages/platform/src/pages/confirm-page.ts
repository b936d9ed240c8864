import type { Lot, OperationTypes, ProblemCode, SolutionVersionCreate } from '@jtop/contract';
import { incrementAt } from '@jtop/rules/auction';
import { html } from 'hono/html';
import { shownDigest } from '../handoffs/drafting.js';
import type { HandoffRow } from '../handoffs/entity.js';
import type { Session } from '../people/sessions.js';
import { amountInWords, amountText, instantText } from './amount.js';
import type { Markup } from './layout.js';
import {
  isSeasonOperation,
  seasonFacts,
  seasonNote,
  signsTexts,
  type SeasonOperation,
} from './season-facts.js';
import type { SeasonShown } from './season-reading.js';
import { seasonTexts } from './season-texts.js';
import { pageTexts, type PageLanguage } from './texts.js';
import { isUnchanged } from './version-facts.js';

export interface ConfirmParts {
  readonly row: HandoffRow;
  readonly session: Session;
  readonly language: PageLanguage;
  /** The lot as it stands, for what is done on one. */
  readonly lot: Lot | undefined;
  /** What there is to show of an act of the demand side. */
  readonly season: SeasonShown | undefined;
  /** The version that is compared with, if any. */
  readonly against: number | null;
}

type LotOperation = 'lots.bids.place' | 'lots.registrations.create' | 'lots.deposits.create';
type Operation = LotOperation | SeasonOperation | 'me.retrieve';

/** Statuses in which anything can still be done on a lot. */
const LIVE: ReadonlySet<string> = new Set(['registering', 'bidding', 'suspended']);

/** What would be answered after the end: no button leads there. */
const CODE_AFTER: Readonly<Record<LotOperation, ProblemCode>> = {
  'lots.bids.place': 'bid.closed',
  'lots.registrations.create': 'registration.closed',
  'lots.deposits.create': 'lot.state',
};

/** What will be done, for whom, and on whose wish; and the two buttons. Works without script. */
export function confirmBody({ row, session, language, lot, season, against }: ConfirmParts): Markup {
  const t = pageTexts[language];
  const operation = row.operation as Operation;
  const { title, button } = t.confirm[operation];
  const amountFen = amountOf(row, lot);
  const over = overText(row, lot, season, language);
  const digest = shownDigest(row, against);
  return html`<h1>${title}</h1>
    <dl>
      <dt>${t.you}</dt>
      <dd>
        <bdi>${session.party.displayName}</bdi>
        <form method="post" action="/sign-out" class="link">
          <input type="hidden" name="csrf" value="${session.csrf}" />
          <input type="hidden" name="to" value="/confirm/${row.id}" />
          <button class="link">${t.notYou}</button>
        </form>
      </dd>
      <dt>${t.asks}</dt>
      <dd><bdi>${row.origin}</bdi></dd>
      ${lot === undefined ? '' : lotFacts(lot, language)}
    </dl>
    ${
      amountFen === undefined
        ? ''
        : html`<p>
            ${operation === 'lots.bids.place' ? t.amount : t.deposit}
            <span class="amount">${amountText(amountFen, language)}</span>
            <span class="note">${amountInWords(amountFen, language)}</span>
          </p>`
    }
    ${season === undefined ? '' : seasonFacts(row, season, language)}
    ${lot !== undefined && operation !== 'lots.deposits.create' ? ruleFacts(lot, language) : ''}
    <p class="note">${noteOf(row, language)}</p>
    ${
      over === undefined
        ? html`<form method="post" action="/confirm/${row.id}?lang=${language}">
            <input type="hidden" name="csrf" value="${session.csrf}" />
            <input type="hidden" name="body" value="${digest}" />
            ${operation === 'lots.registrations.create' ? checkbox('agree', t.agree) : ''}
            ${signsTexts(row) ? checkbox('agree', seasonTexts[language].agree) : ''}
            ${operation === 'lots.bids.place' && lot !== undefined && isJump(amountFen ?? 0, lot) ? checkbox('jump', t.jump) : ''}
            <button class="primary" name="decision" value="confirm">
              ${button(amountFen === undefined ? '' : amountText(amountFen, language))}
            </button>
          </form>`
        : html`<p class="alert" role="alert">${over}</p>`
    }
    <form method="post" action="/confirm/${row.id}?lang=${language}">
      <input type="hidden" name="csrf" value="${session.csrf}" />
      <input type="hidden" name="body" value="${digest}" />
      <button name="decision" value="decline">${t.decline}</button>
    </form>`;
}

function checkbox(name: string, label: string): Markup {
  return html`<label
    ><input type="checkbox" name="${name}" value="yes" required /><span>${label}</span></label
  >`;
}

function amountOf(row: HandoffRow, lot: Lot | undefined): number | undefined {
  if (row.operation === 'lots.bids.place') {
    return (row.body as OperationTypes['lots.bids.place']['body']).amountFen;
  }
  return row.operation === 'lots.deposits.create' ? lot?.rules.depositFen : undefined;
}

/** Why nothing can be confirmed any more; undefined where it can. */
function overText(
  { operation, body }: HandoffRow,
  lot: Lot | undefined,
  season: SeasonShown | undefined,
  language: PageLanguage,
): string | undefined {
  const t = pageTexts[language];
  if (season !== undefined) {
    const { over, solution } = season;
    if (over !== undefined) return t.problems[over] ?? t.otherProblem;
    if (operation !== 'solutions.versions.create' || solution === undefined) return undefined;
    return isUnchanged(solution, body as SolutionVersionCreate)
      ? seasonTexts[language].unchanged(solution.version)
      : undefined;
  }
  if (lot === undefined || LIVE.has(lot.status)) return undefined;
  return t.problems[CODE_AFTER[operation as LotOperation]];
}

function noteOf(row: HandoffRow, language: PageLanguage): string {
  const t = pageTexts[language];
  const { operation } = row;
  if (isSeasonOperation(operation)) return seasonNote(row, language);
  if (operation === 'lots.bids.place') return t.binding;
  if (operation === 'lots.deposits.create') return t.depositNote;
  return operation === 'me.retrieve' ? t.learns : '';
}

function lotFacts(lot: Lot, language: PageLanguage): Markup {
  const t = pageTexts[language];
  const { currentPriceFen, nextAmountFen, rules, status } = lot;
  const price = currentPriceFen ?? rules.startPriceFen;
  const open = status === 'bidding';
  return html`<dt>${t.lot}</dt>
    <dd><bdi>${lot.listing.title}</bdi><br /><span class="note">${lot.no}</span></dd>
    <dt>${currentPriceFen === undefined ? t.start : t.now}</dt>
    <dd>${amountText(price, language)}</dd>
    ${
      nextAmountFen === undefined
        ? ''
        : html`<dt>${t.next}</dt>
            <dd>${amountText(nextAmountFen, language)}</dd>`
    }
    <dt>${open ? t.ends : t.opens}</dt>
    <dd>${instantText(Date.parse(open ? lot.closesAt : lot.opensAt))}</dd>`;
}

function ruleFacts(lot: Lot, language: PageLanguage): Markup {
  const t = pageTexts[language];
  const { rules } = lot;
  const minutes = (ms: number): string => t.minutes(String(Math.round((ms / 60_000) * 10) / 10));
  const extends_ = rules.windowMs > 0 && rules.extendMs > 0 && rules.maxExtensions !== 0;
  const step = incrementAt(rules, lot.currentPriceFen ?? rules.startPriceFen);
  return html`<h2>${t.rules}</h2>
    <dl>
      <dt>${t.start}</dt>
      <dd>${amountText(rules.startPriceFen, language)}</dd>
      <dt>${t.step}</dt>
      <dd>${amountText(step, language)}</dd>
      <dt>${t.deposit}</dt>
      <dd>${amountText(rules.depositFen, language)}</dd>
      <dt>${t.reserve}</dt>
      <dd>${lot.hasReserve ? t.reserves.yes : t.reserves.no}</dd>
      <dt>${t.extension}</dt>
      <dd>${extends_ ? t.extensionRule(minutes(rules.windowMs), minutes(rules.extendMs)) : t.noExtension}</dd>
    </dl>`;
}

/** Whether the rules will ask for the amount to be confirmed, as the lot stands. */
export function isJump(amountFen: number, lot: Lot): boolean {
  const { rules, currentPriceFen, nextAmountFen } = lot;
  if (nextAmountFen === undefined) return false;
  const step = incrementAt(rules, currentPriceFen ?? rules.startPriceFen);
  return amountFen > nextAmountFen + rules.maxJumpSteps * step;
}
