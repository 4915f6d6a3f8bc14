import type { IncomingMessage } from 'node:http';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import swagger from '@fastify/swagger';
import scalar from '@scalar/fastify-api-reference';
import Fastify, { type FastifyInstance } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import type { Deps } from '#deps.ts';
import { problemFor, requireKeys } from './auth.ts';
import { carry, describeApi } from './describe.ts';
import { guardAnswers, guards } from './headers.ts';
import { observedOptions, observeRequests } from './observe.ts';
import { answerUnread, handleErrors, sendProblem } from './problems.ts';
import type { App, Routes } from './route.ts';
import { audit } from './routes/access/audit.ts';
import { keys } from './routes/access/keys.ts';
import { me } from './routes/access/me.ts';
import { people } from './routes/access/people.ts';
import { reads } from './routes/access/reads.ts';
import { signIn } from './routes/access/sign-in.ts';
import { teams } from './routes/access/teams.ts';
import { connectionEvents } from './routes/ats/connection-events.ts';
import { connectionSecrets } from './routes/ats/connection-secrets.ts';
import { connections } from './routes/ats/connections.ts';
import { editConnections } from './routes/ats/edit-connections.ts';
import { hooks } from './routes/ats/hooks.ts';
import { postings } from './routes/ats/postings.ts';
import { health } from './routes/health.ts';
import { batchEnds } from './routes/intake/batch-ends.ts';
import { batchEvents } from './routes/intake/batch-events.ts';
import { batches } from './routes/intake/batches.ts';
import { candidates } from './routes/intake/candidates.ts';
import { directUploads } from './routes/intake/direct-uploads.ts';
import { candidateExport } from './routes/intake/export.ts';
import { holds } from './routes/intake/holds.ts';
import { retention } from './routes/intake/retention.ts';
import { uploads } from './routes/intake/uploads.ts';
import { metrics } from './routes/metrics.ts';
import { queues } from './routes/queues.ts';
import { applications } from './routes/results/applications.ts';
import { decisions } from './routes/results/decisions.ts';
import { fairness } from './routes/results/fairness.ts';
import { handOvers, linked } from './routes/results/hand-overs.ts';
import { insights } from './routes/results/insights.ts';
import { messages } from './routes/results/messages.ts';
import { notes } from './routes/results/notes.ts';
import { notices } from './routes/results/notices.ts';
import { pictures } from './routes/results/pictures.ts';
import { shortlist } from './routes/results/shortlist.ts';
import { systemCards } from './routes/results/system-card.ts';
import { tags as tagRoutes } from './routes/results/tags.ts';
import { views } from './routes/results/views.ts';
import { fields } from './routes/roles/fields.ts';
import { practices } from './routes/roles/practices.ts';
import { previewRole } from './routes/roles/preview-role.ts';
import { roleEvents } from './routes/roles/role-events.ts';
import { roleVersions } from './routes/roles/role-versions.ts';
import { roles } from './routes/roles/roles.ts';
import { skills } from './routes/roles/skills.ts';
import { thresholds } from './routes/roles/thresholds.ts';
import { writeRoles } from './routes/roles/write-roles.ts';
import { humanPath } from './routes/screening/human-path.ts';
import { inputs } from './routes/screening/inputs.ts';
import { typed } from './routes/screening/typed.ts';
import { waysOut } from './routes/screening/ways-out.ts';
import { web } from './routes/web.ts';
import { deliveries } from './routes/webhooks/deliveries.ts';
import { editEndpoints } from './routes/webhooks/edit-endpoints.ts';
import { endpointSecrets } from './routes/webhooks/endpoint-secrets.ts';
import { webhookEndpoints } from './routes/webhooks/webhook-endpoints.ts';
import { limitBodies } from './slow-bodies.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Aborted when the server begins to close: streams that wait for news end. */
    closing: AbortSignal;
  }
}

/** Routes under /v1, each with a scope. One more is a file and a line. */
export const keyed: Routes[] = [
  roles,
  roleVersions,
  roleEvents,
  notices,
  fields,
  practices,
  skills,
  writeRoles,
  previewRole,
  thresholds,
  uploads,
  batchEnds,
  directUploads,
  batches,
  batchEvents,
  shortlist,
  applications,
  pictures,
  decisions,
  messages,
  notes,
  tagRoutes,
  views,
  me,
  keys,
  people,
  teams,
  audit,
  reads,
  waysOut,
  typed,
  candidates,
  candidateExport,
  retention,
  holds,
  insights,
  fairness,
  systemCards,
  inputs,
  humanPath,
  handOvers,
  connections,
  editConnections,
  connectionSecrets,
  postings,
  connectionEvents,
  webhookEndpoints,
  editEndpoints,
  endpointSecrets,
  deliveries,
];

/** What the routes are about, in the order of the description. */
const tags = {
  roles: 'What an employer looks for: criteria with weights, must-haves, bands, questions; in versions.',
  batches: 'Uploads of files, zips and e-mails, and what became of each file.',
  shortlist: 'The ranked applications of a role, what a person has to look at, and what could not be read.',
  applications: 'One candidate for one role: result with evidence, document, and ways out.',
  candidates: 'People: who may be the same, and erasure.',
  retention: 'How long applications are kept, and what keeps them longer.',
  fairness: 'Rates by what candidates said of themselves, kept apart and never scored.',
  decisions: 'What people decide. Software decides nothing.',
  integrations: 'Applicant-tracking systems, and receivers of webhooks.',
  keys: 'Who may do what: keys, people who sign in, teams.',
  audit: 'Who changed or opened what.',
  health: 'For orchestrators.',
};

/** The transform of schemas, with what its configuration says of a route. */
const describeRoute: typeof jsonSchemaTransform = (input) => {
  const { config } = input.route as unknown as { config?: Record<string, unknown> };
  const transformed = jsonSchemaTransform(input);
  return { ...transformed, schema: carry(transformed.schema, config ?? {}) };
};

const drainMs = 10_000;

/**
 * Takes the rest of a body that an answer came before, for a while: a caller that is cut off while it sends would not see
 * the answer, and one that never ends would hold the connection.
 */
function dropRest(request: IncomingMessage): void {
  if (request.complete) return;
  request.unpipe();
  request.resume();
  const late = setTimeout(() => request.socket.destroy(), drainMs).unref();
  request.once('close', () => clearTimeout(late));
}

/** Writes an answer as JSON; told the schema of its route and status. */
export type AnswerWriter = (
  answer: unknown,
  route: { schema: unknown; method: string; url: string },
) => string;

/**
 * The HTTP application: `/v1` behind keys, health, `/openapi.json` and `/docs`. Listening is the caller's. Answers are written as
 * they are; tests give a `write` that holds them to their schemas.
 */
export async function buildApp(
  deps: Deps,
  write: AnswerWriter = (answer) => JSON.stringify(answer),
): Promise<App> {
  const app: App = Fastify({
    ...observedOptions(deps),
    trustProxy: deps.config.trustProxy.length > 0 ? deps.config.trustProxy : false,
    bodyLimit: 1024 * 1024,
    // A batch of 2 GiB over a slow line takes its time.
    requestTimeout: 3_600_000,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    // An address that cannot be decoded fails before there is a route.
    frameworkErrors: (error, request, reply) =>
      sendProblem(request as never, reply.headers(guards) as never, 'bad_request', error.message),
    clientErrorHandler: answerUnread as never,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();
  observeRequests(app as unknown as FastifyInstance, deps);
  const closing = new AbortController();
  app.decorate('closing', closing.signal);
  app.addHook('preClose', async () => closing.abort());
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler((route) => (answer) => write(answer, route));
  handleErrors(app as unknown as FastifyInstance, (request, extra) => problemFor(request, deps, extra));
  guardAnswers(app as unknown as FastifyInstance);
  limitBodies(app as unknown as FastifyInstance);
  app.server.maxConnections = deps.config.maxConnections;
  await app.register(cookie);
  // Many clients name JSON on requests that have no body.
  const json = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else json(request as never, body as string, done);
  });
  app.addHook('onResponse', async (request) => dropRest(request.raw));
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Prescreen',
        version: '1',
        description:
          'Reads résumés and ranks them for a role; every verdict quotes the résumé. A person decides. Every call needs a key (`Authorization: Bearer ps_…`) but those of health and of the hooks. Errors are RFC 9457 problems.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: deps.config.publicUrl ?? '/', description: 'this service' }],
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'ps_…' } } },
      security: [{ key: [] }],
      tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    },
    transform: describeRoute,
    transformObject: (input) => describeApi(jsonSchemaTransformObject(input)) as never,
  });
  // A file over the limit is cut, which its route sees and refuses; it does not fail the others.
  await app.register(multipart, { throwFileSizeLimit: false, preservePath: true });
  await app.register(async (open) => {
    health(open as unknown as App, deps);
  });
  await app.register(async (open) => {
    signIn(open as unknown as App, deps);
    web(open as unknown as App, deps);
  });
  await app.register(async (open) => {
    linked(open as unknown as App, deps);
  });
  await app.register(async (open) => {
    hooks(open as unknown as App, deps);
  });
  await app.register(
    async (v1) => {
      requireKeys(v1 as unknown as FastifyInstance, deps);
      for (const routes of keyed) routes(v1 as unknown as App, deps);
    },
    { prefix: '/v1' },
  );
  // Where those who watch a service look for them, with keys as all else.
  await app.register(async (root) => {
    requireKeys(root as unknown as FastifyInstance, deps);
    metrics(root as unknown as App, deps);
  });
  await app.register(async (root) => queues(root as unknown as App, deps));
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  await app.register(async (docs) => {
    // The page loads nothing from elsewhere and sends nothing there.
    docs.addHook('onSend', async (_request, reply) => {
      reply.header(
        'content-security-policy',
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'",
      );
    });
    await docs.register(scalar, {
      routePrefix: '/docs',
      configuration: {
        title: 'Prescreen API',
        content: () => app.swagger(),
        showDeveloperTools: 'never',
        telemetry: false,
        withDefaultFonts: false,
        hideClientButton: true,
        agent: { disabled: true },
        mcp: { disabled: true },
      },
    } as Parameters<typeof app.register>[1]);
  });
  return app;
}
