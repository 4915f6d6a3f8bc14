import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import type { Routes } from '#api/route.ts';
import { idOf, ProblemBody, problemResponses } from '#api/schemas.ts';
import { erase } from '#flows/intake/erase.ts';
import { link, matchesOf, type StoredCandidate } from '#flows/intake/same-person.ts';

const Erased = z.object({
  candidates: z.number(),
  applications: z.number(),
  documents: z.number(),
  matchesLeft: z
    .number()
    .describe(
      'others with the same e-mail address or telephone number, whom nobody linked and who stay: under another role, say',
    ),
});

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
          200: Erased,
          409: ProblemBody,
          ...problemResponses,
        },
      },
    },
    async (request) =>
      erase(deps, callerOf(request), request.params.id, request.query.despite_minimum === 'true'),
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
        response: { 200: z.object({ changed: z.boolean() }), 409: ProblemBody, ...problemResponses },
      },
      handler: async (request) =>
        link(deps, callerOf(request), request.params.id, request.params.other, method === 'PUT'),
    });
  }
};

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
