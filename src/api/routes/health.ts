import { sql } from 'kysely';
import * as z from 'zod';
import type { Routes } from '../app.ts';

const Ready = z.object({ status: z.enum(['ready', 'not_ready']), checks: z.record(z.string(), z.string()) });

/** For orchestrators: no key needed, nothing told beyond up and down. */
export const health: Routes = (app, deps) => {
  app.get('/health/live', { schema: { tags: ['health'], summary: 'The process answers', response: { 200: z.object({ status: z.literal('live') }) } } }, async () => ({ status: 'live' as const }));

  app.get('/health/ready', { schema: { tags: ['health'], summary: 'Everything that is needed answers', response: { 200: Ready, 503: Ready } } }, async (_request, reply) => {
    const check = async (act: () => Promise<unknown>) => {
      try {
        await Promise.race([act(), new Promise((_, late) => setTimeout(() => late(new Error('late')), 2000).unref())]);
        return 'ok';
      } catch {
        return 'failed';
      }
    };
    const [database, queue, files] = await Promise.all([check(() => sql`select 1`.execute(deps.database)), check(() => deps.queue.size()), check(() => deps.files.check())]);
    const ready = [database, queue, files].every((one) => one === 'ok');
    reply.status(ready ? 200 : 503).header('cache-control', 'no-store');
    return { status: ready ? ('ready' as const) : ('not_ready' as const), checks: { database, queue, files } };
  });
};
