import { fieldFrom, HIDEABLE_FIELDS, identityFrom, type DisclosureChoice } from './choice.js';
import { redactDemand, type DemandRecord, type DemandView, type DisclosureContext } from './demand.js';
import { DISCLOSURE_LEVELS, reaches, type DisclosureLevel } from './levels.js';
import type { Redacted } from './table.js';

/** A path that a level saw before a change and does not see any more. */
export interface HiddenPath {
  readonly level: DisclosureLevel;
  readonly path: string;
}

/**
 * I-P2: what a change of a company's choice takes back, level by level. Copies of these have to go: caches are purged and
 * the stream says that the demand has changed. Nothing where the change only shows more.
 */
export function hiddenByChange(
  demand: DemandRecord,
  after: DisclosureChoice,
  context: DisclosureContext,
): HiddenPath[] {
  // Where the company is called the same in both, what it is called is not compared: a city that is hidden or shown
  // changes the alias, and is listed by itself.
  const isCalledSame = demand.disclosure.aliasName === after.aliasName;
  const seen = (choice: DisclosureChoice, level: DisclosureLevel): Map<string, unknown> => {
    const disclosure = isCalledSame ? { ...choice, aliasName: '某企业' } : choice;
    return leaves({ ...redactDemand({ ...demand, disclosure }, level, context).view, disclosure: undefined });
  };
  return DISCLOSURE_LEVELS.flatMap((level) => {
    const most = seen({ level: 'public', hiddenFields: [] }, level);
    const now = seen(after, level);
    return [...seen(demand.disclosure, level)]
      .filter(([path, value]) => now.get(path) !== value && now.get(path) !== most.get(path))
      .map(([path]) => ({ level, path }));
  });
}

/** Whether a choice tells nobody more than another did: what an operator may do to a company's choice (§6.10). */
export function tellsNoMore(after: DisclosureChoice, before: DisclosureChoice): boolean {
  return (
    reaches(identityFrom(after), identityFrom(before)) &&
    HIDEABLE_FIELDS.every((field) => reaches(fieldFrom(after, field), fieldFrom(before, field))) &&
    (after.aliasName ?? '') === (before.aliasName ?? '')
  );
}

/** What a company is shown before it publishes: its demand in the eyes of each level. */
export function previewDemand(
  demand: DemandRecord,
  context: DisclosureContext,
): Readonly<Record<DisclosureLevel, Redacted<DemandView>>> {
  const of = (level: DisclosureLevel): Redacted<DemandView> => redactDemand(demand, level, context);
  return {
    public: of('public'),
    members: of('members'),
    matched: of('matched'),
    parties: of('parties'),
    operator: of('operator'),
  };
}

/** Every plain value of an entity, by its path. Containers without one stand for themselves. */
function leaves(value: unknown, path = '$', found = new Map<string, unknown>()): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) {
    if (value !== undefined) found.set(path, value);
    return found;
  }
  const items = Array.isArray(value)
    ? value.map((item: unknown, index) => [`${path}[${index}]`, item] as const)
    : Object.entries(value).map(([key, item]) => [`${path}.${key}`, item] as const);
  for (const [here, item] of items) leaves(item, here, found);
  return found;
}
