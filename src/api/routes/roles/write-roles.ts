import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { badForm, hasForm } from '#api/forms.ts';
import { LintBody, roleText, Saved, takeRoleTexts, written } from '#api/role-bodies.ts';
import type { App, Routes } from '#api/route.ts';
import { Flag, ProblemBody, problemResponses, RoleId } from '#api/schemas.ts';
import { Role } from '#domain/judging/role.ts';
import { Problem } from '#errors.ts';
import { draftRole } from '#flows/roles/draft.ts';
import { writeRole } from '#flows/roles/roles.ts';

const params = z.object({ role: RoleId });
const aboutText =
  'The body is the whole role as JSON (application/json) or YAML (application/yaml); `rules/role.schema.json` describes it. With `dryRun=true` it is only checked. What the law forbids to ask is refused with the law’s name; the rest comes back as warnings.';

/** Roles written: from JSON, from YAML, from a job advert. */
export const writeRoles: Routes = (app, deps) => {
  app.post(
    '/roles/draft',
    {
      config: { scope: 'roles:write', of: 'nobody', personal: 'never', body: 'file' },
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
            role: Role,
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

  app.register(async (own) => {
    takeRoleTexts(own);
    const texts = own as unknown as App;
    const query = z.strictObject({
      dryRun: Flag.default(false).describe('true: only check, save nothing'),
    });

    texts.post(
      '/roles',
      {
        config: {
          scope: 'roles:write',
          of: 'several',
          personal: 'never',
          body: 'role',
          headers: ['location'],
        },
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
          text: roleText(request.body),
          actor: callerOf(request).owner,
          teams: callerOf(request).teams,
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
        config: { scope: 'roles:write', of: 'role', personal: 'never', body: 'role' },
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
          text: roleText(request.body),
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
