import type { FastifyRequest } from 'fastify';
import { stringify } from 'yaml';
import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { cut, PageQuery, readCursor } from '#api/cursors.ts';
import { badForm, hasForm } from '#api/forms.ts';
import type { App, Routes } from '#api/route.ts';
import { Flag, Limit, NextCursor, ProblemBody, problemResponses, RoleId, Words } from '#api/schemas.ts';
import { Problem } from '#errors.ts';
import { draftRole } from '#flows/roles/draft.ts';
import { changesOf } from '#flows/roles/role-changes.ts';
import { allRoles, versionOf, versionsOf, writeRole } from '#flows/roles/roles.ts';
import { setThresholds, thresholdsOf } from '#flows/roles/thresholds.ts';
import { startReread } from '#flows/screening/reread.ts';

const RoleBody = z
  .looseObject({
    id: z.string(),
    version: z.number(),
    title: z.string(),
    summary: z.string(),
    criteria: z.array(z.looseObject({ id: z.string(), weight: z.number(), reason: z.string() })).optional(),
  })
  .meta({ id: 'Role' });

const LintBody = z
  .object({
    severity: z.enum(['refuse', 'warn']),
    code: z.string(),
    path: z.string(),
    message: z.string(),
    words: z.string().nullable(),
    law: z.string().nullable(),
    instead: z.string(),
  })
  .meta({ id: 'RoleFinding' });

const Saved = z.object({ id: z.string(), version: z.number().nullable(), warnings: z.array(LintBody) });
const Version = z.coerce.number().int().min(1).max(1_000_000).describe('version of the role');
const params = z.object({ role: RoleId });
const written = {
  409: ProblemBody,
  422: ProblemBody,
  ...problemResponses,
};
const aboutText =
  'The body is the whole role as JSON (application/json) or YAML (application/yaml); `rules/role.schema.json` describes it. With `dryRun=true` it is only checked. What the law forbids to ask is refused with the law’s name; the rest comes back as warnings.';

export const roles: Routes = (app, deps) => {
  app.get(
    '/roles',
    {
      config: { scope: 'roles:read' },
      schema: {
        operationId: 'listRoles',
        tags: ['roles'],
        summary: 'The roles, with their newest version',
        description:
          'By id. A role holds criteria with weights and reasons, must-haves, bands and questions; `getRole` gives them.',
        querystring: PageQuery,
        response: {
          200: z.object({ roles: z.array(RoleBody), nextCursor: NextCursor }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query;
      const after = readCursor(cursor, z.object({ id: RoleId }));
      const rows = await allRoles(deps, after?.id, limit + 1);
      const to = { request, reply, publicUrl: deps.config.publicUrl };
      const { page, nextCursor } = cut(rows, limit, ({ id }) => ({ id }), to);
      const shown = page.map(({ id, version, content: { title, summary } }) => ({
        id,
        version,
        title,
        summary,
      }));
      return { roles: shown, nextCursor };
    },
  );

  app.get(
    '/roles/:role',
    {
      config: { scope: 'roles:read', media: { 'application/yaml': 'text' }, headers: ['etag'] },
      schema: {
        operationId: 'getRole',
        tags: ['roles'],
        summary: 'A role: criteria with weights and reasons, bands, questions; as a pack with format=yaml',
        description:
          'The newest version, or the one that is asked for. As YAML it is a role pack, which `createRole` and `replaceRole` take.',
        params,
        querystring: z.strictObject({
          version: Version.optional(),
          format: z.enum(['json', 'yaml']).default('json').describe('yaml: a role pack'),
        }),
        response: { 200: z.union([RoleBody, z.string()]), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { role, version } = await versionOf(deps, request.params.role, request.query.version ?? null);
      reply.header('etag', `"${version}"`);
      if (request.query.format === 'json') return { ...role, version };
      reply.header('content-type', 'application/yaml; charset=utf-8');
      return stringify(role, { lineWidth: 110 });
    },
  );

  app.get(
    '/roles/:role/versions',
    {
      config: { scope: 'roles:read' },
      schema: {
        operationId: 'listRoleVersions',
        tags: ['roles'],
        summary: 'Every version of a role, the newest first',
        description:
          'Who wrote each and when. Versions are kept for good; scores name the one they were made by.',
        params,
        response: {
          200: z.object({
            versions: z.array(
              z.object({ version: z.number(), writtenBy: z.string(), writtenAt: z.string() }),
            ),
          }),
          ...problemResponses,
        },
      },
    },
    async (request) => {
      const versions = await versionsOf(deps, request.params.role);
      return { versions: versions.map((one) => ({ ...one, writtenAt: one.writtenAt.toISOString() })) };
    },
  );

  app.get(
    '/roles/:role/versions/:version/changes',
    {
      config: { scope: 'shortlist:read' },
      schema: {
        operationId: 'getRoleChanges',
        tags: ['roles'],
        summary: 'Who moved since the version before, by how far, and which criteria moved them',
        description:
          'Points and places before and after, the criteria that moved them, and how far scoring is while the version is being built.',
        params: z.object({ role: RoleId, version: Version }),
        querystring: z.strictObject({
          since: Version.optional().describe('compared with this version; the one before when left out'),
          offset: z.coerce
            .number()
            .int()
            .min(0)
            .max(1_000_000)
            .default(0)
            .describe('so many of those who moved furthest are left out'),
          limit: Limit,
        }),
        response: { 200: z.looseObject({ role: z.string(), version: z.number() }), ...problemResponses },
      },
    },
    async (request) => {
      const { role, version } = request.params;
      const { since, offset, limit } = request.query;
      return changesOf(deps, role, version, since ?? null, offset, limit);
    },
  );

  app.post(
    '/roles/draft',
    {
      config: { scope: 'roles:write', body: 'file' },
      schema: {
        operationId: 'draftRole',
        tags: ['roles'],
        summary: 'Draft a role from a job advert (multipart/form-data); nothing is saved',
        description:
          'Criteria come from the advert’s lines, wanted as much as their words and headings say; lines in which nothing is known are listed in `unread`. Edit the role, then POST it to /v1/roles.',
        consumes: ['multipart/form-data'],
        querystring: z.strictObject({
          id: RoleId.regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
            .default('draft')
            .describe('id that the drafted role gets'),
        }),
        response: {
          200: z.object({
            role: z.looseObject({ id: z.string(), title: z.string() }),
            unread: z.array(z.string()),
            notes: z.array(z.string()),
            findings: z.array(LintBody),
          }),
          422: ProblemBody,
          ...problemResponses,
        },
      },
    },
    async (request) => {
      hasForm(request as FastifyRequest, 'curl -F "file=@advert.docx"');
      const part = await request
        .file({ limits: { fileSize: deps.config.limits.bytes, files: 1 } })
        .catch(badForm);
      if (!part)
        throw new Problem('no_files', 'Send the advert as a file, for example: curl -F "file=@advert.docx".');
      const bytes = await part.toBuffer().catch(badForm);
      if (part.file.truncated)
        throw new Problem('too_large', 'The advert is larger than the limit of a file.');
      return draftRole(deps, bytes, request.query.id);
    },
  );

  app.get(
    '/roles/:role/thresholds',
    {
      config: { scope: 'shortlist:read' },
      schema: {
        operationId: 'getThresholds',
        tags: ['roles'],
        summary: 'What each threshold of the bands would do to those whom people have decided',
        description:
          'People who advanced are wanted above `strong`, those on hold above `possible`. `missed` are wanted but below, `mistaken` above but not wanted, `moved` would change sides. Nothing changes by itself.',
        params,
        response: { 200: z.looseObject({ hints: z.array(z.unknown()) }), ...problemResponses },
      },
    },
    async (request) => thresholdsOf(deps, request.params.role),
  );

  app.put(
    '/roles/:role/thresholds',
    {
      config: { scope: 'roles:write' },
      schema: {
        operationId: 'setThresholds',
        tags: ['roles'],
        summary: 'Set where the bands begin, with a reason: a new version of the role',
        description:
          'Makes a new version with these thresholds; everyone is banded anew. `possible` begins below `strong`.',
        params,
        body: z.strictObject({
          strong: z.number().int().min(1).max(100),
          possible: z.number().int().min(0).max(99),
          reason: Words.min(10).max(1000),
        }),
        response: { 200: Saved, ...written },
      },
    },
    async (request) => {
      const { role, version, warnings } = await setThresholds(
        deps,
        callerOf(request),
        request.params.role,
        request.body,
      );
      return { id: role.id, version, warnings };
    },
  );

  app.post(
    '/roles/:role/reread',
    {
      config: { scope: 'roles:write' },
      schema: {
        operationId: 'rereadRole',
        tags: ['roles'],
        summary: 'Read and score everyone anew by the present reader and rules; try unreadable files again',
        description:
          'Decisions, reviews, answers and corrections stay. What could not be read, and what failed on our side, is tried again without a new upload. A worker does it: the answer says how much there is to do.',
        params,
        response: { 202: z.object({ roles: z.number(), unreadable: z.number() }), ...problemResponses },
      },
    },
    async (request, reply) =>
      reply.status(202).send(await startReread(deps, request.params.role, callerOf(request))),
  );

  // Errors name lines, so that the text is wanted, not what it means.
  app.register(async (own) => {
    own.removeContentTypeParser('application/json');
    own.addContentTypeParser(
      ['application/json', 'application/yaml', 'application/x-yaml', 'text/yaml'],
      { parseAs: 'string' },
      (_request, body, done) => done(null, body),
    );
    const texts = own as unknown as App;
    const query = z.strictObject({
      dryRun: Flag.default(false).describe('true: only check, save nothing'),
    });

    texts.post(
      '/roles',
      {
        config: { scope: 'roles:write', body: 'role', headers: ['location'] },
        schema: {
          operationId: 'createRole',
          tags: ['roles'],
          summary: 'Write a role',
          description: aboutText,
          consumes: ['application/json', 'application/yaml'],
          querystring: query,
          response: { 201: Saved, 200: Saved, ...written },
        },
      },
      async (request, reply) => {
        const { role, version, warnings } = await writeRole(deps, {
          text: textOf(request.body),
          actor: callerOf(request).owner,
          id: null,
          version: null,
          dryRun: request.query.dryRun,
        });
        if (version !== null) reply.status(201).header('location', `/v1/roles/${role.id}`);
        return { id: role.id, version, warnings };
      },
    );

    texts.put(
      '/roles/:role',
      {
        config: { scope: 'roles:write', body: 'role' },
        schema: {
          operationId: 'replaceRole',
          tags: ['roles'],
          summary: 'Write a new version of a role: everyone who applied is scored anew',
          description: `${aboutText} \`If-Match: "<version>"\` makes sure that nobody else has changed it meanwhile.`,
          consumes: ['application/json', 'application/yaml'],
          params,
          querystring: query,
          headers: z.looseObject({
            'if-match': z
              .string()
              .regex(/^"?\d{1,7}"?$/)
              .optional()
              .describe('the version that the text changes'),
          }),
          response: { 200: Saved, ...written },
        },
      },
      async (request) => {
        const match = request.headers['if-match'];
        const { role, version, warnings } = await writeRole(deps, {
          text: textOf(request.body),
          actor: callerOf(request).owner,
          id: request.params.role,
          version: match === undefined ? null : Number(match.replaceAll('"', '')),
          dryRun: request.query.dryRun,
        });
        return { id: role.id, version, warnings };
      },
    );
  });
};

function textOf(body: unknown): string {
  if (typeof body !== 'string' || body.trim() === '')
    throw new Problem('bad_request', 'Send the role as the body, in JSON or YAML.');
  return body;
}
