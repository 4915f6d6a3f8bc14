import * as z from 'zod';
import { measured } from '#flows/metrics.ts';
import type { Routes } from '../route.ts';
import { problemResponses } from '../schemas.ts';

/** What a monitoring system asks for again and again. */
export const metrics: Routes = (app, deps) => {
  app.get(
    '/metrics',
    {
      config: { scope: 'metrics:read', of: 'installation', personal: 'never' },
      schema: {
        operationId: 'readMetrics',
        tags: ['health'],
        summary: 'Counts and times for Prometheus',
        description:
          'Queue, oldest work that waits, reading by format, failures by code, scorecards, deliveries, answers, and the process itself, in the text form of Prometheus. Counters are of the process that answers: ask each. No names, no ids.',
        produces: ['text/plain'],
        response: {
          200: { description: 'Metrics', content: { 'text/plain': { schema: z.string() } } },
          ...problemResponses,
        },
      },
    },
    async (_request, reply) =>
      reply
        .type(deps.metrics.contentType)
        .serializer(String)
        .send(await measured(deps)),
  );
};
