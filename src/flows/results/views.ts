import type { Deps } from '#deps.ts';
import { type Caller, isBlind } from '#domain/people/access.ts';
import { type SavedView, viewQuery } from '#domain/results/saved-view.ts';
import { Problem } from '#errors.ts';
import { dropView, keepView, viewsOf } from '#storage/results/views.ts';
import { roleOf } from '../roles/roles.ts';

/** Views that somebody keeps of a role; nobody chooses among more. */
const mostViews = 50;

/**
 * Views of a role that a caller keeps, and those that colleagues share: not blind, a name of a view may be a person's. Throws
 * Problem `role_not_found`.
 */
export async function savedViews(deps: Deps, caller: Caller, roleId: string): Promise<SavedView[]> {
  await roleOf(deps, roleId);
  return viewsOf(deps.database, roleId, caller.owner, !isBlind(caller));
}

/**
 * Keeps a view by its name, in place of the caller's own of that name. Throws Problem `role_not_found`, `bad_request` for a part
 * that no view keeps and for too many, `forbidden` for one who shares without the right to decide.
 */
export async function saveView(
  deps: Deps,
  caller: Caller,
  roleId: string,
  { name, query: text, shared }: { name: string; query: string; shared: boolean },
): Promise<SavedView> {
  await roleOf(deps, roleId);
  const asked = viewQuery(text);
  if ('unknown' in asked)
    throw new Problem('bad_request', `query: a view does not keep "${asked.unknown}"; leave it out.`);
  if (shared && !caller.scopes.includes('decide'))
    throw new Problem(
      'forbidden',
      'Views are shared by who may decide; keep it for yourself: "shared": false.',
    );
  const view = { name, query: asked.query, shared, owner: caller.owner };
  const id = await keepView(deps.database, roleId, view, mostViews);
  if (id === null)
    throw new Problem(
      'bad_request',
      `name: nobody keeps more than ${mostViews} views of a role; forget one.`,
    );
  return { id, ...view };
}

/** Forgets a view of the caller's. Throws Problem `not_found`. */
export async function forgetView(deps: Deps, caller: Caller, roleId: string, id: string): Promise<void> {
  if (!(await dropView(deps.database, roleId, id, caller.owner)))
    throw new Problem('not_found', 'There is no such view of yours.');
}
