import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import type { Routes } from '#api/route.ts';
import { idOf, ProblemBody, problemResponses, Words } from '#api/schemas.ts';
import { AnswerValue } from '#domain/people/answers.ts';
import { CorrectedFact } from '#domain/people/corrections.ts';
import { answer, correct, withdraw } from '#flows/screening/inputs.ts';

const params = z.object({ id: idOf('application') });
const scope = { scope: 'applications:write', of: 'application', personal: 'masked' } as const;

/** What people add to a document. */
export const inputs: Routes = (app, deps) => {
  app.post(
    '/applications/:id/answers',
    {
      config: scope,
      schema: {
        operationId: 'answerQuestions',
        tags: ['applications'],
        summary: 'Answers to the role’s screening questions; the newest to a question counts, and is scored',
        description:
          'A value is a number of days, `{currency, period, from, to}`, or words. What is not answered is unknown.',
        params,
        body: z.strictObject({
          answers: z
            .array(z.strictObject({ question: z.string().max(100), value: AnswerValue }))
            .min(1)
            .max(50),
        }),
        response: { 202: z.object({ applicationId: z.string() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      await answer(deps, callerOf(request), request.params.id, request.body.answers);
      reply.status(202);
      return { applicationId: request.params.id };
    },
  );

  app.post(
    '/applications/:id/corrections',
    {
      config: scope,
      schema: {
        operationId: 'correctFact',
        tags: ['applications'],
        summary: 'Put a fact right that was misread: a date, a title, whether a job is in a field of work',
        description:
          'The fact is named by `field`, by the words quoted for it (`quote`) and by the value that was read (`was`); where several jobs have these, by other words of the one that is meant (`beside`: its dates, employer or title as quoted). It is kept apart from what was read, shows its author, is scored anew, and finds its place again when the document is read anew, or sends the application to needs review.',
        params,
        body: z.intersection(
          CorrectedFact,
          z.looseObject({
            quote: z.string().min(1).max(1000),
            beside: z.string().min(1).max(1000).optional(),
            was: z.string().max(300),
            reason: Words.min(3).max(2000),
          }),
        ),
        response: {
          201: z.object({ correctionId: z.string() }),
          409: ProblemBody,
          422: ProblemBody,
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const correctionId = await correct(deps, callerOf(request), request.params.id, request.body);
      reply.status(201);
      return { correctionId };
    },
  );

  app.delete(
    '/applications/:id/corrections/:correction',
    {
      config: scope,
      schema: {
        operationId: 'withdrawCorrection',
        tags: ['applications'],
        summary: 'Take a correction back',
        description: 'The application is scored anew by what was read.',
        params: z.object({ id: idOf('application'), correction: idOf('correction') }),
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      await withdraw(deps, callerOf(request), request.params.id, request.params.correction);
      return reply.status(204).send(null);
    },
  );
};
