import * as z from 'zod';
import { askedRights, rightsAsked, rightsShown, shownRights } from '#api/access-bodies.ts';
import { callerOf } from '#api/auth.ts';
import { cut, MadePosition, PageQuery, readCursor } from '#api/cursors.ts';
import type { Routes } from '#api/route.ts';
import { idOf, NextCursor, ProblemBody, problemResponses, Words } from '#api/schemas.ts';
import { ownerKinds } from '#domain/states.ts';
import { dropKey, keysOf, makeKey } from '#flows/access/keys.ts';

const config = { scope: 'admin', of: 'several', personal: 'never' } as const;

const KeyBody = z
  .object({
    id: z.string(),
    owner: z.string(),
    ownerKind: z.enum(ownerKinds),
    ...rightsShown,
    last4: z.string().describe('the last letters of its text'),
    createdAt: z.string(),
  })
  .meta({ id: 'ApiKey' });

/** API keys: made, listed, revoked. */
export const keys: Routes = (app, deps) => {
  app.post(
    '/api-keys',
    {
      config,
      schema: {
        operationId: 'createKey',
        tags: ['keys'],
        summary: 'A new key; its text is shown this once',
        description:
          'A key has an owner (a named person or a system), a preset, at most the scopes of that, and the teams whose roles it sees. Nobody makes a key stronger than their own.',
        body: z.strictObject({
          owner: Words.min(2).max(100).describe('a named person or a system'),
          ownerKind: z.enum(ownerKinds),
          ...rightsAsked,
        }),
        response: {
          201: z.object({
            id: z.string(),
            key: z.string().describe('the text of the key, shown this once'),
            owner: z.string(),
            ownerKind: z.enum(ownerKinds),
            preset: z.string(),
          }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { owner, ownerKind, preset } = request.body;
      const made = await makeKey(deps, callerOf(request), {
        owner,
        ownerKind,
        ...askedRights(request.body),
      });
      reply.status(201);
      return { id: made.id, key: made.text, owner, ownerKind, preset };
    },
  );

  app.get(
    '/api-keys',
    {
      config,
      schema: {
        operationId: 'listKeys',
        tags: ['keys'],
        summary: 'The keys, without their texts',
        description: 'Those that are not revoked, oldest first.',
        querystring: PageQuery,
        response: {
          200: z.object({ keys: z.array(KeyBody), nextCursor: NextCursor }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query;
      const rows = await keysOf(deps, callerOf(request), {
        after: readCursor(cursor, MadePosition),
        limit: limit + 1,
      });
      const shown = rows.map(({ id, owner, ownerKind, last4, createdAt, ...rights }) => ({
        id,
        owner,
        ownerKind,
        ...shownRights(rights),
        last4,
        createdAt: createdAt.toISOString(),
      }));
      const to = { request, reply, publicUrl: deps.config.publicUrl };
      const { page, nextCursor } = cut(shown, limit, ({ createdAt, id }) => ({ createdAt, id }), to);
      return { keys: page, nextCursor };
    },
  );

  app.delete(
    '/api-keys/:id',
    {
      config,
      schema: {
        operationId: 'revokeKey',
        tags: ['keys'],
        summary: 'Revoke a key at once, and the links that it made',
        description:
          'The last key without an end that can administer every role stays; nobody revokes a key stronger than their own.',
        params: z.object({ id: idOf('key') }),
        response: { 204: z.null(), 409: ProblemBody, ...problemResponses },
      },
    },
    async (request, reply) => {
      await dropKey(deps, callerOf(request), request.params.id);
      return reply.status(204).send(null);
    },
  );
};
