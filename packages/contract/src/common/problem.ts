import { z } from 'zod';

export const FieldError = z.object({ path: z.string(), code: z.string(), message: z.string() }).meta({
  id: 'FieldError',
  description: 'What is wrong with one field: `path` names it (`rules.startPriceFen`).',
});

export const Problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    requestId: z.string(),
    errors: z.array(FieldError).optional(),
  })
  .meta({ id: 'Problem', description: 'A refusal or failure, RFC 9457. Extras depend on `code`.' });
