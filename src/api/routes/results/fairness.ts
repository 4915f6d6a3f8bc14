import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { fairnessPage, fairnessPolicy } from '#api/fairness-page.ts';
import type { Routes } from '#api/route.ts';
import { ProblemBody, problemResponses, RoleId } from '#api/schemas.ts';
import { csvCells } from '#csv.ts';
import { races, sexes } from '#domain/fairness/categories.ts';
import { fairnessColumns, fairnessRows } from '#domain/fairness/table.ts';
import { forgetDemographics, roleFairness, writeDemographics } from '#flows/results/fairness.ts';

const Measure = z
  .object({
    hits: z.number(),
    rate: z.number(),
    impactRatio: z.number().nullable().describe('against the highest rate of the table'),
    belowThreshold: z.boolean().nullable(),
    oneMore: z
      .number()
      .nullable()
      .describe('the ratio with one more of this category and one fewer of the best'),
    test: z
      .object({
        z: z.number().nullable(),
        zP: z.number().nullable(),
        fisherP: z.number(),
        use: z.enum(['z', 'fisher']).describe('fisher where fewer than five are expected'),
      })
      .nullable(),
  })
  .nullable();
const FairnessBody = z
  .object({
    role: z.object({ id: z.string(), title: z.string(), version: z.number() }),
    evaluation: z.string().nullable(),
    applications: z.number(),
    median: z.number().nullable(),
    advanced: z.number(),
    settings: z.object({ threshold: z.number(), excludeBelow: z.number(), suppressBelow: z.number() }),
    tables: z.array(
      z.object({
        by: z.enum(['sex', 'race', 'sex_and_race']),
        unknown: z.number().nullable().describe('null: it would tell of a category that is not shown'),
        rows: z.array(
          z.object({
            sex: z.string().optional(),
            race: z.string().optional(),
            n: z.number().nullable(),
            share: z.number().nullable(),
            excluded: z.boolean(),
            suppressed: z.boolean(),
            selection: Measure,
            scoring: Measure,
          }),
        ),
      }),
    ),
    rejections: z
      .object({ rejected: z.number(), unopened: z.number() })
      .describe('decisions to reject, and of how many nobody had opened the result or the document before'),
    notice: z.string().describe('that this is not the audit that a law asks for'),
  })
  .meta({ id: 'Fairness' });

const Said = z.strictObject({
  applicationId: z.string().max(100),
  sex: z.enum(sexes).nullable().default(null),
  race: z.enum(races).nullable().default(null),
});

/** Rates by what candidates said of themselves, which is kept apart and never scored. */
export const fairness: Routes = (app, deps) => {
  app.put(
    '/roles/:role/demographics',
    {
      config: { scope: 'admin', of: 'role', personal: 'never' },
      schema: {
        operationId: 'writeDemographics',
        tags: ['fairness'],
        summary: 'What candidates said of their sex, race or ethnicity',
        description:
          'By application id, in the categories of the EEO-1 report; null where nothing was said. Never guess them. They are read by `getFairness` and by the export for the person alone, and go with the application.',
        params: z.object({ role: RoleId }),
        body: z.strictObject({ people: z.array(Said).min(1).max(8000) }),
        response: {
          200: z.object({
            kept: z.number(),
            unknown: z.number().describe('ids of no application of the role'),
          }),
          ...problemResponses,
        },
      },
    },
    async (request) => writeDemographics(deps, callerOf(request), request.params.role, request.body.people),
  );

  app.delete(
    '/roles/:role/demographics',
    {
      config: { scope: 'admin', of: 'role', personal: 'never' },
      schema: {
        operationId: 'forgetDemographics',
        tags: ['fairness'],
        summary: 'Forget what candidates of a role said of themselves',
        params: z.object({ role: RoleId }),
        response: { 200: z.object({ forgotten: z.number() }), 409: ProblemBody, ...problemResponses },
      },
    },
    async (request) => ({
      forgotten: await forgetDemographics(deps, callerOf(request), request.params.role),
    }),
  );

  app.get(
    '/roles/:role/fairness',
    {
      config: {
        ...{ scope: 'audit:read', of: 'role', personal: 'never' },
        media: { 'text/csv': 'text', 'text/html': 'text' },
      },
      schema: {
        operationId: 'getFairness',
        tags: ['fairness'],
        summary: 'Selection and scoring rates and impact ratios by sex, race or ethnicity, and both',
        description:
          'As New York City’s Local Law 144 defines them (6 RCNY § 5-301), with the four-fifths indicator, the pooled z and Fisher’s exact test. It is not the audit that the law asks for.',
        params: z.object({ role: RoleId }),
        querystring: z.strictObject({
          format: z.enum(['json', 'csv', 'html']).default('json').describe('html: to be printed'),
          threshold: z.coerce.number().min(0.1).max(1).default(0.8).describe('of the four-fifths indicator'),
          exclude_below: z.coerce
            .number()
            .min(0)
            .max(0.1)
            .default(0)
            .describe('share of the data below which a category has no ratio; an auditor may take 0.02'),
          suppress_below: z.coerce
            .number()
            .int()
            .min(0)
            .max(50)
            .default(5)
            .describe('people below which a category is not shown; 0, for an auditor, shows all'),
        }),
        response: { 200: z.union([FairnessBody, z.string()]), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { format, threshold, exclude_below, suppress_below } = request.query;
      const settings = { threshold, excludeBelow: exclude_below, suppressBelow: suppress_below };
      const report = await roleFairness(deps, callerOf(request), request.params.role, settings);
      if (format === 'json') return report;
      if (format === 'csv') {
        reply
          .header('content-type', 'text/csv; charset=utf-8; header=present')
          .header('content-disposition', `attachment; filename="fairness-${request.params.role}.csv"`);
        return csvCells([fairnessColumns, ...fairnessRows(report)]);
      }
      reply
        .header('content-type', 'text/html; charset=utf-8')
        .header('content-security-policy', fairnessPolicy);
      return (reply as FastifyReply).serializer(String).send(fairnessPage(report));
    },
  );
};
