import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { batchBody } from '#api/batch-body.ts';
import type { Routes } from '#api/route.ts';
import { BatchBody, idOf, ProblemBody, problemResponses } from '#api/schemas.ts';
import { batchOf } from '#flows/intake/batches.ts';
import { cancel, close } from '#flows/intake/upload.ts';

const params = z.object({ id: idOf('batch') });

/** The end of an upload. */
export const batchEnds: Routes = (app, deps) => {
  app.post(
    '/batches/:id/close',
    {
      config: { scope: 'batches:write', of: 'batch', personal: 'never' },
      schema: {
        operationId: 'closeBatch',
        tags: ['batches'],
        summary: 'Say that no more files come: the batch finishes when all are read',
        description:
          'Closing twice is no mistake. An open batch to which nothing comes for a day is closed by itself.',
        params,
        response: { 200: BatchBody, ...problemResponses },
      },
    },
    async (request) => {
      await batchOf(deps, request.params.id);
      await close(deps, request.params.id, callerOf(request).owner);
      return batchBody(await batchOf(deps, request.params.id), deps);
    },
  );

  app.post(
    '/batches/:id/cancel',
    {
      config: { scope: 'batches:write', of: 'batch', personal: 'never' },
      schema: {
        operationId: 'cancelBatch',
        tags: ['batches'],
        summary: 'Stop a batch: what is not read yet will not be; what is read stays',
        description: 'Applications that nothing else brought go with it; results that stand are kept.',
        params,
        response: { 200: BatchBody, 409: ProblemBody, ...problemResponses },
      },
    },
    async (request) => {
      await batchOf(deps, request.params.id);
      await cancel(deps, request.params.id, callerOf(request).owner);
      return batchBody(await batchOf(deps, request.params.id), deps);
    },
  );
};
