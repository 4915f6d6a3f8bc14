import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import type { Routes } from '#api/route.ts';
import { problemResponses } from '#api/schemas.ts';
import { CardWords, cardMarkdown } from '#domain/results/system-card.ts';
import { systemCard } from '#flows/results/system-card.ts';

const CardBody = z
  .object({
    words: CardWords.omit({ kinds: true, measured: true }),
    versions: z.object({ release: z.string(), reader: z.string(), scoring: z.string(), rules: z.string() }),
    languages: z.array(z.string()),
    recognition: z.boolean(),
    kinds: z.array(z.object({ kind: z.string(), judged: z.string() })),
    roles: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        version: z.number(),
        criteria: z.array(
          z.object({
            label: z.string(),
            kind: z.string(),
            share: z.number().describe('of the weight, percent'),
            reason: z.string(),
            mustHave: z.boolean(),
          }),
        ),
      }),
    ),
    measured: CardWords.shape.measured.extend({
      current: z.boolean().describe('false where other versions run than those that were measured'),
    }),
    retention: z.object({ keepAtMostDays: z.number().nullable(), uncovered: z.number() }),
    filesSealed: z.boolean(),
  })
  .meta({ id: 'SystemCard' });

/** What a lawyer, a works council or a candidate may ask of the system. */
export const systemCards: Routes = (app, deps) => {
  app.get(
    '/system-card',
    {
      config: {
        ...{ scope: 'audit:read', of: 'installation', personal: 'never' },
        media: { 'text/markdown': 'text' },
      },
      schema: {
        operationId: 'getSystemCard',
        tags: ['audit'],
        summary:
          'What the system is for, what it is given, how it judges, how often it was right, and its limits',
        description:
          'Made from the versions that run. A base for documents that law asks for (AI Act Art. 11 to 15, GDPR Art. 15(1)(h)), not these themselves.',
        querystring: z.strictObject({
          format: z.enum(['json', 'markdown']).default('json').describe('markdown: a document to be read'),
        }),
        response: { 200: z.union([CardBody, z.string()]), ...problemResponses },
      },
    },
    async (request, reply) => {
      const card = await systemCard(deps);
      if (request.query.format === 'json') return card;
      reply
        .header('content-type', 'text/markdown; charset=utf-8')
        .header('content-disposition', 'inline; filename="system-card.md"');
      return (reply as FastifyReply).serializer(String).send(cardMarkdown(card));
    },
  );
};
