import * as z from 'zod';
import type { Routes } from '#api/route.ts';
import { problemResponses } from '#api/schemas.ts';
import { findSkills } from '#domain/words/find-skills.ts';

const SkillBody = z
  .object({
    id: z.string().describe('what criteria and fields name it by'),
    category: z.string(),
    spellings: z.array(z.string()).describe('what else it is called, the first of them'),
    broader: z.array(z.string()).describe('ids of the skills that it shows as well'),
  })
  .meta({ id: 'Skill' });

/** Most spellings of a skill that are told. */
const mostSpellings = 8;

const Asked = z.strictObject({
  q: z.string().trim().min(1).max(100).describe('a name as people write it: k8s, Postgres, payroll'),
  limit: z.coerce.number().int().min(1).max(50).default(20).describe('most skills'),
});

/** Skills that criteria and fields may name. */
export const skills: Routes = (app, deps) => {
  app.get(
    '/skills',
    {
      config: { scope: 'roles:read', of: 'nobody', personal: 'never' },
      schema: {
        operationId: 'findSkills',
        tags: ['roles'],
        summary: 'Skills by a name, in any spelling that the rules have',
        description:
          'Those that are called so first, then those that begin with it, then those that hold it. Criteria of kind `skills` and fields name a skill by its `id`.',
        querystring: Asked,
        response: { 200: z.object({ skills: z.array(SkillBody) }), ...problemResponses },
      },
    },
    async ({ query: { q, limit } }) => ({
      skills: findSkills(deps.rules.lexicon.skills, q, limit).map((one) => ({
        id: one.id,
        category: one.category,
        spellings: one.aliases.slice(0, mostSpellings),
        broader: one.parents,
      })),
    }),
  );
};
