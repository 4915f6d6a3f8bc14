import * as z from 'zod';
import {
  CandidateExplanationBody,
  ComparisonBody,
  InterviewKitBody,
  WhatIfBody,
} from '#api/application-bodies.ts';
import { callerOf } from '#api/auth.ts';
import type { Routes } from '#api/route.ts';
import { Id, idOf, Listed, ProblemBody, problemResponses, RoleId } from '#api/schemas.ts';
import { csvCells } from '#csv.ts';
import { isBlind } from '#domain/people/access.ts';
import { comparisonTable } from '#domain/results/compare.ts';
import { blinded } from '#flows/access/blind.ts';
import { permitApplications } from '#flows/access/permit.ts';
import { openApplication } from '#flows/results/applications.ts';
import { candidateExplanationOf, compareApplications, kitOf, whatIfOf } from '#flows/results/insights.ts';

const params = z.object({ id: idOf('application') });
const scope = { scope: 'applications:read', of: 'application', personal: 'masked' } as const;

/** What a scored application tells besides its score. */
export const insights: Routes = (app, deps) => {
  app.get(
    '/applications/:id/interview-kit',
    {
      config: { ...scope, media: { 'text/markdown': 'text' } },
      schema: {
        operationId: 'getInterviewKit',
        tags: ['applications'],
        summary:
          'Questions for an interview: what the résumé leaves open first, by what the answer could change',
        description:
          'What is open first, by the points that the answer could change; then claims to prove; then the timeline, asked neutrally.',
        params,
        querystring: z.strictObject({
          format: z.enum(['json', 'markdown']).default('json').describe('markdown: to print'),
        }),
        response: { 200: z.union([InterviewKitBody, z.string()]), 409: ProblemBody, ...problemResponses },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const application = await openApplication(deps, caller, request.params.id, 'interview-kit');
      const { kit, markdown } = await kitOf(deps, application, isBlind(caller));
      if (request.query.format === 'json') return { applicationId: application.id, ...kit };
      reply.header('content-type', 'text/markdown; charset=utf-8').header('cache-control', 'no-store');
      return markdown;
    },
  );

  app.get(
    '/applications/:id/what-if',
    {
      config: scope,
      schema: {
        operationId: 'getWhatIf',
        tags: ['applications'],
        summary: 'Which verdicts stand between this application and the next band',
        description: 'From the formula alone: must-haves first, as no points open a gate.',
        params,
        response: { 200: WhatIfBody, 409: ProblemBody, ...problemResponses },
      },
    },
    async (request) =>
      whatIfOf(deps, await openApplication(deps, callerOf(request), request.params.id, 'what-if')),
  );

  app.get(
    '/applications/:id/explanation/candidate',
    {
      config: scope,
      schema: {
        operationId: 'explainToCandidate',
        tags: ['applications'],
        summary: 'The result in plain words for the person whose résumé it is',
        description:
          'The main elements of the result, what was not found and what could not be told, with the person’s own words and nobody else’s data (EU AI Act Art. 86, GDPR Art. 15).',
        params,
        response: { 200: CandidateExplanationBody, 409: ProblemBody, ...problemResponses },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const application = await openApplication(deps, caller, request.params.id, 'candidate-explanation');
      return { ...(await candidateExplanationOf(deps, application)) };
    },
  );

  app.get(
    '/roles/:role/compare',
    {
      config: { ...scope, of: 'role', media: { 'text/csv': 'text' } },
      schema: {
        operationId: 'compareApplications',
        tags: ['shortlist'],
        summary: 'Two or more applications side by side, criterion by criterion',
        description: 'Points, status and the sentence of each criterion, in the order of the role.',
        params: z.object({ role: RoleId }),
        querystring: z.strictObject({
          ids: Listed.transform((ids) => [...new Set(ids)])
            .pipe(z.array(Id).min(2).max(20))
            .describe('ids of applications: parted by commas, or the name again for each'),
          format: z.enum(['json', 'csv']).default('json').describe('csv: a table'),
        }),
        response: { 200: z.union([ComparisonBody, z.string()]), 409: ProblemBody, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { ids, format } = request.query;
      const caller = callerOf(request);
      await permitApplications(deps, caller, ids);
      const found = await compareApplications(deps, request.params.role, ids);
      for (const id of ids) await openApplication(deps, caller, id, 'compare');
      if (format === 'json') return found;
      const compared = isBlind(caller) ? await blinded(deps, found) : found;
      reply
        .header('content-type', 'text/csv; charset=utf-8; header=present')
        .header('content-disposition', 'attachment; filename="compare.csv"');
      return csvCells(comparisonTable(compared));
    },
  );
};
