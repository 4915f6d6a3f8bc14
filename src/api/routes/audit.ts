import * as z from 'zod';
import { listAudit } from '../../storage/audit.ts';
import type { Routes } from '../app.ts';
import { linkNext, readCursor, writeCursor } from '../cursors.ts';
import { Limit, problemResponses } from '../schemas.ts';

const Row = z.looseObject({ id: z.string(), at: z.string(), actor: z.string(), action: z.string(), subject: z.string(), subjectId: z.string() }).meta({ id: 'AuditRow' });

export const audit: Routes = (app, deps) => {
  app.get('/audit', { config: { scope: 'audit:read' }, schema: { tags: ['audit'], summary: 'Who changed or opened what, newest first', querystring: z.object({ limit: Limit, cursor: z.string().optional() }), response: { 200: z.object({ audit: z.array(Row), nextCursor: z.string().nullable() }), ...problemResponses } } }, async (request, reply) => {
    const { limit, cursor } = request.query;
    const after = readCursor(cursor, z.object({ id: z.string().regex(/^\d+$/) }));
    const rows = await listAudit(deps.database, after?.id ?? null, limit + 1);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    const nextCursor = last ? writeCursor({ id: String(last.id) }) : null;
    linkNext(request, reply, deps.config.publicUrl, nextCursor);
    return { audit: rows.slice(0, limit).map((row) => ({ id: String(row.id), at: row.at.toISOString(), actor: row.actor, action: row.action, subject: row.subject, subjectId: row.subject_id, detail: row.detail })), nextCursor };
  });
};
