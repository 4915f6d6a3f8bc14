import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import type { Routes } from '#api/route.ts';
import { idOf, ProblemBody, problemResponses } from '#api/schemas.ts';
import { erase } from '#flows/intake/erase.ts';
import { exportCandidate } from '#flows/intake/export.ts';
import { link, matchesOf, type StoredCandidate } from '#flows/intake/same-person.ts';

/** People: who may be the same, and erasure. */
export const candidates: Routes = (app, deps) => {
  app.delete(
    '/candidates/:id',
    {
      config: { scope: 'candidates:erase', of: 'person', personal: 'never' },
      schema: {
        operationId: 'eraseCandidate',
        tags: ['candidates'],
        summary: 'Erase a person everywhere: applications, results, decisions, files, file names',
        description:
          'Those linked as the same person go with them. The audit keeps that it was done, by whom and how much, without a name. 409 `legal_hold` while a hold keeps them, `kept_by_policy` while a policy does.',
        params: z.object({ id: idOf('candidate') }),
        querystring: z.strictObject({
          despite_minimum: z
            .enum(['true', 'false'])
            .default('false')
            .describe('true: before the day to which the retention policy keeps them'),
        }),
        response: {
          200: z.object({ candidates: z.number(), applications: z.number(), documents: z.number() }),
          409: ProblemBody,
          ...problemResponses,
        },
      },
    },
    async (request) =>
      erase(deps, callerOf(request), request.params.id, request.query.despite_minimum === 'true'),
  );

  app.get(
    '/candidates/:id/export',
    {
      config: { scope: 'candidates:erase', of: 'person', personal: 'needed' },
      schema: {
        operationId: 'exportCandidate',
        tags: ['candidates'],
        summary: 'Everything that is kept of a person, for the person (GDPR Art. 15 and 20)',
        description:
          'Of each application what was read as JSON Resume with its evidence, the result, decisions, reviews, corrections, answers, contests, notes, tags, messages, who was handed it, and the text of the file; and who read it. The files themselves come by the links. Candidates that are linked as the same person have an export of their own.',
        params: z.object({ id: idOf('candidate') }),
        response: { 200: ExportBody, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      reply.header('content-disposition', `attachment; filename="candidate-${id}.json"`);
      return (await exportCandidate(deps, callerOf(request), id)) as unknown as z.infer<typeof ExportBody>;
    },
  );

  app.get(
    '/candidates/:id/matches',
    {
      config: { scope: 'applications:read', of: 'candidate', personal: 'needed' },
      schema: {
        operationId: 'listMatches',
        tags: ['candidates'],
        summary: 'Who may be the same person, side by side, and what says so; a person links them',
        description: 'By e-mail, by telephone, or by name with careers that overlap. Nobody is merged.',
        params: z.object({ id: idOf('candidate') }),
        response: {
          200: z.object({
            candidate: Side,
            matches: z.array(
              z.object({
                candidate: Side,
                because: z.array(z.enum(['email', 'phone', 'name_and_career'])),
                linked: z.boolean(),
              }),
            ),
          }),
          ...problemResponses,
        },
      },
    },
    async (request) => {
      const { candidate, matches } = await matchesOf(deps, callerOf(request), request.params.id);
      return {
        candidate: sideOf(candidate),
        matches: matches.map((match) => ({ ...match, candidate: sideOf(match.candidate) })),
      };
    },
  );

  for (const method of ['PUT', 'DELETE'] as const) {
    app.route({
      method,
      url: '/candidates/:id/same-as/:other',
      config: { scope: 'applications:write', of: 'person', personal: 'never' },
      schema: {
        tags: ['candidates'],
        operationId: method === 'PUT' ? 'linkCandidates' : 'unlinkCandidates',
        summary: method === 'PUT' ? 'Say that two candidates are one person' : 'Take that back',
        description:
          'Needs the key of a named person. Nothing is merged: both keep their documents and results.',
        params: z.object({ id: idOf('candidate'), other: idOf('other candidate') }),
        response: { 200: z.object({ changed: z.boolean() }), ...problemResponses },
      },
      handler: async (request) =>
        link(deps, callerOf(request), request.params.id, request.params.other, method === 'PUT'),
    });
  }
};

const Written = z.looseObject({ by: z.string(), at: z.string() });

const ExportBody = z
  .object({
    candidateId: z.string(),
    contact: z.object({
      name: z.string().nullable(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
    }),
    applications: z.array(
      z.object({
        applicationId: z.string(),
        resume: z.looseObject({}).optional().describe('JSON Resume (https://jsonresume.org/schema)'),
        meta: z.looseObject({}).optional().describe('facts beyond JSON Resume, each with its evidence'),
        result: z.looseObject({}).describe('as `getApplication` answers'),
        text: z.string().nullable().describe('the text that evidence indexes'),
        notes: z.array(z.looseObject({ text: z.string(), author: z.string() })),
        contests: z.array(z.looseObject({ text: z.string() })),
        decisions: z.array(Written),
        messages: z.array(Written),
        handOvers: z.array(Written),
      }),
    ),
    reads: z.array(z.looseObject({ at: z.string(), by: z.string(), action: z.string() })),
  })
  .meta({ id: 'CandidateExport' });

const Side = z.object({
  candidateId: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  applications: z.array(
    z.object({ applicationId: z.string(), role: z.string(), file: z.string(), receivedAt: z.string() }),
  ),
});

function sideOf(candidate: StoredCandidate): z.infer<typeof Side> {
  const { id, name, email, phone, applications } = candidate;
  return {
    candidateId: id,
    name,
    email,
    phone,
    applications: applications.map((one) => ({
      applicationId: one.id,
      role: one.roleId,
      file: one.fileName,
      receivedAt: one.receivedAt.toISOString(),
    })),
  };
}
