import Fastify, { type FastifyInstance } from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Deps } from '#deps.ts';
import { problemFor, requireKeys } from './auth.ts';
import { guardAnswers } from './headers.ts';
import { observedOptions, observeRequests } from './observe.ts';
import { handleErrors } from './problems.ts';
import type { App } from './route.ts';
import { health } from './routes/health.ts';
import { metrics } from './routes/metrics.ts';

/** What a worker without API answers: whether it is alive and ready, and its metrics. Listening is the caller's. */
export async function buildWatchApp(deps: Deps): Promise<App> {
  const app: App = Fastify({
    ...observedOptions(deps),
    bodyLimit: 1024,
    exposeHeadRoutes: false,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
  handleErrors(app as unknown as FastifyInstance, (request, extra) => problemFor(request, deps, extra));
  guardAnswers(app as unknown as FastifyInstance);
  observeRequests(app as unknown as FastifyInstance, deps);
  await app.register(async (open) => health(open as unknown as App, deps));
  await app.register(async (root) => {
    requireKeys(root as unknown as FastifyInstance, deps);
    metrics(root as unknown as App, deps);
  });
  return app;
}
