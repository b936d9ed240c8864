import { z } from 'zod';
import {
  DISCLOSURE_LEVELS,
  HIDEABLE_FIELDS,
  REDACTION_METHODS,
  REDACTION_REASONS,
} from '../common/challenge-enums.js';
import { distinct, text } from '../common/text.js';

export const RedactionMark = z
  .object({
    path: z.string(),
    method: z.enum(REDACTION_METHODS),
    reason: z.enum(REDACTION_REASONS),
    until: z.enum(DISCLOSURE_LEVELS).optional(),
  })
  .meta({
    id: 'RedactionMark',
    description:
      'What was kept back of this view, after RFC 9537: `path` as JSONPath in the full entity (`$.company.name`), `until` the first level that sees it whole.',
  });

/** Marks of a view; absent where nothing was kept back. */
export const redacted = { _redacted: z.array(RedactionMark).optional() };

export const Disclosure = z
  .object({
    level: z.enum(DISCLOSURE_LEVELS),
    hiddenFields: z.array(z.enum(HIDEABLE_FIELDS)),
    aliasName: z.string().optional(),
  })
  .meta({
    id: 'Disclosure',
    description:
      'What a company lets be known: `level` is the one from which its name and its `hiddenFields` show; `public` shows the name to all and the hidden fields to parties. `aliasName` stands in for the name.',
  });

/** The choice as it is written; `parties` is the highest that a company may ask for. */
export const disclosureInput = z.strictObject({
  level: z.enum(DISCLOSURE_LEVELS.filter((level) => level !== 'operator')),
  hiddenFields: distinct(z.enum(HIDEABLE_FIELDS), HIDEABLE_FIELDS.length),
  aliasName: text(2, 40).optional(),
});

export const DisclosureSet = disclosureInput.clone().meta({
  id: 'DisclosureSet',
  description: 'The whole choice anew. The operator may only raise it.',
});
