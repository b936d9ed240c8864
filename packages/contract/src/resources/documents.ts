import { z } from 'zod';
import { DOCUMENT_KINDS } from '../common/challenge-enums.js';
import { Hash, Id, Instant } from '../common/primitives.js';
import { SITE_KEY_PATTERN } from '../common/site-key.js';

/** A document as other things show it. */
export const documentFields = {
  id: Id,
  name: z.string(),
  mime: z.string(),
  bytes: z.int().min(1),
  hash: Hash,
};

export const Document = z
  .object({
    ...documentFields,
    kind: z.enum(DOCUMENT_KINDS),
    uploadedAt: Instant,
    expiresAt: Instant.optional(),
  })
  .meta({
    id: 'Document',
    description:
      'A file that was uploaded. `hash` is its SHA-256, `mime` what its content was found to be. One that nothing takes up is dropped at `expiresAt`.',
  });

export const DocumentUploadQuery = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^/\\]+$/, 'a file name without a path'),
  kind: z.enum(DOCUMENT_KINDS),
  siteKey: z.string().regex(SITE_KEY_PATTERN, 'a site key, which begins with pk_').optional(),
});

export const DocumentLink = z.object({ url: z.string(), expiresAt: Instant }).meta({
  id: 'DocumentLink',
  description: 'A signed address of the file, for at most 5 minutes. Each use is logged.',
});

/** Takes a document up: who knows its hash has seen it. */
export const documentRefs = z
  .array(z.strictObject({ documentId: Id, hash: Hash }))
  .max(10)
  .refine(
    (refs) => new Set(refs.map(({ documentId }) => documentId)).size === refs.length,
    'each document once',
  );
