import * as z from 'zod';
import { Problem } from '#errors.ts';
import { findApplication, pickApplications } from '../../storage/applications.ts';
import { unopened } from '../../storage/audit.ts';
import { saveDecisions } from '../../storage/decisions.ts';
import { findRole } from '../../storage/roles.ts';
import type { Routes } from '../app.ts';
import { callerOf } from '../auth.ts';
import type { ApiKey } from '../../storage/keys.ts';
import { ProblemBody, problemResponses } from '../schemas.ts';

const outcome = z.enum(['advance', 'hold', 'reject']);
const reason = z.string().trim().min(3).max(2000);
const Made = z.object({ decisions: z.array(z.object({ applicationId: z.string(), decisionId: z.string() })) });

/** The person behind a key. Throws Problem `forbidden` for a system's key: software does not decide. */
function personOf(key: ApiKey): string {
  if (key.ownerKind !== 'person') throw new Problem('forbidden', 'A decision needs the key of a named person.');
  return key.owner;
}

export const decisions: Routes = (app, deps) => {
  app.post(
    '/applications/:id/decisions',
    { config: { scope: 'decisions:write' }, schema: { tags: ['decisions'], summary: 'What a person decides about an application, with the reason', params: z.object({ id: z.string() }), body: z.strictObject({ outcome, reason }), response: { 201: Made, ...problemResponses } } },
    async (request, reply) => {
      const key = callerOf(request);
      const by = personOf(key);
      if ((await findApplication(deps.database, request.params.id)) === null) throw new Problem('not_found', 'There is no such application.');
      const made = await saveDecisions(deps.database, [request.params.id], { ...request.body, by, keyId: key.id });
      reply.status(201);
      return { decisions: made };
    },
  );

  app.post(
    '/roles/:role/decisions',
    {
      config: { scope: 'decisions:write' },
      schema: {
        tags: ['decisions'],
        summary: 'The same decision about several applications, named one by one',
        description: 'Takes ids only, never a rule. A rejection has to be confirmed (`confirm: true`); without that the answer is 409 and lists whose evidence nobody has opened.',
        params: z.object({ role: z.string() }),
        body: z.strictObject({ applicationIds: z.array(z.string()).min(1).max(1000), outcome, reason, confirm: z.boolean().default(false) }),
        response: { 201: Made.extend({ unopened: z.array(z.string()) }), 409: ProblemBody, ...problemResponses },
      },
    },
    async (request, reply) => {
      const key = callerOf(request);
      const by = personOf(key);
      const role = await findRole(deps.database, request.params.role);
      if (role === null) throw new Problem('role_not_found', `There is no role ${request.params.role}.`);
      const asked = [...new Set(request.body.applicationIds)];
      const known = new Set(await pickApplications(deps.database, role.id, asked));
      const missing = asked.filter((id) => !known.has(id));
      if (missing.length > 0) throw new Problem('not_found', 'Some of the applications are not of this role. Nothing was decided.', { missing });
      const closed = await unopened(deps.database, asked);
      if (request.body.outcome === 'reject' && !request.body.confirm) {
        throw new Problem('confirmation_needed', `${asked.length} people would be rejected; nobody has opened the evidence of ${closed.length} of them. Send confirm: true to go on.`, { unopened: closed });
      }
      const made = await saveDecisions(deps.database, asked, { outcome: request.body.outcome, reason: request.body.reason, by, keyId: key.id });
      reply.status(201);
      return { decisions: made, unopened: closed };
    },
  );
};
