import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { Saved, ThresholdsBody, written } from '#api/role-bodies.ts';
import type { Routes } from '#api/route.ts';
import { problemResponses, RoleId, Words } from '#api/schemas.ts';
import { setThresholds, thresholdsOf } from '#flows/roles/thresholds.ts';

const params = z.object({ role: RoleId });

/** Where the bands begin. */
export const thresholds: Routes = (app, deps) => {
  app.get(
    '/roles/:role/thresholds',
    {
      config: { scope: 'shortlist:read', of: 'wholeRole', personal: 'masked' },
      schema: {
        operationId: 'getThresholds',
        tags: ['roles'],
        summary: 'What each threshold of the bands would do to those whom people have decided',
        description:
          'People who advanced are wanted above `strong`, those on hold above `possible`. `missed` are wanted but below, `mistaken` above but not wanted, `moved` would change sides. Nothing changes by itself.',
        params,
        response: { 200: ThresholdsBody, ...problemResponses },
      },
    },
    async (request) => thresholdsOf(deps, request.params.role),
  );

  app.put(
    '/roles/:role/thresholds',
    {
      config: { scope: 'roles:write', of: 'role', personal: 'never' },
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
};
