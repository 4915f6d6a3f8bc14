import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { badForm, fileNameOf, hasForm } from '#api/forms.ts';
import type { Routes } from '#api/route.ts';
import { idOf, ProblemBody, pendingOf, pendingResponses } from '#api/schemas.ts';
import type { Deps } from '#deps.ts';
import { type Received, receiveFile } from '#flows/intake/upload.ts';
import { readAgain, replaceDocument, unlock } from '#flows/screening/ways-out.ts';

const params = z.object({ id: idOf('application') });

/** Ways out for files that could not be read and applications that could not be judged. */
export const waysOut: Routes = (app, deps) => {
  app.put(
    '/applications/:id/document',
    {
      config: { scope: 'applications:write', of: 'application', personal: 'never', body: 'file' },
      schema: {
        operationId: 'replaceDocument',
        tags: ['applications'],
        summary: 'Put another file in the place of this one; it is read and scored anew',
        description:
          'The way out for a file that could not be read or fetched. The first one stays: `getDocument` with `original=true` gives it.',
        consumes: ['multipart/form-data'],
        params,
        response: pendingResponses,
      },
    },
    async (request, reply) => {
      hasForm(request as FastifyRequest, 'curl -X PUT -F "file=@cv.pdf"');
      const received = await receiveOne(deps, request as FastifyRequest).catch(badForm);
      await replaceDocument(deps, callerOf(request), request.params.id, received);
      reply.status(202);
      return pendingOf(request.params.id);
    },
  );

  app.post(
    '/applications/:id/reread',
    {
      config: { scope: 'applications:write', of: 'application', personal: 'never' },
      schema: {
        operationId: 'rereadApplication',
        tags: ['applications'],
        summary: 'Read the file again, as pictures when `recognise` is set',
        description: 'With `recognise` the pages are recognised as pictures, which takes seconds a page.',
        params,
        body: z.strictObject({ recognise: z.boolean().default(false) }),
        response: pendingResponses,
      },
    },
    async (request, reply) => {
      await readAgain(deps, callerOf(request), request.params.id, request.body.recognise);
      reply.status(202);
      return pendingOf(request.params.id);
    },
  );

  app.post(
    '/applications/:id/unlock',
    {
      config: { scope: 'applications:write', of: 'application', personal: 'never' },
      schema: {
        operationId: 'unlockDocument',
        tags: ['applications'],
        summary: 'Open a protected PDF with its password, which is not kept',
        description: 'Opened in a reader process; what it holds is read and scored like any other.',
        params,
        body: z.strictObject({ password: z.string().min(1).max(200) }),
        response: { ...pendingResponses, 422: ProblemBody },
      },
    },
    async (request, reply) => {
      await unlock(deps, callerOf(request), request.params.id, request.body.password);
      reply.status(202);
      return pendingOf(request.params.id);
    },
  );
};

/** Stores the file of a form; null when there is none. */
async function receiveOne(deps: Deps, request: FastifyRequest): Promise<Received | null> {
  let received: Received | null = null;
  for await (const part of request.parts({ limits: { fileSize: deps.config.limits.bytes, files: 1 } })) {
    if (part.type !== 'file') continue;
    received = await receiveFile(deps, {
      fileName: fileNameOf(part),
      stream: part.file,
      truncated: () => part.file.truncated,
    });
  }
  return received;
}
