import * as z from 'zod';
import { linkNext, PageQuery, readCursor, writeCursor } from '#api/cursors.ts';
import type { Routes } from '#api/route.ts';
import { NextCursor, problemResponses } from '#api/schemas.ts';
import { readAudit } from '#flows/access/audit.ts';

const Row = z
  .object({
    id: z.string(),
    at: z.string(),
    actor: z.string(),
    action: z.string(),
    subject: z.string(),
    subjectId: z.string(),
    detail: z
      .record(z.string(), z.unknown())
      .describe('ids and codes; `mac`: a keyed hash of what was written, whose key goes with the candidate'),
    position: z
      .number()
      .nullable()
      .describe('place in the chain, from 1; null until it is sealed, within a minute'),
    hash: z
      .string()
      .nullable()
      .describe(
        'SHA-256 of the hash before and of this row: keep one elsewhere, and `prescreen audit verify --head` finds whatever was changed before it',
      ),
  })
  .meta({ id: 'AuditRow' });

/** Who changed or opened what. */
export const audit: Routes = (app, deps) => {
  app.get(
    '/audit',
    {
      config: { scope: 'audit:read', of: 'installation', personal: 'never' },
      schema: {
        operationId: 'listAudit',
        tags: ['audit'],
        summary: 'Who changed or opened what, newest first',
        description: 'Holds ids and codes: no name, no text of a résumé.',
        querystring: PageQuery,
        response: {
          200: z.object({ audit: z.array(Row), nextCursor: NextCursor }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query;
      const after = readCursor(cursor, z.object({ id: z.string().regex(/^\d{1,18}$/) }));
      const { rows, next } = await readAudit(deps, after?.id ?? null, limit);
      const nextCursor = next === null ? null : writeCursor({ id: next });
      linkNext(request, reply, deps.config.publicUrl, nextCursor);
      return { audit: rows, nextCursor };
    },
  );
};
