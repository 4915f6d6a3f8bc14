import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { batchBody } from '#api/batch-body.ts';
import { linkNext, readCursor, writeCursor } from '#api/cursors.ts';
import type { Routes } from '#api/route.ts';
import {
  BatchBody,
  Cursor,
  FileBody,
  Id,
  idOf,
  Limit,
  NextCursor,
  problemResponses,
  RoleId,
} from '#api/schemas.ts';
import { csvText } from '#csv.ts';
import { isBlind } from '#domain/people/access.ts';
import { itemStates } from '#domain/states.ts';
import { type UnreadableReason, unreadableReasons } from '#errors.ts';
import { blinded } from '#flows/access/blind.ts';
import { type BatchItem, batchesOf, batchOf, filesOf, progressOf } from '#flows/intake/batches.ts';

/** Files that one table holds at most. */
const mostFiles = 100_000;
const params = z.object({ id: idOf('batch') });

/** Uploads of a role, how far each is, and the outcome of every file. */
export const batches: Routes = (app, deps) => {
  app.get(
    '/roles/:role/batches',
    {
      config: { scope: 'batches:read', of: 'role', personal: 'never' },
      schema: {
        operationId: 'listBatches',
        tags: ['batches'],
        summary: 'Uploads of a role, newest first',
        description: 'Each with its counts by outcome.',
        params: z.object({ role: RoleId }),
        querystring: z.strictObject({ limit: Limit, cursor: Cursor }),
        response: {
          200: z.object({ batches: z.array(BatchBody), nextCursor: NextCursor }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query;
      const after = readCursor(cursor, z.object({ createdAt: z.iso.datetime(), id: Id }));
      const { batches: found, more } = await batchesOf(
        deps,
        callerOf(request),
        request.params.role,
        after,
        limit,
      );
      const last = found.at(-1);
      const nextCursor =
        more && last ? writeCursor({ createdAt: last.createdAt.toISOString(), id: last.id }) : null;
      linkNext(request, reply, deps.config.publicUrl, nextCursor);
      return { batches: found.map((batch) => batchBody(batch, deps)), nextCursor };
    },
  );

  app.get(
    '/batches/:id',
    {
      config: { scope: 'batches:read', of: 'batch', personal: 'never' },
      schema: {
        operationId: 'getBatch',
        tags: ['batches'],
        summary: 'How far an upload is',
        description:
          'Counts by outcome, files a second lately, and how many seconds the rest will take where that can be told.',
        params,
        response: { 200: BatchBody, ...problemResponses },
      },
    },
    async (request) => {
      const batch = await batchOf(deps, request.params.id);
      return { ...batchBody(batch, deps), progress: await progressOf(deps, batch) };
    },
  );

  app.get(
    '/batches/:id/files',
    {
      config: { scope: 'batches:read', of: 'batch', personal: 'masked', media: { 'text/csv': 'text' } },
      schema: {
        operationId: 'listBatchFiles',
        tags: ['batches'],
        summary: 'The outcome of every file, with the reason and the next step',
        description:
          'In the order of the upload; files of an archive stand under its name. As CSV all of them in one table.',
        params,
        querystring: z.strictObject({
          limit: Limit,
          cursor: Cursor,
          outcome: z.enum(itemStates).optional().describe('only files with this outcome'),
          format: z
            .enum(['json', 'csv'])
            .default('json')
            .describe('csv: all files of the outcome in one table'),
        }),
        response: {
          200: z.union([
            z.object({ files: z.array(FileBody), nextCursor: NextCursor }),
            z.string().meta({ description: 'CSV' }),
          ]),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { limit, cursor, outcome, format } = request.query;
      if (format === 'csv') {
        const { items } = await filesOf(deps, request.params.id, -1, mostFiles, outcome ?? null);
        const files = items.map(fileBody);
        const shown = isBlind(callerOf(request)) ? await blinded(deps, files) : files;
        reply
          .header('content-type', 'text/csv; charset=utf-8; header=present')
          .header('content-disposition', 'attachment; filename="files.csv"');
        return csvText(fileColumns, shown);
      }
      const after = readCursor(cursor, z.object({ position: z.number().int().min(0).max(10_000_000) }));
      const { items, more } = await filesOf(
        deps,
        request.params.id,
        after?.position ?? -1,
        limit,
        outcome ?? null,
      );
      const last = items.at(-1);
      const nextCursor = more && last ? writeCursor({ position: last.position }) : null;
      linkNext(request, reply, deps.config.publicUrl, nextCursor);
      return { files: items.map(fileBody), nextCursor };
    },
  );
};

const fileColumns = [
  'file',
  'size',
  'outcome',
  'reason',
  'message',
  'nextStep',
  'applicationId',
  'needsReview',
];

function fileBody(item: BatchItem) {
  const words = item.reason === null ? null : unreadableReasons[item.reason as UnreadableReason];
  return {
    file: item.fileName,
    size: item.size,
    outcome: item.state,
    reason: item.reason,
    message: words?.message ?? null,
    nextStep: words?.nextStep ?? null,
    applicationId: item.applicationId,
    needsReview: item.needsReview,
  };
}
