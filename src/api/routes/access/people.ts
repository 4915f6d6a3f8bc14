import * as z from 'zod';
import { askedRights, rightsAsked, rightsShown, shownRights } from '#api/access-bodies.ts';
import { callerOf } from '#api/auth.ts';
import { cut, MadePosition, PageQuery, readCursor } from '#api/cursors.ts';
import type { Routes } from '#api/route.ts';
import { idOf, NextCursor, ProblemBody, problemResponses, Words } from '#api/schemas.ts';
import { changeRights, invite, peopleOf } from '#flows/access/people.ts';

const config = { scope: 'admin', of: 'several', personal: 'never' } as const;

const PersonBody = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    ...rightsShown,
    hasSignedIn: z.boolean().describe('true: bound to their account at the provider'),
    invitedBy: z.string(),
    createdAt: z.string(),
    disabledAt: z.string().nullable().describe('null: may sign in'),
  })
  .meta({ id: 'Person' });

type Found = Awaited<ReturnType<typeof peopleOf>>[number];

function personBody(person: Found): z.infer<typeof PersonBody> {
  const { id, owner: name, email, bound, invitedBy, createdAt, disabledAt } = person;
  return {
    id,
    name,
    email,
    ...shownRights(person),
    hasSignedIn: bound,
    invitedBy,
    createdAt: createdAt.toISOString(),
    disabledAt: disabledAt?.toISOString() ?? null,
  };
}

/** Those who may sign in at the provider of the installation. */
export const people: Routes = (app, deps) => {
  app.post(
    '/people',
    {
      config,
      schema: {
        operationId: 'invitePerson',
        tags: ['keys'],
        summary: 'Let somebody sign in with their account at the OpenID provider',
        description:
          'The first sign-in with this address, as the provider has verified it, binds the account. Nobody gives more rights than they have.',
        body: z.strictObject({
          name: Words.min(2).max(100).describe('as it stands beside what they decide'),
          email: z.email().max(200).describe('address of their account at the provider'),
          ...rightsAsked,
        }),
        response: { 201: PersonBody, 409: ProblemBody, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { name, email } = request.body;
      const made = await invite(deps, callerOf(request), { name, email, ...askedRights(request.body) });
      reply.status(201);
      return personBody(made);
    },
  );

  app.get(
    '/people',
    {
      config,
      schema: {
        operationId: 'listPeople',
        tags: ['keys'],
        summary: 'Who may sign in',
        description: 'Oldest first, those who may no more among them.',
        querystring: PageQuery,
        response: {
          200: z.object({ people: z.array(PersonBody), nextCursor: NextCursor }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query;
      const rows = await peopleOf(deps, callerOf(request), {
        after: readCursor(cursor, MadePosition),
        limit: limit + 1,
      });
      const to = { request, reply, publicUrl: deps.config.publicUrl };
      const shown = rows.map(personBody);
      const { page, nextCursor } = cut(shown, limit, ({ createdAt, id }) => ({ createdAt, id }), to);
      return { people: page, nextCursor };
    },
  );

  app.patch(
    '/people/:id',
    {
      config,
      schema: {
        operationId: 'changePerson',
        tags: ['keys'],
        summary: 'Change what somebody may do, or let them sign in no more',
        description:
          '`disabled` ends their sessions and links at once. `rights` replaces all rights together.',
        params: z.object({ id: idOf('person') }),
        body: z.strictObject({
          rights: z.strictObject(rightsAsked).optional(),
          disabled: z.boolean().optional(),
        }),
        response: { 200: PersonBody, 409: ProblemBody, ...problemResponses },
      },
    },
    async (request) => {
      const { rights, disabled } = request.body;
      const asked = { rights: rights ? askedRights(rights) : null, disabled: disabled ?? null };
      return personBody(await changeRights(deps, callerOf(request), request.params.id, asked));
    },
  );
};
