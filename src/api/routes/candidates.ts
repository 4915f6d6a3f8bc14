import * as z from 'zod';
import { erase } from '#flows/erase.ts';
import { callerOf } from '../auth.ts';
import type { Routes } from '../route.ts';
import { Id, problemResponses } from '../schemas.ts';

export const candidates: Routes = (app, deps) => {
  app.delete(
    '/candidates/:id',
    {
      config: { scope: 'candidates:erase' },
      schema: {
        tags: ['candidates'],
        summary: 'Erase a person everywhere: applications, results, decisions, files, file names',
        description:
          'Those linked as the same person go with them. The audit keeps that it was done, by whom and how much, without a name.',
        params: z.object({ id: Id }),
        response: {
          200: z.object({ candidates: z.number(), applications: z.number(), documents: z.number() }),
          ...problemResponses,
        },
      },
    },
    async (request) => erase(deps, callerOf(request), request.params.id),
  );
};
