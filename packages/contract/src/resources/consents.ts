import { z } from 'zod';
import { CONSENT_KINDS, CONSENT_METHODS, CONSENT_SUBJECTS } from '../common/challenge-enums.js';
import { pageOf } from '../common/page.js';
import { Hash, Id, Instant, InstantInput, Slug, Titles } from '../common/primitives.js';
import { flag, oneOrMore, paging } from '../common/query.js';
import { text } from '../common/text.js';

export const ConsentText = z
  .object({
    id: Slug,
    kind: z.enum(CONSENT_KINDS),
    version: z.int().min(1),
    title: Titles,
    text: Titles,
    textHash: Hash,
    validFrom: Instant,
    validTo: Instant.optional(),
  })
  .meta({
    id: 'ConsentText',
    description:
      'A text that parties sign (《免责声明》 and the others). `textHash` is the SHA-256 of `text.zh` in UTF-8, which binds; English is for reading.',
  });

export const ConsentTextPage = pageOf(ConsentText, 'ConsentTextPage');
export const ConsentTextsListQuery = z.strictObject({
  kind: oneOrMore(CONSENT_KINDS).optional(),
  /** Only the texts that begin later, in the place of those that are or were in force. */
  scheduled: flag.optional(),
  ...paging,
});

const inBoth = (max: number) => z.strictObject({ zh: text(1, max), en: text(1, max).optional() });

export const ConsentTextCreate = z
  .strictObject({
    kind: z.enum(CONSENT_KINDS),
    title: inBoth(200),
    text: inBoth(50_000),
    validFrom: InstantInput.optional(),
  })
  .meta({
    id: 'ConsentTextCreate',
    description:
      'The next version of a text. The platform counts the version and computes the hash; the version before ends at `validFrom`, which is now where it is left out, and never past.',
  });

export const Consent = z
  .object({
    id: Id,
    kind: z.enum(CONSENT_KINDS),
    subject: z.object({ type: z.enum(CONSENT_SUBJECTS), id: z.string() }),
    textVersion: z.int().min(1),
    textHash: Hash,
    method: z.enum(CONSENT_METHODS),
    signedAt: Instant,
    revokedAt: Instant.optional(),
  })
  .meta({
    id: 'Consent',
    description:
      'What a party agreed to, for one thing, until `revokedAt`. It does not say who: whoever reads it knows.',
  });

export const ConsentPage = pageOf(Consent, 'ConsentPage');
export const OwnConsentsListQuery = z.strictObject({
  kind: oneOrMore(CONSENT_KINDS).optional(),
  subjectId: z.string().max(64).optional(),
  ...paging,
});

/** The very text that was shown to who signs. */
export const signedText = {
  kind: z.enum(CONSENT_KINDS),
  textVersion: z.int().min(1).max(10_000),
  textHash: Hash,
};

export const ConsentSign = z
  .strictObject({
    ...signedText,
    subject: z.strictObject({ type: z.enum(CONSENT_SUBJECTS), id: z.string().min(1).max(64) }),
  })
  .meta({ id: 'ConsentSign', description: 'Signing the current text of a kind, for one thing.' });

export const ConsentRevoke = z
  .strictObject({ reason: text(1, 2_000).optional() })
  .meta({ id: 'ConsentRevoke', description: 'Taking a consent back. It counts at once.' });
