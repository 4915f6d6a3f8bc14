import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { cut, linkNext, MadePosition, PageQuery, readCursor, writeCursor } from '#api/cursors.ts';
import { ConnectionBody, ConnectionEventBody, SystemBody } from '#api/integration-bodies.ts';
import type { Routes } from '#api/route.ts';
import {
  Cursor,
  Id,
  idOf,
  Limit,
  NextCursor,
  ProblemBody,
  problemResponses,
  RoleId,
  Words,
} from '#api/schemas.ts';
import { importJob } from '#flows/ats/collect.ts';
import {
  addSecret,
  allConnections,
  change,
  connect,
  connectionOf,
  describe,
  disconnect,
  eventsOf,
  map,
  renewHandshake,
  replay,
  systems,
  unmap,
} from '#flows/ats/connections.ts';
import { tryConnection } from '#flows/ats/try-connection.ts';

const params = z.object({ id: idOf('connection') });
const job = z.object({
  id: idOf('connection'),
  job: z.string().min(1).max(200).describe('id of the job at the system'),
});
const Texts = z.record(z.string().max(60), Words.min(1).max(2000));
const Secret = Words.min(8).max(500);
const Position = z.object({ receivedAt: z.iso.datetime(), id: Id });
const read = { scope: 'integrations:read' } as const;
const write = { scope: 'integrations:write' } as const;

/** Connections to applicant-tracking systems: secrets, which job is which role, what came in. */
export const connections: Routes = (app, deps) => {
  app.get(
    '/connections/systems',
    {
      config: read,
      schema: {
        operationId: 'listSystems',
        tags: ['integrations'],
        summary: 'The systems that can be connected, with what each needs',
        description: 'Settings and credentials of each, and whether it can be polled and takes notes.',
        response: {
          200: z.object({ systems: z.array(SystemBody) }),
          ...problemResponses,
        },
      },
    },
    async () => ({ systems: systems() }),
  );

  app.get(
    '/connections',
    {
      config: read,
      schema: {
        operationId: 'listConnections',
        tags: ['integrations'],
        summary: 'The connections, without their secrets',
        description:
          'Oldest first, each with the address to enter over there, its jobs and its events by state.',
        querystring: PageQuery,
        response: {
          200: z.object({ connections: z.array(ConnectionBody), nextCursor: NextCursor }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query;
      const rows = await allConnections(deps, { after: readCursor(cursor, MadePosition), limit: limit + 1 });
      const to = { request, reply, publicUrl: deps.config.publicUrl };
      const { page, nextCursor } = cut(rows, limit, ({ createdAt, id }) => ({ createdAt, id }), to);
      return { connections: page, nextCursor };
    },
  );

  app.post(
    '/connections',
    {
      config: { ...write, headers: ['location'] },
      schema: {
        operationId: 'createConnection',
        tags: ['integrations'],
        summary: 'Connect a system; a signing secret that is made here is shown this once',
        description:
          'The answer holds `hookUrl`, the address to enter over there. Secrets are sealed and never shown again.',
        body: z.strictObject({
          system: z.string().max(30),
          name: Words.min(1).max(100),
          settings: Texts.default({}),
          credentials: Texts.default({}),
          signingSecret: Secret.optional().describe('the one that the system shows; left out, one is made'),
          egress: z.array(z.string().max(200)).max(50).default([]).describe('more hosts that may be called'),
          writeBack: z.boolean().default(false).describe('write notes about results into the system'),
          noteOnRescore: z
            .boolean()
            .default(false)
            .describe('write a new note when a changed role changes a result'),
        }),
        response: {
          201: ConnectionBody.extend({
            signingSecret: z
              .string()
              .nullable()
              .describe('the one that was made here, shown this once; null when it was given'),
          }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { signingSecret, ...asked } = request.body;
      const made = await connect(deps, callerOf(request), { ...asked, signingSecret: signingSecret ?? null });
      reply.status(201).header('location', `/v1/connections/${made.id}`);
      return {
        ...(await describe(deps, await connectionOf(deps, made.id))),
        signingSecret: made.signingSecret,
      };
    },
  );

  app.get(
    '/connections/:id',
    {
      config: read,
      schema: {
        operationId: 'getConnection',
        tags: ['integrations'],
        summary: 'A connection',
        description: 'Secrets only as when they were made and end.',
        params,
        response: { 200: ConnectionBody, ...problemResponses },
      },
    },
    async (request) => describe(deps, await connectionOf(deps, request.params.id)),
  );

  app.patch(
    '/connections/:id',
    {
      config: write,
      schema: {
        operationId: 'changeConnection',
        tags: ['integrations'],
        summary: 'Change a connection; what is not named stays',
        description:
          'When the address of the API changes, the credentials are asked for again. What failed because a host might not be called goes on once `egress` allows it.',
        params,
        body: z.strictObject({
          name: Words.min(1).max(100).optional(),
          state: z.enum(['active', 'paused']).optional(),
          settings: Texts.optional(),
          credentials: Texts.optional(),
          egress: z.array(z.string().max(200)).max(50).optional(),
          writeBack: z.boolean().optional(),
          noteOnRescore: z.boolean().optional(),
        }),
        response: { 200: ConnectionBody, ...problemResponses },
      },
    },
    async (request) => {
      await change(deps, callerOf(request), request.params.id, request.body);
      return describe(deps, await connectionOf(deps, request.params.id));
    },
  );

  app.delete(
    '/connections/:id',
    {
      config: write,
      schema: {
        operationId: 'deleteConnection',
        tags: ['integrations'],
        summary: 'Take a connection away; what was screened stays',
        description: 'Its inbox and the ids of its system go; applications stay.',
        params,
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      await disconnect(deps, callerOf(request), request.params.id);
      return reply.status(204).send(null);
    },
  );

  app.post(
    '/connections/:id/secrets',
    {
      config: write,
      schema: {
        operationId: 'addSigningSecret',
        tags: ['integrations'],
        summary: 'Add a signing secret; those before count for one day more',
        description: '`overlap` lets the others count for a day, `keep` for good, `now` ends them at once.',
        params,
        body: z.strictObject({
          signingSecret: Secret.optional().describe('left out, one is made and shown this once'),
          replace: z.enum(['overlap', 'now', 'keep']).default('overlap'),
        }),
        response: { 201: z.object({ signingSecret: z.string().nullable() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { signingSecret, replace } = request.body;
      const made = await addSecret(
        deps,
        callerOf(request),
        request.params.id,
        signingSecret ?? null,
        replace,
      );
      return reply.status(201).send(made);
    },
  );

  app.post(
    '/connections/:id/handshake',
    {
      config: write,
      schema: {
        operationId: 'renewHandshake',
        tags: ['integrations'],
        summary: 'Let the system shake hands anew, for a quarter of an hour',
        description:
          'A system that asks for a handshake when its webhook is set up gets its answer while a connection is new, and after this call. Nothing else changes.',
        params,
        response: { 202: z.object({ until: z.string() }), ...problemResponses },
      },
    },
    async (request, reply) =>
      reply.status(202).send(await renewHandshake(deps, callerOf(request), request.params.id)),
  );

  app.post(
    '/connections/:id/check',
    {
      config: write,
      schema: {
        operationId: 'checkConnection',
        tags: ['integrations'],
        summary: 'Try the credentials, one application and its résumé, without saving anything',
        description: 'Says step by step what works and what is missing.',
        params,
        response: {
          200: z.object({
            ok: z.boolean(),
            steps: z.array(z.object({ step: z.string(), ok: z.boolean().nullable(), says: z.string() })),
          }),
          ...problemResponses,
        },
      },
    },
    async (request) => tryConnection(deps, request.params.id),
  );

  app.put(
    '/connections/:id/jobs/:job',
    {
      config: write,
      schema: {
        operationId: 'mapJob',
        tags: ['integrations'],
        summary: 'Say which role a job of the system is; events that waited for it go on',
        description: 'A job of the system is a role when you say so; until then its events are parked.',
        params: job,
        body: z.strictObject({ role: RoleId }),
        response: { 200: z.object({ released: z.number() }), ...problemResponses },
      },
    },
    async (request) => {
      const { id, job: jobId } = request.params;
      return { released: await map(deps, callerOf(request), id, jobId, request.body.role) };
    },
  );

  app.delete(
    '/connections/:id/jobs/:job',
    {
      config: write,
      schema: {
        operationId: 'unmapJob',
        tags: ['integrations'],
        summary: 'Take the role of a job away; its events are parked from now on',
        description: 'Applications that were taken in stay with the role.',
        params: job,
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      await unmap(deps, callerOf(request), request.params.id, request.params.job);
      return reply.status(204).send(null);
    },
  );

  app.post(
    '/connections/:id/jobs/:job/import',
    {
      config: write,
      schema: {
        operationId: 'importJob',
        tags: ['integrations'],
        summary: 'Screen those who have applied for a job already',
        description: 'Answers with what was found so far; a long list goes on in the queue.',
        params: job,
        response: {
          202: z.object({
            found: z.number().describe('applications found so far'),
            complete: z.boolean().describe('false: the rest goes on at the pace of the system'),
          }),
          422: ProblemBody,
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { id, job: jobId } = request.params;
      return reply.status(202).send(await importJob(deps, id, jobId, callerOf(request).owner));
    },
  );

  app.get(
    '/connections/:id/events',
    {
      config: read,
      schema: {
        operationId: 'listConnectionEvents',
        tags: ['integrations'],
        summary: 'What came in, the newest first: done, ignored, parked or failed, with the reason',
        description: 'Ids and reasons only; what an event held is sealed and goes once it is carried out.',
        params,
        querystring: z.strictObject({
          state: z
            .enum(['queued', 'parked', 'done', 'ignored', 'failed'])
            .optional()
            .describe('only events in this state'),
          limit: Limit,
          cursor: Cursor,
        }),
        response: {
          200: z.object({ events: z.array(ConnectionEventBody), nextCursor: NextCursor }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { state, limit, cursor } = request.query;
      const after = readCursor(cursor, Position);
      const rows = await eventsOf(deps, request.params.id, state ?? null, after, limit + 1);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const nextCursor =
        rows.length > limit && last
          ? writeCursor({ receivedAt: last.receivedAt.toISOString(), id: last.id })
          : null;
      linkNext(request, reply, deps.config.publicUrl, nextCursor);
      return {
        events: page.map((one) => ({
          id: one.id,
          kind: one.kind,
          external: one.external,
          state: one.state,
          reason: one.reason,
          attempts: one.attempts,
          receivedAt: one.receivedAt.toISOString(),
        })),
        nextCursor,
      };
    },
  );

  app.post(
    '/connections/:id/events/:event/replay',
    {
      config: write,
      schema: {
        operationId: 'replayEvent',
        tags: ['integrations'],
        summary: 'Try a parked or failed event again',
        description: 'Its attempts are counted anew.',
        params: z.object({ id: idOf('connection'), event: idOf('event') }),
        response: { 202: z.object({ status: z.string() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      await replay(deps, callerOf(request), request.params.id, request.params.event);
      return reply.status(202).send({ status: 'queued' });
    },
  );
};
