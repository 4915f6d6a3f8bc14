import type { Deps } from '#deps.ts';
import type { Role } from '#domain/judging/role.ts';
import type { Field } from '#domain/words/lexicon.ts';
import { scoredVersion } from '#storage/roles/roles.ts';

type Pinned = { role: Role; fields: Field[] };

/** Evaluations whose role is kept at hand: more are seldom scored under at once. */
const mostKept = 40;
const kept = new WeakMap<Deps['database'], Map<string, Pinned>>();

/**
 * The role and the fields that an evaluation scores by. They never change, so that they are asked for once and what is made of them
 * (how jobs are placed) is made once, too; what is given is shared and must not be changed.
 */
export async function pinnedRole(
  { database }: Pick<Deps, 'database'>,
  roleId: string,
  evaluation: { id: string; roleVersion: number },
): Promise<Pinned> {
  const own = kept.get(database) ?? new Map<string, Pinned>();
  kept.set(database, own);
  const known = own.get(evaluation.id);
  if (known) return known;
  const asked = await scoredVersion(database, roleId, evaluation.roleVersion);
  if (own.size >= mostKept) own.clear();
  // A version of a release before may be given its fields yet.
  if (asked.fields.length > 0) own.set(evaluation.id, asked);
  return asked;
}
