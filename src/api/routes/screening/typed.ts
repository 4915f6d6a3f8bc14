import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import type { Routes } from '#api/route.ts';
import { idOf, ProblemBody, pendingOf, pendingResponses, problemResponses, Words } from '#api/schemas.ts';
import { reviewKinds } from '#domain/people/review.ts';
import { TypedFacts } from '#domain/people/typed-facts.ts';
import { review, typeFacts } from '#flows/screening/ways-out.ts';

const params = z.object({ id: idOf('application') });

/** What people put in the place of a reading. */
export const typed: Routes = (app, deps) => {
  app.post(
    '/applications/:id/facts',
    {
      config: { scope: 'applications:write', of: 'application', personal: 'needed' },
      schema: {
        operationId: 'typeFacts',
        tags: ['applications'],
        summary:
          'Type in the facts of a file that no software reads; they are scored, and say who entered them',
        description: 'Needs the key of a named person. The file that came in stays.',
        params,
        body: z.strictObject({ facts: TypedFacts, reason: Words.min(3).max(2000) }),
        response: pendingResponses,
      },
    },
    async (request, reply) => {
      const { facts, reason } = request.body;
      await typeFacts(deps, callerOf(request), request.params.id, facts, reason);
      reply.status(202);
      return pendingOf(request.params.id);
    },
  );

  app.post(
    '/applications/:id/review',
    {
      config: { scope: 'decide', of: 'application', personal: 'never' },
      schema: {
        operationId: 'reviewApplication',
        tags: ['applications'],
        summary:
          'What a person settles: a file read by a person, a verdict confirmed or overridden, with the reason',
        description:
          'It stands beside what was computed and survives scoring anew. An unreadable file is settled as `read_by_person` or `not_a_resume`; the shortlist counts those that are not.',
        params,
        body: z.strictObject({
          kind: z.enum(reviewKinds),
          criterion: z.string().max(100).nullable().default(null),
          verdict: z.enum(['met', 'partial', 'not_met']).nullable().default(null),
          reason: Words.min(3).max(2000),
        }),
        response: { 201: z.object({ reviewId: z.string() }), 409: ProblemBody, ...problemResponses },
      },
    },
    async (request, reply) => {
      const made = await review(deps, callerOf(request), request.params.id, request.body);
      reply.status(201);
      return made;
    },
  );
};
