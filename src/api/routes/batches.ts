import { stringify } from 'csv-stringify/sync';
import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { Deps } from '#deps.ts';
import { isOutage, Problem, type UnreadableReason, unreadableReasons } from '#errors.ts';
import { roleOf } from '#flows/roles.ts';
import {
  type Batch,
  type BatchItem,
  batchesOf,
  batchOf,
  filesOf,
  type Received,
  receiveFile,
  upload,
} from '#flows/upload.ts';
import { callerOf } from '../auth.ts';
import { linkNext, readCursor, writeCursor } from '../cursors.ts';
import type { Routes } from '../route.ts';
import { BatchBody, FileBody, Id, Limit, ProblemBody, problemResponses, RoleId } from '../schemas.ts';

/** Files of a batch at most: a table of them fits into one answer. */
const mostFiles = 5000;
const outcomes = ['queued', 'screened', 'unreadable', 'duplicate', 'refused'] as const;
const day = z.iso.date();

export const batches: Routes = (app, deps) => {
  app.post(
    '/roles/:role/batches',
    {
      config: { scope: 'batches:write' },
      bodyLimit: deps.config.maxBatchBytes,
      schema: {
        tags: ['batches'],
        summary:
          'Upload files for a role (multipart/form-data); answers 202 once they are stored, the reading follows',
        description:
          'Every file part is a résumé. A field `as_of` (YYYY-MM-DD) sets the day that months are counted to. `Idempotency-Key` makes a repeat safe.',
        consumes: ['multipart/form-data'],
        params: z.object({ role: RoleId }),
        headers: z.looseObject({ 'idempotency-key': z.string().min(1).max(200).optional() }),
        response: { 202: BatchBody, 413: ProblemBody, 422: ProblemBody, ...problemResponses },
      },
    },
    async (request, reply) => {
      const role = await roleOf(deps, request.params.role);
      const key = callerOf(request);
      const { files, asOf } = await receiveParts(request, deps).catch(asProblem);
      const idempotencyKey = request.headers['idempotency-key'] ?? null;
      const { batchId } = await upload(
        deps,
        { roleId: role.id, asOf, actor: key.owner, keyId: key.id, idempotencyKey },
        files,
      );
      const batch = await batchOf(deps, batchId);
      reply.status(202).header('location', `/v1/batches/${batchId}`);
      return batchBody(batch, deps);
    },
  );

  app.get(
    '/roles/:role/batches',
    {
      config: { scope: 'batches:read' },
      schema: {
        tags: ['batches'],
        summary: 'Uploads of a role, newest first',
        params: z.object({ role: RoleId }),
        querystring: z.strictObject({ limit: Limit, cursor: z.string().optional() }),
        response: {
          200: z.object({ batches: z.array(BatchBody), nextCursor: z.string().nullable() }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query;
      const after = readCursor(cursor, z.object({ createdAt: z.iso.datetime(), id: Id }));
      const { batches: found, more } = await batchesOf(deps, request.params.role, after, limit);
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
      config: { scope: 'batches:read' },
      schema: {
        tags: ['batches'],
        summary: 'How far an upload is',
        params: z.object({ id: Id }),
        response: { 200: BatchBody, ...problemResponses },
      },
    },
    async (request) => {
      return batchBody(await batchOf(deps, request.params.id), deps);
    },
  );

  app.get(
    '/batches/:id/files',
    {
      config: { scope: 'batches:read' },
      schema: {
        tags: ['batches'],
        summary: 'The outcome of every file, with the reason and the next step',
        params: z.object({ id: Id }),
        querystring: z.strictObject({
          limit: Limit,
          cursor: z.string().optional(),
          outcome: z.enum(outcomes).optional(),
          format: z
            .enum(['json', 'csv'])
            .default('json')
            .describe('csv: all files of the outcome in one table'),
        }),
        response: {
          200: z.union([
            z.object({ files: z.array(FileBody), nextCursor: z.string().nullable() }),
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
        reply
          .header('content-type', 'text/csv; charset=utf-8; header=present')
          .header('content-disposition', 'attachment; filename="files.csv"');
        return stringify(items.map(fileBody), {
          header: true,
          bom: true,
          escape_formulas: true,
          record_delimiter: 'windows',
        });
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

/** Streams the parts of an upload to the file store, within the limits of the request. */
async function receiveParts(
  request: FastifyRequest,
  deps: Deps,
): Promise<{ files: Received[]; asOf: string | null }> {
  const { limits, maxBatchFiles, maxBatchBytes } = deps.config;
  const files: Received[] = [];
  let asOf: string | null = null;
  let total = 0;
  if (!request.isMultipart())
    throw new Problem(
      'no_files',
      'Send the files as multipart/form-data, for example: curl -F "files=@cv.pdf".',
    );
  for await (const part of request.parts({
    limits: { fileSize: limits.bytes, files: maxBatchFiles, fields: 20, parts: maxBatchFiles + 20 },
  })) {
    if (part.type === 'field') {
      if (part.fieldname === 'as_of') {
        const parsed = day.safeParse(part.value);
        if (!parsed.success) throw new Problem('bad_request', 'as_of: a day looks like 2026-11-01.');
        asOf = parsed.data;
      }
      continue;
    }
    const received = await receiveFile(deps, {
      fileName: part.filename ?? '',
      stream: part.file,
      truncated: () => part.file.truncated,
    });
    total += received.size;
    if (total > maxBatchBytes)
      throw new Problem(
        'too_large',
        `One request may hold ${Math.round(maxBatchBytes / 1048576)} MiB. Send the files in several.`,
      );
    // A form with an empty file field sends a part without a name and without bytes: that is no file.
    if (received.size > 0 || (part.filename ?? '') !== '') files.push(received);
  }
  return { files, asOf };
}

/** A form that cannot be parsed fails without a code: it is the caller's. */
function asProblem(error: Error & { code?: string }): never {
  if (error instanceof Problem || error.code !== undefined || isOutage(error)) throw error;
  throw new Problem('bad_request', `The form cannot be read: ${error.message}.`);
}

function batchBody(batch: Batch, deps: Deps): z.infer<typeof BatchBody> {
  const base = `${deps.config.publicUrl ?? ''}/v1`;
  const received = Object.values(batch.counts).reduce((sum, count) => sum + count, 0);
  return {
    id: batch.id,
    role: batch.roleId,
    asOf: batch.asOf,
    state: batch.finishedAt === null ? 'running' : 'finished',
    createdBy: batch.createdBy,
    createdAt: batch.createdAt.toISOString(),
    finishedAt: batch.finishedAt?.toISOString() ?? null,
    counts: { received, ...batch.counts },
    links: {
      self: `${base}/batches/${batch.id}`,
      files: `${base}/batches/${batch.id}/files`,
      shortlist: `${base}/roles/${batch.roleId}/shortlist`,
    },
  };
}

const duplicate = {
  message: 'The same file was uploaded for this role before.',
  nextStep: 'See the outcome of the first one; nothing else is to be done.',
};

function fileBody(item: BatchItem): z.infer<typeof FileBody> {
  const words =
    item.reason === null
      ? null
      : item.reason === 'duplicate'
        ? duplicate
        : unreadableReasons[item.reason as UnreadableReason];
  return {
    file: item.fileName,
    size: item.size,
    outcome: item.state,
    reason: item.reason,
    message: words?.message ?? null,
    nextStep: words?.nextStep ?? null,
    applicationId: item.applicationId,
  };
}
