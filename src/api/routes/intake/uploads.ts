import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { batchBody } from '#api/batch-body.ts';
import { badForm, fileNameOf, hasForm } from '#api/forms.ts';
import type { Routes } from '#api/route.ts';
import { BatchBody, Flag, idOf, ProblemBody, problemResponses, RoleId } from '#api/schemas.ts';
import type { Deps } from '#deps.ts';
import { priorities } from '#domain/states.ts';
import { Problem } from '#errors.ts';
import { batchOf } from '#flows/intake/batches.ts';
import { refuseWhileLate } from '#flows/intake/late.ts';
import { discard } from '#flows/intake/stray-bytes.ts';
import { extend, type Form, type Received, receiveFile, upload } from '#flows/intake/upload.ts';
import { roleOf } from '#flows/roles/roles.ts';

const day = z.iso.date();
const params = z.object({ id: idOf('batch') });
const uploadResponses = {
  202: BatchBody,
  409: ProblemBody,
  413: ProblemBody,
  422: ProblemBody,
  429: ProblemBody,
  ...problemResponses,
};

/** Uploads: files of a new batch, and more for one that is open. */
export const uploads: Routes = (app, deps) => {
  app.post(
    '/roles/:role/batches',
    {
      config: {
        scope: 'batches:write',
        of: 'role',
        personal: 'never',
        headers: ['location'],
        body: 'mayUpload',
      },
      bodyLimit: deps.config.maxBatchBytes,
      schema: {
        operationId: 'uploadBatch',
        tags: ['batches'],
        summary:
          'Upload files for a role (multipart/form-data); answers 202 once they are stored, the reading follows',
        description:
          'Every file part is a résumé, or a zip or e-mail that holds some. A field `as_of` (YYYY-MM-DD) sets the day that months are counted to. While files wait for long it answers 429 with `Retry-After`. `Idempotency-Key` makes a repeat safe: it joins the batch of the first request and adds what is missing. With `close=false` the batch stays open for more requests.',
        consumes: ['multipart/form-data'],
        params: z.object({ role: RoleId }),
        querystring: z.strictObject({
          close: Flag.default(true).describe('false: more files follow at /v1/batches/{id}/files'),
          priority: z.enum(priorities).default('normal').describe('against other batches'),
        }),
        headers: z.looseObject({
          'idempotency-key': z
            .string()
            .min(1)
            .max(200)
            .optional()
            .describe('one for each upload; a repeat with it joins the first'),
        }),
        response: uploadResponses,
      },
    },
    async (request, reply) => {
      const role = await roleOf(deps, request.params.role);
      await refuseWhileLate(deps, request.query.priority);
      const key = callerOf(request);
      const batchId = await upload(
        deps,
        {
          roleId: role.id,
          actor: key.owner,
          keyId: key.id,
          idempotencyKey: request.headers['idempotency-key'] ?? null,
          ...request.query,
        },
        () => receiveParts(request, deps, !request.query.close),
      );
      const batch = await batchOf(deps, batchId);
      reply.status(202).header('location', `/v1/batches/${batchId}`);
      return batchBody(batch, deps);
    },
  );

  app.post(
    '/batches/:id/files',
    {
      config: { scope: 'batches:write', of: 'batch', personal: 'never', body: 'uploads' },
      bodyLimit: deps.config.maxBatchBytes,
      schema: {
        operationId: 'addFilesToBatch',
        tags: ['batches'],
        summary: 'Add files to a batch that was opened with close=false',
        description:
          'Files, zips and e-mails as in `uploadBatch`. The day is that of the batch: another `as_of` is a conflict.',
        consumes: ['multipart/form-data'],
        params,
        response: uploadResponses,
      },
    },
    async (request, reply) => {
      await refuseWhileLate(deps, (await batchOf(deps, request.params.id)).priority);
      await extend(deps, request.params.id, callerOf(request).owner, () =>
        receiveParts(request, deps, false),
      );
      reply.status(202);
      return batchBody(await batchOf(deps, request.params.id), deps);
    },
  );
};

/** Streams the parts of an upload to the file store, within the limits of the request; no form at all will do when it may. */
async function receiveParts(request: FastifyRequest, deps: Deps, mayBeEmpty: boolean): Promise<Form> {
  const files: Received[] = [];
  try {
    return await receiveInto(files, request, deps, mayBeEmpty);
  } catch (error) {
    await discard(deps, files);
    return badForm(error as Error);
  }
}

/** "asOf", "as-of": what somebody meant by it would be lost. */
const meantDay = /^as[-_ ]?of$/i;

/** True for a day that nobody means: months are counted to it. */
function isFarAhead(asOf: string, now: Date): boolean {
  return Date.parse(asOf) > now.getTime() + 366 * 86_400_000;
}

async function receiveInto(
  files: Received[],
  request: FastifyRequest,
  deps: Deps,
  mayBeEmpty: boolean,
): Promise<Form> {
  const { maxBatchFiles, maxBatchBytes } = deps.config;
  let asOf: string | null = null;
  let total = 0;
  if (!hasForm(request, 'curl -F "files=@cv.pdf"', mayBeEmpty)) return { files, asOf };
  for await (const part of request.parts({
    // Above this much of a file nobody reads yet the form is held: with the usual 64 KiB small files all come in at once.
    fileHwm: 1024,
    limits: { fileSize: maxBatchBytes, files: maxBatchFiles, fields: 20, parts: maxBatchFiles + 20 },
  })) {
    if (part.type === 'field') {
      if (part.fieldname === 'as_of') {
        const parsed = day.safeParse(part.value);
        if (!parsed.success) throw new Problem('bad_request', 'as_of: a day looks like 2026-11-01.');
        if (isFarAhead(parsed.data, deps.now()))
          throw new Problem('bad_request', 'as_of: that day is more than a year ahead.');
        asOf = parsed.data;
      } else if (meantDay.test(part.fieldname))
        throw new Problem('bad_request', `There is no field ${part.fieldname}; the day is sent as as_of.`);
      continue;
    }
    const received = await receiveFile(deps, {
      fileName: fileNameOf(part),
      stream: part.file,
      truncated: () => part.file.truncated,
    });
    // The form would remember every part with its stream until its end.
    delete part.fields[part.fieldname];
    total += received.size;
    // A form with an empty file field sends a part without a name and without bytes: that is no file.
    if (received.size > 0 || (part.filename ?? '') !== '') files.push(received);
    if (total > maxBatchBytes)
      throw new Problem(
        'too_large',
        `One request may hold ${Math.round(maxBatchBytes / 1048576)} MiB. Send the files in several.`,
      );
  }
  return { files, asOf };
}
