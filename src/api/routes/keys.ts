import * as z from 'zod';
import { Problem } from '#errors.ts';
import { writeAudit } from '../../storage/audit.ts';
import { type ApiKey, createKey, listKeys, type Preset, presets, revokeKey, type Scope, scopes } from '../../storage/keys.ts';
import type { Routes } from '../app.ts';
import { callerOf } from '../auth.ts';
import { problemResponses } from '../schemas.ts';

const KeyBody = z.looseObject({ id: z.string(), owner: z.string(), ownerKind: z.enum(['person', 'system']), preset: z.string(), scopes: z.array(z.string()), last4: z.string() }).meta({ id: 'ApiKey' });

export const keys: Routes = (app, deps) => {
  app.post(
    '/api-keys',
    {
      config: { scope: 'keys:write' },
      schema: {
        tags: ['keys'],
        summary: 'A new key; its text is shown this once',
        body: z.strictObject({
          owner: z.string().trim().min(2).max(100).describe('a named person or a system'),
          ownerKind: z.enum(['person', 'system']),
          preset: z.enum(Object.keys(presets) as [Preset, ...Preset[]]),
          scopes: z.array(z.enum(scopes)).optional().describe('fewer than the preset has'),
          expiresAt: z.iso.datetime().optional(),
        }),
        response: { 201: z.looseObject({ id: z.string(), key: z.string() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { owner, ownerKind, preset, scopes: asked, expiresAt } = request.body;
      const allowed = presets[preset] as readonly Scope[];
      const beyond = asked?.find((scope) => !allowed.includes(scope));
      if (beyond !== undefined) throw new Problem('bad_request', `scopes: the preset ${preset} does not have ${beyond}.`);
      const made = await createKey(deps.database, { owner, ownerKind, preset, scopes: asked ?? allowed, createdBy: caller.owner, expiresAt: expiresAt ? new Date(expiresAt) : null });
      await writeAudit(deps.database, [{ actor: caller.owner, action: 'key.created', subject: 'key', subjectId: made.id, detail: { preset } }]);
      reply.status(201);
      return { id: made.id, key: made.text, owner, ownerKind, preset };
    },
  );

  app.get('/api-keys', { config: { scope: 'keys:write' }, schema: { tags: ['keys'], summary: 'The keys, without their texts', response: { 200: z.object({ keys: z.array(KeyBody) }), ...problemResponses } } }, async () => {
    const found: ApiKey[] = await listKeys(deps.database);
    return { keys: found.map((key) => ({ ...key, createdAt: key.createdAt.toISOString(), expiresAt: key.expiresAt?.toISOString() ?? null })) };
  });

  app.delete('/api-keys/:id', { config: { scope: 'keys:write' }, schema: { tags: ['keys'], summary: 'Revoke a key', params: z.object({ id: z.string() }), response: { 204: z.null(), ...problemResponses } } }, async (request, reply) => {
    const caller = callerOf(request);
    if (!(await revokeKey(deps.database, request.params.id, deps.now()))) throw new Problem('not_found', 'There is no such key.');
    await writeAudit(deps.database, [{ actor: caller.owner, action: 'key.revoked', subject: 'key', subjectId: request.params.id }]);
    return reply.status(204).send(null);
  });
};
