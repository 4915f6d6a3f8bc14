import * as z from 'zod';
import { linkNext, PageQuery, readCursor, writeCursor } from '#api/cursors.ts';
import type { Routes } from '#api/route.ts';
import { idOf, NextCursor, problemResponses } from '#api/schemas.ts';
import { readsOf } from '#flows/access/reads.ts';

const Read = z
  .object({
    id: z.string(),
    at: z.string(),
    by: z.string().describe('the owner of a key, who has signed in, or the holder of a link'),
    kind: z.string().nullable().describe('person or system; null for the holder of a link'),
    action: z.string(),
    what: z.string().nullable().describe('scorecard, document, explanation, json, csv …'),
    role: z.string().nullable(),
    blind: z.boolean().describe('true: they could not see who it was'),
  })
  .meta({ id: 'Read' });

/** Who read of a person. */
export const reads: Routes = (app, deps) => {
  app.get(
    '/candidates/:id/reads',
    {
      config: { scope: 'audit:read', of: 'person', personal: 'never' },
      schema: {
        operationId: 'listReads',
        tags: ['audit'],
        summary: 'Who read of a person, what and when: for the person who asks (GDPR Art. 15)',
        description:
          'Opened applications and documents, pages and tables of shortlists with them in it, links and zips. The newest first.',
        params: z.object({ id: idOf('candidate') }),
        querystring: PageQuery,
        response: { 200: z.object({ reads: z.array(Read), nextCursor: NextCursor }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query;
      const after = readCursor(cursor, z.object({ id: z.string().regex(/^\d{1,18}$/) }));
      const { reads: rows, next } = await readsOf(deps, request.params.id, after?.id ?? null, limit);
      const nextCursor = next === null ? null : writeCursor({ id: next });
      linkNext(request, reply, deps.config.publicUrl, nextCursor);
      return { reads: rows, nextCursor };
    },
  );
};
