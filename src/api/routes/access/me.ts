import * as z from 'zod';
import { rightsShown, shownRights } from '#api/access-bodies.ts';
import { callerOf } from '#api/auth.ts';
import { sessionOf } from '#api/cookies.ts';
import type { Routes } from '#api/route.ts';
import { problemResponses } from '#api/schemas.ts';
import { ownerKinds } from '#domain/states.ts';
import { openSession } from '#flows/access/callers.ts';

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
              .object({ csrf: z.string(), expiresAt: z.string() })
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
      const session = token === null ? null : (await openSession(deps, token)).session;
      return {
        id: caller.id,
        owner: caller.owner,
        ownerKind: caller.ownerKind,
        ...shownRights(caller),
        session: session && { csrf: session.csrf, expiresAt: session.expiresAt.toISOString() },
      };
    },
  );
};
