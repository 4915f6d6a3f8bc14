import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { Role } from '#domain/judging/role.ts';
import { bandNames, type DecisionOutcome, gateStates } from '#domain/states.ts';
import { Problem } from '#errors.ts';
import { CountsBody, Links } from './result-bodies.ts';
import { ProblemBody, problemResponses } from './schemas.ts';

/* Shapes of what is answered about roles, and how they are taken. */

/** Has routes take roles as text: errors name lines, so that the text is wanted, not what it means. */
export function takeRoleTexts(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser(
    ['application/json', 'application/yaml', 'application/x-yaml', 'text/yaml'],
    { parseAs: 'string' },
    (_request, body, done) => done(null, body),
  );
}

/** The text of a role that was sent. Throws Problem `bad_request` for none. */
export function roleText(body: unknown): string {
  if (typeof body !== 'string' || body.trim() === '')
    throw new Problem('bad_request', 'Send the role as the body, in JSON or YAML.');
  return body;
}

export const LintBody = z
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

export const Saved = z.object({
  id: z.string(),
  version: z.number().nullable(),
  warnings: z.array(LintBody),
});

export const written = {
  409: ProblemBody,
  422: ProblemBody,
  ...problemResponses,
};

const RoleSummary = z
  .object({
    id: z.string(),
    version: z.number(),
    title: z.string(),
    summary: z.string(),
    counts: CountsBody.optional().describe('with `counts=true`: what it has received'),
  })
  .meta({ id: 'RoleSummary' });
export const RoleList = z.array(RoleSummary);

/** A role as it is kept, with its version. */
export const RoleBody = Role.safeExtend({ version: z.number() }).meta({ id: 'Role' });

const Place = z.object({
  score: z.number().describe('points'),
  band: z.enum(bandNames),
  mustHaves: z.enum(gateStates),
});
const Moved = z.number().describe('points, after less before');

/** What a new version of a role changed. */
export const RoleChangesBody = z
  .object({
    role: z.string(),
    version: z.number(),
    since: z.number().describe('the version that it is compared with'),
    state: z.enum(['building', 'whole']),
    progress: z.object({ scored: z.number(), total: z.number() }),
    compared: z.number().describe('applications that both versions have scored'),
    up: z.number(),
    down: z.number(),
    bands: z.array(z.object({ from: z.string(), to: z.string(), count: z.number() })),
    changes: z
      .array(
        z.object({
          applicationId: z.string(),
          file: z.string(),
          candidate: z.string().nullable(),
          before: Place,
          after: Place,
          moved: Moved,
          criteria: z.array(
            z.object({
              criterion: z.string(),
              label: z.string(),
              before: z.number(),
              after: z.number(),
              moved: Moved,
            }),
          ),
          links: Links,
        }),
      )
      .describe('those who moved furthest first'),
    more: z.boolean(),
  })
  .meta({ id: 'RoleChanges' });

const PreviewPlace = Place.extend({
  rank: z.number().nullable().describe('among those compared; null for one that needs review'),
});

/** What a role that is not saved yet would change. */
export const PreviewBody = RoleChangesBody.omit({ since: true, state: true, progress: true, changes: true })
  .extend({
    version: z.number().describe('the version that it is compared with'),
    findings: z.array(LintBody).describe('what the linter says; `refuse` could not be saved'),
    whole: z.boolean().describe('false: there are more applications than were scored'),
    risen: z.number().describe('who would stand higher among those compared, with or without points'),
    fallen: z.number().describe('who would stand lower'),
    changes: z
      .array(RoleChangesBody.shape.changes.element.extend({ before: PreviewPlace, after: PreviewPlace }))
      .describe('those who would move furthest first'),
  })
  .meta({ id: 'RolePreview' });

const ByOutcome = z.object({
  advance: z.number(),
  hold: z.number(),
  reject: z.number(),
} satisfies Record<DecisionOutcome, z.ZodType>);
const BandThresholds = z.object({
  stands: z.number().describe('points'),
  best: z.number().describe('points'),
  thresholds: z.array(
    z.object({
      from: z.number().describe('points'),
      above: z.number(),
      moved: z.array(z.string()).describe('ids of those who would change sides'),
      missed: z.number(),
      mistaken: z.number(),
      wrongShare: z.number().describe('0–1'),
    }),
  ),
});

/** What each threshold would do to those whom people have decided. */
export const ThresholdsBody = z
  .object({
    role: z.object({ id: z.string(), version: z.number() }),
    people: ByOutcome,
    fixed: ByOutcome.describe('those whose band no threshold changes'),
    bands: z.object({ strong: BandThresholds, possible: BandThresholds }),
    hints: z.array(z.object({ code: z.string(), message: z.string() })),
  })
  .meta({ id: 'Thresholds' });
