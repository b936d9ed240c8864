import { narrower, reaches, type DisclosureLevel } from './levels.js';

/** Fields that a company may hold back one by one. Title, field and deadline make a demand one that can be answered. */
export const HIDEABLE_FIELDS = [
  'summary',
  'problem',
  'targetMetrics',
  'constraints',
  'presentState',
  'budgetFen',
  'cooperationModes',
  'ipPreference',
  'adcode',
  'purpose',
  'attachments',
  'specialId',
] as const;
export type HideableField = (typeof HIDEABLE_FIELDS)[number];

/** What a company chose to hide (R96). */
export interface DisclosureChoice {
  /** The level from which its name, and what it holds back, is told. Who has an agreement with it knows it anyway. */
  readonly level: DisclosureLevel;
  /** Fields that are held back: until `level`, or each until a level of its own. */
  readonly hiddenFields: readonly (string | { readonly field: string; readonly from: DisclosureLevel })[];
  /** What it wants to be called instead of its name. */
  readonly aliasName?: string | undefined;
}

/** The level from which a company's name is told. */
export function identityFrom({ level, hiddenFields }: DisclosureChoice): DisclosureLevel {
  const isHeldBack = hiddenFields.some((entry) =>
    ['company', 'companyId'].includes(typeof entry === 'string' ? entry : entry.field),
  );
  return isHeldBack || reaches(level, 'parties') ? 'parties' : level;
}

/**
 * The level from which a field is told as far as the company's wish goes: `public` where it holds nothing back. A field
 * that is held back although the company wants to be known by all is kept for parties: of two wishes that do not fit, the
 * one that tells less.
 */
export function fieldFrom(choice: DisclosureChoice, field: string): DisclosureLevel {
  return choice.hiddenFields.reduce<DisclosureLevel>((from, entry) => {
    if (typeof entry !== 'string') {
      const own = reaches(entry.from, 'parties') ? 'parties' : entry.from;
      return entry.field === field ? narrower(from, own) : from;
    }
    if (entry !== field) return from;
    const all = choice.level === 'public' || reaches(choice.level, 'parties') ? 'parties' : choice.level;
    return narrower(from, all);
  }, 'public');
}
