import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import type { Routes } from '#api/route.ts';
import { Id, idOf, ProblemBody, problemResponses, RoleId, Words } from '#api/schemas.ts';
import { outcomes } from '#domain/states.ts';
import { decide, decideMany, decisionsOf, takeBack } from '#flows/results/decide.ts';

const outcome = z.enum(outcomes);
const reason = Words.min(3).max(2000);
const Made = z.object({
  decisions: z.array(z.object({ applicationId: z.string(), decisionId: z.string() })),
});

const PastDecision = z
  .object({
    id: z.string(),
    outcome,
    reason: z.string(),
    by: z.string(),
    at: z.string(),
    withdrawnAt: z.string().nullable().describe('null while nobody has taken it back'),
  })
  .meta({ id: 'PastDecision' });

const reads: Routes = (app, deps) => {
  app.get(
    '/applications/:id/decisions',
    {
      config: { scope: 'applications:read', of: 'application', personal: 'masked' },
      schema: {
        operationId: 'listDecisions',
        tags: ['decisions'],
        summary: 'Every decision about an application, the newest first',
        description: 'Those that were taken back, too; the newest of the others counts.',
        params: z.object({ id: idOf('application') }),
        response: { 200: z.object({ decisions: z.array(PastDecision) }), ...problemResponses },
      },
    },
    async (request) => ({ decisions: await decisionsOf(deps, request.params.id) }),
  );
};

/** What people decide. */
export const decisions: Routes = (app, deps) => {
  reads(app, deps);
  app.post(
    '/applications/:id/decisions',
    {
      config: { scope: 'decide', of: 'application', personal: 'never' },
      schema: {
        operationId: 'decide',
        tags: ['decisions'],
        summary: 'What a person decides about an application, with the reason',
        description:
          'Needs the key of a named person. The newest decision counts, older ones are kept. `If-Match: "<decision id>"` (or `"none"`) decides only while that is the one that counts: else 412 tells what somebody else has decided.',
        params: z.object({ id: idOf('application') }),
        body: z.strictObject({ outcome, reason }),
        headers: z.looseObject({
          'if-match': z
            .string()
            .regex(/^"?[\w-]{1,64}"?$/)
            .optional()
            .describe('the decision that was last seen, or none'),
        }),
        response: { 201: Made, 409: ProblemBody, 412: ProblemBody, ...problemResponses },
      },
    },
    async (request, reply) => {
      const seen = request.headers['if-match']?.replaceAll('"', '');
      const lastSeen = seen === 'none' ? null : seen;
      const made = await decide(deps, callerOf(request), request.params.id, request.body, lastSeen);
      reply.status(201);
      return { decisions: made };
    },
  );

  app.delete(
    '/applications/:id/decisions/:decision',
    {
      config: { scope: 'decide', of: 'application', personal: 'never' },
      schema: {
        operationId: 'withdrawDecision',
        tags: ['decisions'],
        summary: 'Take back a decision of one’s own while it counts',
        description: 'It is kept as taken back; the decision before counts again, if there was one.',
        params: z.object({ id: idOf('application'), decision: Id.describe('id of the decision') }),
        response: { 204: z.null(), 409: ProblemBody, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { id, decision } = request.params;
      await takeBack(deps, callerOf(request), id, decision);
      return reply.status(204).send(null);
    },
  );

  app.post(
    '/roles/:role/decisions',
    {
      config: { scope: 'decide', of: 'role', personal: 'never' },
      schema: {
        operationId: 'decideMany',
        tags: ['decisions'],
        summary: 'The same decision about several applications, named one by one',
        description:
          'Takes ids only, never a rule. A rejection has to be confirmed (`confirm: true`); without that the answer is 409 and lists whose evidence nobody has opened.',
        params: z.object({ role: RoleId }),
        body: z.strictObject({
          applicationIds: z.array(Id).min(1).max(1000),
          outcome,
          reason,
          confirm: z.boolean().default(false),
        }),
        response: {
          201: Made.extend({ unopened: z.array(z.string()) }),
          409: ProblemBody,
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { applicationIds, confirm, ...decided } = request.body;
      const made = await decideMany(
        deps,
        callerOf(request),
        request.params.role,
        { applicationIds, confirmed: confirm },
        decided,
      );
      reply.status(201);
      return made;
    },
  );
};
