import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { batchBody } from '#api/batch-body.ts';
import type { Routes } from '#api/route.ts';
import { BatchBody, idOf, ProblemBody, problemResponses } from '#api/schemas.ts';
import { batchOf } from '#flows/intake/batches.ts';
import { offerUploads, takeUploads } from '#flows/intake/direct.ts';
import { refuseWhileLate } from '#flows/intake/late.ts';

/** Files of one request: they are read one after the other. */
const mostAtOnce = 200;
const params = z.object({ id: idOf('batch') });

/** Large uploads straight into the object store (FILES_S3). */
export const directUploads: Routes = (app, deps) => {
  app.post(
    '/batches/:id/upload-urls',
    {
      config: { scope: 'batches:write', of: 'batch', personal: 'never' },
      schema: {
        operationId: 'offerUploads',
        tags: ['batches'],
        summary: 'Places in the object store for files of an open batch',
        description:
          'Where files are kept in an object store (`FILES_S3`), they need not be sent to this service, which fetches them from the store: PUT the bytes of each file to one of these addresses, then name them at `…/uploaded`. Without an object store this is a conflict.',
        params,
        body: z.strictObject({ count: z.number().int().min(1).max(mostAtOnce).describe('how many files') }),
        response: {
          200: z.object({
            uploads: z.array(
              z.object({ id: z.uuid(), url: z.url().describe('takes the bytes of one file by PUT') }),
            ),
            expiresAt: z.iso.datetime().describe('from then on the addresses take nothing'),
          }),
          409: ProblemBody,
          429: ProblemBody,
          ...problemResponses,
        },
      },
    },
    async (request) => {
      const { id } = request.params;
      await refuseWhileLate(deps, (await batchOf(deps, id)).priority);
      const { uploads, expiresAt } = await offerUploads(deps, id, request.body.count);
      return { uploads, expiresAt: expiresAt.toISOString() };
    },
  );

  app.post(
    '/batches/:id/uploaded',
    {
      config: { scope: 'batches:write', of: 'batch', personal: 'never' },
      schema: {
        operationId: 'takeUploads',
        tags: ['batches'],
        summary: 'Add files to an open batch that were put into the object store',
        description:
          'All of them, or none while one is not there (a conflict). Each is then as if it had been sent as a form, and its copy is taken away.',
        params,
        body: z.strictObject({
          uploads: z
            .array(z.strictObject({ id: z.uuid(), file: z.string().min(1).max(1000).describe('its name') }))
            .min(1)
            .max(mostAtOnce),
        }),
        response: { 202: BatchBody, 409: ProblemBody, 413: ProblemBody, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      await batchOf(deps, id);
      await takeUploads(deps, id, callerOf(request).owner, request.body.uploads);
      reply.status(202);
      return batchBody(await batchOf(deps, id), deps);
    },
  );
};
