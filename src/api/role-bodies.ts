import * as z from 'zod';
import { ProblemBody, problemResponses } from './schemas.ts';

/* Shapes of what is answered about roles. */

export const LintBody = z
  .object({
    severity: z.enum(['refuse', 'warn']),
    code: z.string(),
    path: z.string(),
    message: z.string(),
    words: z.string().nullable(),
    law: z.string().nullable(),
    instead: z.string(),
  })
  .meta({ id: 'RoleFinding' });

export const Saved = z.object({
  id: z.string(),
  version: z.number().nullable(),
  warnings: z.array(LintBody),
});

export const written = {
  409: ProblemBody,
  422: ProblemBody,
  ...problemResponses,
};
