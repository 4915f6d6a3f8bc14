import type { Deps } from '#deps.ts';
import { newsOfRole, type RoleNews } from '#storage/roles/news.ts';
import { roleOf } from './roles.ts';

/** What changes of a role while somebody looks at it. Throws Problem `role_not_found`. */
export async function newsOf(deps: Deps, roleId: string): Promise<RoleNews> {
  await roleOf(deps, roleId);
  return newsOfRole(deps.database, roleId);
}
