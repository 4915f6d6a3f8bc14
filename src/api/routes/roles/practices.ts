import * as z from 'zod';
import type { Routes } from '#api/route.ts';
import { problemResponses } from '#api/schemas.ts';

const PracticeBody = z
  .object({
    id: z.string(),
    label: z.string(),
    soft: z.boolean().describe('a behaviour that any work can show; criteria of kind `statement` ask for it'),
  })
  .meta({ id: 'Practice' });

/** Practices that criteria may ask for. */
export const practices: Routes = (app, deps) => {
  app.get(
    '/practices',
    {
      config: { scope: 'roles:read', of: 'nobody', personal: 'never' },
      schema: {
        operationId: 'listPractices',
        tags: ['roles'],
        summary: 'Practices that criteria of kind `practice` and `statement` may ask for',
        description: 'Those of the rules, by id.',
        response: { 200: z.object({ practices: z.array(PracticeBody) }), ...problemResponses },
      },
    },
    async () => ({
      practices: deps.rules.lexicon.practices
        .map(({ id, label, soft }) => ({ id, label, soft }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    }),
  );
};
