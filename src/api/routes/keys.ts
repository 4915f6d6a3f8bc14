import * as z from 'zod';
import { type Preset, presets, scopes } from '#domain/access.ts';
import { dropKey, keysOf, makeKey } from '#flows/keys.ts';
import { callerOf } from '../auth.ts';
import type { Routes } from '../route.ts';
import { Id, problemResponses, Words } from '../schemas.ts';

const KeyBody = z
  .looseObject({
    id: z.string(),
    owner: z.string(),
    ownerKind: z.enum(['person', 'system']),
    preset: z.string(),
    scopes: z.array(z.string()),
    last4: z.string(),
  })
  .meta({ id: 'ApiKey' });

export const keys: Routes = (app, deps) => {
  app.post(
    '/api-keys',
    {
      config: { scope: 'keys:write' },
      schema: {
        tags: ['keys'],
        summary: 'A new key; its text is shown this once',
        body: z.strictObject({
          owner: Words.min(2).max(100).describe('a named person or a system'),
          ownerKind: z.enum(['person', 'system']),
          preset: z.enum(Object.keys(presets) as [Preset, ...Preset[]]),
          scopes: z.array(z.enum(scopes)).optional().describe('fewer than the preset has'),
          expiresAt: z.iso.datetime().optional(),
        }),
        response: { 201: z.looseObject({ id: z.string(), key: z.string() }), ...problemResponses },
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
        tags: ['keys'],
        summary: 'The keys, without their texts',
        response: { 200: z.object({ keys: z.array(KeyBody) }), ...problemResponses },
      },
    },
    async () => {
      const found = await keysOf(deps);
      return {
        keys: found.map((key) => ({
          ...key,
          createdAt: key.createdAt.toISOString(),
          expiresAt: key.expiresAt?.toISOString() ?? null,
        })),
      };
    },
  );

  app.delete(
    '/api-keys/:id',
    {
      config: { scope: 'keys:write' },
      schema: {
        tags: ['keys'],
        summary: 'Revoke a key',
        params: z.object({ id: Id }),
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      await dropKey(deps, callerOf(request), request.params.id);
      return reply.status(204).send(null);
    },
  );
};
