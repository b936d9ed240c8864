import { MATCH_DECLINE_REASONS, type Match } from '@jtop/contract';
import { icons, type Tone } from '../../internal/icons.js';
import { clamp } from '../../internal/text.js';
import type { MatchesStrings } from '../../locales/zh-CN/matches.js';
import type { MatchAnswer } from '../../stores/own-matches-store.js';
import { reasonText } from './matches.reasons.js';

/** Where the titles of rows lead: addresses with `{id}`, as the page gives them. */
export interface MatchLinks {
  readonly demand: (id: string) => string | undefined;
  readonly counterpart: (type: string, id: string) => string | undefined;
}

/** A title, and where it leads. */
export interface MatchLink {
  readonly text: string;
  readonly href: string | undefined;
  readonly type: string;
  readonly id: string;
}

/** How well a pair fits: always words, with the number beside them. */
export interface FitView {
  readonly words: string;
  /** Empty where a person's word stands in the place of a score. */
  readonly points: string;
  /** Of the bar, in percent; undefined where there is none. */
  readonly width: string | undefined;
}

/** A match, ready to print. */
export interface MatchRowView {
  readonly id: string;
  /** From 1; 0 in a list of the viewer's own, where there is none. */
  readonly rank: number;
  readonly title: MatchLink;
  /** In a list of the viewer's own: what the demand was matched with. */
  readonly other: MatchLink | undefined;
  readonly kind: string;
  readonly method: string;
  readonly fit: FitView;
  readonly reasons: readonly string[];
  readonly status: { readonly tone: Tone; readonly icon: string; readonly text: string };
  /** What was said to it: why it was declined, and a note. */
  readonly said: readonly string[];
}

const NOTE_LIMIT = 1_000;
/** Where the words change. All features at once are rare: of what is suggested (from 0.3 on) few reach 0.65. */
const FIT_FROM = [6_500, 5_000, 4_000] as const;

/** An entry of a table of texts: codes come from outside, and `toString` is none of its entries. */
const entry = (texts: Readonly<Record<string, string>>, key: string): string =>
  Object.prototype.hasOwnProperty.call(texts, key) ? (texts[key] ?? '') : clamp(key, 30);

/** Whether nobody has said yes or no. */
export const isOpen = ({ status }: Pick<Match, 'status'>): boolean =>
  status !== 'accepted' && status !== 'declined';

export function fitOf({ scoreBp, method }: Pick<Match, 'scoreBp' | 'method'>, p: MatchesStrings): FitView {
  // What a person proposes carries a number that is no measure of fit.
  if (method === 'expert') return { words: p.byExpert, points: '', width: undefined };
  if (!Number.isFinite(scoreBp)) return { words: p.unscored, points: '', width: undefined };
  const score = Math.min(10_000, Math.max(0, scoreBp));
  const at = FIT_FROM.findIndex((from) => score >= from);
  const percent = Math.round(score / 100);
  return {
    words: p.fits[at < 0 ? 3 : at] ?? '',
    points: p.points(String(percent)),
    width: `${percent}%`,
  };
}

/** @param own - In a list of the viewer's own, where matches can be answered. @param index - From 0. */
export function matchRow(
  match: Match,
  index: number,
  own: boolean,
  { demand, counterpart: counterpartHref }: MatchLinks,
  p: MatchesStrings,
  language: string,
): MatchRowView {
  const { id, counterpart, demandId, method, proposedBy, declineReason, note, reasons } = match;
  const other: MatchLink = {
    text: clamp(counterpart.title),
    href: counterpartHref(counterpart.type, counterpart.id),
    type: counterpart.type,
    id: counterpart.id,
  };
  const about: MatchLink = {
    text: clamp(match.demandTitle),
    href: demand(demandId),
    type: 'demand',
    id: demandId,
  };
  return {
    id,
    rank: own ? 0 : index + 1,
    title: own ? about : other,
    other: own ? other : undefined,
    kind: entry(p.kinds, counterpart.type),
    method: method === 'expert' ? (proposedBy ? p.by(clamp(proposedBy, 60)) : p.byExpert) : p.byRule,
    fit: fitOf(match, p),
    reasons: reasons.flatMap((reason) => reasonText(reason, p, language) ?? []),
    status: statusOf(match, own, p),
    said: [
      ...(declineReason ? [`${p.reason} ${entry(p.declineReasons, declineReason)}`] : []),
      ...(note && !reasons.some(({ facts }) => facts.note === note)
        ? [p.noteSaid(clamp(note, NOTE_LIMIT))]
        : []),
    ],
  };
}

function statusOf(match: Match, own: boolean, p: MatchesStrings): MatchRowView['status'] {
  const text = own && isOpen(match) ? p.open : entry(p.statuses, match.status);
  switch (match.status) {
    case 'accepted':
      return { tone: 'positive', icon: icons.tick, text };
    case 'declined':
      return { tone: 'neutral', icon: icons.minus, text };
    default:
      return own
        ? { tone: 'caution', icon: icons.clock, text }
        : { tone: match.status === 'suggested' ? 'neutral' : 'info', icon: icons.swap, text };
  }
}

/** Fields of the form that answers. */
export type AnswerField = 'answer' | 'reason' | 'note';
/** What is wrong, by field; fields that are right are left out. */
export type AnswerErrors = Readonly<Partial<Record<AnswerField, string>>>;

/** What the contract takes as a note. */
export const ANSWER_NOTE_LIMIT = 1_000;

export function answerErrors({ answer, reason, note }: MatchAnswer, p: MatchesStrings): AnswerErrors {
  const known = (MATCH_DECLINE_REASONS as readonly string[]).includes(reason);
  return {
    ...(answer === '' && { answer: p.errors.answer }),
    ...(answer === 'decline' && !known && { reason: p.errors.reason }),
    ...(note.trim().length > ANSWER_NOTE_LIMIT && { note: p.errors.note }),
  };
}

/** The fields that the platform has refused. */
export function refusedAnswer(
  problem: { readonly code?: string | undefined; readonly errors?: unknown },
  p: MatchesStrings,
): AnswerErrors {
  if (problem.code === 'match.reason_required') return { reason: p.errors.reason };
  if (problem.code !== 'request.invalid' || !Array.isArray(problem.errors)) return {};
  const fields = (problem.errors as unknown[]).flatMap((error) => {
    const { path } = Object(error) as { readonly path?: unknown };
    return /^(?:body\.)?(answer|reason|note)$/.exec(String(path))?.[1] ?? [];
  });
  return Object.fromEntries(fields.map((field) => [field, p.errors.refused]));
}
