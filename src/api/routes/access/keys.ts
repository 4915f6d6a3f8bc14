import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { cut, MadePosition, PageQuery, readCursor } from '#api/cursors.ts';
import type { Routes } from '#api/route.ts';
import { idOf, NextCursor, ProblemBody, problemResponses, Words } from '#api/schemas.ts';
import { type Preset, presets, scopes } from '#domain/people/access.ts';
import { ownerKinds } from '#domain/states.ts';
import { dropKey, keysOf, makeKey } from '#flows/access/keys.ts';

const KeyBody = z
  .object({
    id: z.string(),
    owner: z.string(),
    ownerKind: z.enum(ownerKinds),
    preset: z.string(),
    scopes: z.array(z.string()),
    last4: z.string().describe('the last letters of its text'),
    createdAt: z.string(),
    expiresAt: z.string().nullable(),
  })
  .meta({ id: 'ApiKey' });

/** API keys: made, listed, revoked. */
export const keys: Routes = (app, deps) => {
  app.post(
    '/api-keys',
    {
      config: { scope: 'keys:write' },
      schema: {
        operationId: 'createKey',
        tags: ['keys'],
        summary: 'A new key; its text is shown this once',
        description:
          'A key has an owner (a named person or a system), a preset, and at most the scopes of that.',
        body: z.strictObject({
          owner: Words.min(2).max(100).describe('a named person or a system'),
          ownerKind: z.enum(ownerKinds),
          preset: z.enum(Object.keys(presets) as [Preset, ...Preset[]]),
          scopes: z.array(z.enum(scopes)).optional().describe('fewer than the preset has'),
          expiresAt: z.iso.datetime().optional(),
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
      const { owner, ownerKind, preset, scopes: asked, expiresAt } = request.body;
      const made = await makeKey(deps, callerOf(request), {
        owner,
        ownerKind,
        preset,
        scopes: asked ?? null,
        expiresAt: expiresAt ? new Date(expiresAt) : null,
      });
      reply.status(201);
      return { id: made.id, key: made.text, owner, ownerKind, preset };
    },
  );

  app.get(
    '/api-keys',
    {
      config: { scope: 'keys:write' },
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
      const rows = await keysOf(deps, { after: readCursor(cursor, MadePosition), limit: limit + 1 });
      const to = { request, reply, publicUrl: deps.config.publicUrl };
      const positionOf = (key: (typeof rows)[number]) => ({
        createdAt: key.createdAt.toISOString(),
        id: key.id,
      });
      const { page, nextCursor } = cut(rows, limit, positionOf, to);
      const keys = page.map((key) => ({
        ...key,
        createdAt: key.createdAt.toISOString(),
        expiresAt: key.expiresAt?.toISOString() ?? null,
      }));
      return { keys, nextCursor };
    },
  );

  app.delete(
    '/api-keys/:id',
    {
      config: { scope: 'keys:write' },
      schema: {
        operationId: 'revokeKey',
        tags: ['keys'],
        summary: 'Revoke a key',
        description: 'Holds at once. The last key that can make keys cannot be revoked.',
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
