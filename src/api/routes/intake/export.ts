import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import type { Routes } from '#api/route.ts';
import { idOf, problemResponses } from '#api/schemas.ts';
import { exportCandidate } from '#flows/intake/export.ts';

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
        screenings: z.array(Written),
        earlierFiles: z.array(Written),
        demographics: z
          .object({ sex: z.string().nullable(), race: z.string().nullable() })
          .nullable()
          .describe('what they said of themselves'),
      }),
    ),
    reads: z.array(z.looseObject({ at: z.string(), by: z.string(), action: z.string() })),
  })
  .meta({ id: 'CandidateExport' });

/** What is kept of a person, for the person. */
export const candidateExport: Routes = (app, deps) => {
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
};
