import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import type { Routes } from '#api/route.ts';
import { idOf, ProblemBody, problemResponses, RoleId } from '#api/schemas.ts';
import { importPosting } from '#flows/ats/collect.ts';
import { map, unmap } from '#flows/ats/connections.ts';

const job = z.object({
  id: idOf('connection'),
  job: z.string().min(1).max(200).describe('id of the job at the system'),
});

/** Which posting of a system is which role, and those who have applied for it already. */
export const postings: Routes = (app, deps) => {
  app.put(
    '/connections/:id/jobs/:job',
    {
      config: { scope: 'integrations:write', of: 'connection', personal: 'never' },
      schema: {
        operationId: 'mapJob',
        tags: ['integrations'],
        summary: 'Say which role a job of the system is; events that waited for it go on',
        description: 'A job of the system is a role when you say so; until then its events are parked.',
        params: job,
        body: z.strictObject({ role: RoleId }),
        response: { 200: z.object({ released: z.number() }), ...problemResponses },
      },
    },
    async (request) => {
      const { id, job: jobId } = request.params;
      return { released: await map(deps, callerOf(request), id, jobId, request.body.role) };
    },
  );

  app.delete(
    '/connections/:id/jobs/:job',
    {
      config: { scope: 'integrations:write', of: 'connection', personal: 'never' },
      schema: {
        operationId: 'unmapJob',
        tags: ['integrations'],
        summary: 'Take the role of a job away; its events are parked from now on',
        description: 'Applications that were taken in stay with the role.',
        params: job,
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      await unmap(deps, callerOf(request), request.params.id, request.params.job);
      return reply.status(204).send(null);
    },
  );

  app.post(
    '/connections/:id/jobs/:job/import',
    {
      config: { scope: 'integrations:write', of: 'connection', personal: 'never' },
      schema: {
        operationId: 'importJob',
        tags: ['integrations'],
        summary: 'Screen those who have applied for a job already',
        description: 'Answers with what was found so far; a long list goes on in the queue.',
        params: job,
        response: {
          202: z.object({
            found: z.number().describe('applications found so far'),
            complete: z.boolean().describe('false: the rest goes on at the pace of the system'),
          }),
          422: ProblemBody,
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { id, job: jobId } = request.params;
      return reply.status(202).send(await importPosting(deps, id, jobId, callerOf(request).owner));
    },
  );
};
