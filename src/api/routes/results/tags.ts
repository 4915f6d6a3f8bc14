import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import type { Routes } from '#api/route.ts';
import { idOf, problemResponses, RoleId, Words } from '#api/schemas.ts';
import { tag, tagsOf } from '#flows/results/notes.ts';

const Tags = z.array(Words.min(1).max(40)).max(20).default([]);

/** Labels that people give applications. */
export const tags: Routes = (app, deps) => {
  app.patch(
    '/applications/:id/tags',
    {
      config: { scope: 'decide', of: 'application', personal: 'masked' },
      schema: {
        operationId: 'changeTags',
        tags: ['applications'],
        summary: 'Give an application tags, and take others away',
        description:
          'What colleagues gave meanwhile stays. Kept in small letters, each once. Lists are filtered by them (`tag`); a tag that names the person is refused.',
        params: z.object({ id: idOf('application') }),
        body: z.strictObject({ add: Tags, remove: Tags }),
        response: { 200: z.object({ tags: z.array(z.string()) }), ...problemResponses },
      },
    },
    async (request) => ({ tags: await tag(deps, callerOf(request), request.params.id, request.body) }),
  );

  app.get(
    '/roles/:role/tags',
    {
      config: { scope: 'shortlist:read', of: 'role', personal: 'masked' },
      schema: {
        operationId: 'listTags',
        tags: ['shortlist'],
        summary: 'Tags that applications of a role have',
        description: 'The commonest first, at most 200.',
        params: z.object({ role: RoleId }),
        response: {
          200: z.object({ tags: z.array(z.object({ tag: z.string(), applications: z.number() })) }),
          ...problemResponses,
        },
      },
    },
    async (request) => ({ tags: await tagsOf(deps, callerOf(request), request.params.role) }),
  );
};
