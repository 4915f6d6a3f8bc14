import * as z from 'zod';
import { rightsShown, shownRights } from '#api/access-bodies.ts';
import { callerOf } from '#api/auth.ts';
import { sessionOf } from '#api/cookies.ts';
import type { Routes } from '#api/route.ts';
import { ProblemBody, problemResponses } from '#api/schemas.ts';
import { isBlind } from '#domain/people/access.ts';
import { ownerKinds } from '#domain/states.ts';
import { Problem } from '#errors.ts';
import { chooseView, openSession } from '#flows/access/callers.ts';

/** Who asks, and what they may do. */
export const me: Routes = (app, deps) => {
  app.get(
    '/me',
    {
      config: { scope: 'any', of: 'nobody', personal: 'never' },
      schema: {
        operationId: 'getMe',
        tags: ['keys'],
        summary: 'Who this key, or whoever has signed in, is, and what they may do',
        description:
          'With a session also its `csrf` token, which requests that change something repeat as `X-CSRF-Token`.',
        response: {
          200: z.object({
            id: z.string(),
            owner: z.string(),
            ownerKind: z.enum(ownerKinds),
            ...rightsShown,
            session: z
              .object({
                csrf: z.string(),
                expiresAt: z.string(),
                blind: z.boolean().describe('by choice'),
                mayChoose: z.boolean().describe('false: the rights are blind anyway'),
              })
              .nullable()
              .describe('null for a key'),
          }),
          ...problemResponses,
        },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const token = request.headers.authorization === undefined ? sessionOf(request) : null;
      const opened = token === null ? null : await openSession(deps, token);
      return {
        id: caller.id,
        owner: caller.owner,
        ownerKind: caller.ownerKind,
        ...shownRights(caller),
        session: opened && {
          csrf: opened.session.csrf,
          expiresAt: opened.session.expiresAt.toISOString(),
          blind: opened.session.blind,
          mayChoose: !isBlind(opened.caller),
        },
      };
    },
  );

  app.put(
    '/me/blind',
    {
      config: { scope: 'any', of: 'nobody', personal: 'never' },
      schema: {
        operationId: 'chooseBlind',
        tags: ['keys'],
        summary: 'For a session: show nobody’s name, or show them again',
        description: 'Whoever has signed in chooses; a blind key stays blind whatever is chosen.',
        body: z.strictObject({ blind: z.boolean() }),
        response: { 204: z.null(), 409: ProblemBody, ...problemResponses },
      },
    },
    async (request, reply) => {
      const token = request.headers.authorization === undefined ? sessionOf(request) : null;
      if (token === null) throw new Problem('conflict', 'A key is blind or not; only a session chooses.');
      await chooseView(deps, token, request.body.blind);
      return reply.status(204).send(null);
    },
  );
};
