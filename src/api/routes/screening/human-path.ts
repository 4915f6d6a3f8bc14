import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { ScreeningBody } from '#api/result-bodies.ts';
import type { Routes } from '#api/route.ts';
import { Id, idOf, ProblemBody, problemResponses, Words } from '#api/schemas.ts';
import { contestOutcomes, screeningReasons, screenings } from '#domain/states.ts';
import { choose, contest, contestsOf, settleContest } from '#flows/screening/manual.ts';

const params = z.object({ id: idOf('application') });
const config = { scope: 'applications:write', of: 'application', personal: 'masked' } as const;

const ContestBody = z
  .object({
    id: z.string(),
    text: z.string().describe('what they wrote or said'),
    receivedOn: z.string(),
    recordedBy: z.string(),
    recordedAt: z.string(),
    outcome: z.enum(contestOutcomes).nullable().describe('null while nobody has answered it'),
    answer: z.string().nullable(),
    answeredBy: z.string().nullable(),
    answeredAt: z.string().nullable(),
  })
  .meta({ id: 'Contest' });

/** A person's way round the machine: read without a score, and looked at again. */
export const humanPath: Routes = (app, deps) => {
  app.put(
    '/applications/:id/screening',
    {
      config,
      schema: {
        operationId: 'chooseScreening',
        tags: ['applications'],
        summary: 'Have an application read by a person alone, or scored again',
        description:
          '`manual`: who opts out, needs an accommodation or objects has no score from now on, and stands in a section of their own, never last. What was told of a score is taken back (`application.screening_chosen`). Any key with the scope may say so; `automatic` is said by a named person.',
        params,
        body: z.strictObject({
          screening: z.enum(screenings),
          because: z.enum(screeningReasons).describe('withdrawn: the wish was taken back, with automatic'),
          note: Words.max(2000).default('').describe('for those who read it'),
        }),
        response: { 200: ScreeningBody, ...problemResponses },
      },
    },
    async (request) => choose(deps, callerOf(request), request.params.id, request.body),
  );

  app.post(
    '/applications/:id/contests',
    {
      config: { ...config, scope: 'decide' },
      schema: {
        operationId: 'contestResult',
        tags: ['applications'],
        summary: 'Record that somebody contests their result: its review is open again',
        description:
          'Until another person has answered it, it is marked in the shortlist, and nobody who has judged the application before decides about it. Needs the key of a named person.',
        params,
        body: z.strictObject({
          text: Words.min(3).max(10_000).describe('what they wrote or said'),
          receivedOn: z.iso.date().describe('the day it came in'),
        }),
        response: { 201: z.object({ contestId: z.string() }), 409: ProblemBody, ...problemResponses },
      },
    },
    async (request, reply) => {
      const contestId = await contest(deps, callerOf(request), request.params.id, request.body);
      return reply.status(201).send({ contestId });
    },
  );

  app.get(
    '/applications/:id/contests',
    {
      config: { ...config, scope: 'applications:read' },
      schema: {
        operationId: 'listContests',
        tags: ['applications'],
        summary: 'What was contested of an application, and what came of it',
        description: 'The newest first.',
        params,
        response: { 200: z.object({ contests: z.array(ContestBody) }), ...problemResponses },
      },
    },
    async (request) => ({ contests: await contestsOf(deps, request.params.id) }),
  );

  app.post(
    '/applications/:id/contests/:contest/answer',
    {
      config: { ...config, scope: 'decide', personal: 'never' },
      schema: {
        operationId: 'answerContest',
        tags: ['applications'],
        summary: 'Answer a contest, as another person than those who judged before',
        description:
          '`changed`: decide or correct anew; `kept`: what stood stands. Needs the key of a named person who has not decided, reviewed or corrected anything of the application.',
        params: params.extend({ contest: Id.describe('id of the contest') }),
        body: z.strictObject({
          outcome: z.enum(contestOutcomes),
          answer: Words.min(3).max(10_000).describe('what the person is told'),
        }),
        response: { 204: z.null(), 409: ProblemBody, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { id, contest: contestId } = request.params;
      await settleContest(deps, callerOf(request), id, contestId, request.body);
      return reply.status(204).send(null);
    },
  );
};
