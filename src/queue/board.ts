/* Bull Board: a page that shows what is in the queues. Tasks carry ids only. */
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { Queue } from 'bullmq';
import type { FastifyPluginCallback } from 'fastify';

/** The page of some queues below `path`: to look at, not to act, as a task that is done by hand has no row behind it. */
export function board(queues: Queue[], path: string): FastifyPluginCallback {
  const server = new FastifyAdapter();
  server.setBasePath(path);
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true, allowRetries: false })),
    serverAdapter: server,
    options: { uiConfig: { boardTitle: 'Prescreen queues', hideRedisDetails: true } },
  });
  const plugin = server.registerPlugin();
  return (app, options, done) => {
    // Errors are answered as they are everywhere: the board would answer that a key is missing as a failure of ours.
    app.setErrorHandler = (() => app) as never;
    plugin(app, options, done);
  };
}
