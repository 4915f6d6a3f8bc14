import * as z from 'zod';
import { checkHealth } from '#flows/health.ts';
import type { Routes } from '../route.ts';

const Ready = z.object({ status: z.enum(['ready', 'not_ready']), checks: z.record(z.string(), z.string()) });

/** For orchestrators: no key needed, nothing told beyond up and down. */
export const health: Routes = (app, deps) => {
  app.get(
    '/health/live',
    {
      schema: {
        operationId: 'isLive',
        tags: ['health'],
        security: [],
        summary: 'The process answers',
        description:
          'Answers while the process runs. For orchestrators; needs no key and tells nothing else.',
        response: { 200: z.object({ status: z.literal('live') }) },
      },
    },
    async () => ({ status: 'live' as const }),
  );

  app.get(
    '/health/ready',
    {
      schema: {
        operationId: 'isReady',
        tags: ['health'],
        security: [],
        summary: 'Everything that is needed answers',
        description:
          'Answers 503 while a server that is needed (database, queue, files) is away, or a disk is full, with the name of what is.',
        response: { 200: Ready, 503: Ready },
      },
    },
    async (_request, reply) => {
      const checks = await checkHealth(deps);
      const ready = Object.values(checks).every((one) => one === 'ok');
      reply.status(ready ? 200 : 503).header('cache-control', 'no-store');
      return { status: ready ? ('ready' as const) : ('not_ready' as const), checks };
    },
  );
};
