import type { Deps } from '#deps.ts';
import { type Compared, changesBetween } from '#domain/judging/changes.ts';
import { points } from '#domain/judging/points.ts';
import type { Scorecard } from '#domain/judging/score.ts';
import { Problem } from '#errors.ts';
import { countApplications } from '#storage/results/counts.ts';
import { countChanges, evaluationOfVersion, listChanges } from '#storage/roles/changes.ts';
import { linksOf } from '../results/links.ts';
import { roleOf, versionOf } from './roles.ts';

/** Which version, compared with which (null: the one before), and which part of those who moved furthest. */
interface ChangesAsked {
  version: number;
  since: number | null;
  offset: number;
  limit: number;
}

/**
 * Who moved from one version of a role to the next, by how far, and which criteria moved them. `progress` says how many
 * are scored under the version while it is being built. Throws Problem `role_not_found` or `not_found`.
 */
export async function changesOf(deps: Deps, roleId: string, { version, since, offset, limit }: ChangesAsked) {
  const role = await roleOf(deps, roleId);
  await versionOf(deps, roleId, version);
  const from = since ?? version - 1;
  if (from < 1) throw new Problem('not_found', 'The first version has none before it.');
  await versionOf(deps, roleId, from);
  const after = await evaluationOfVersion(deps.database, role.id, version);
  const before = await evaluationOfVersion(deps.database, role.id, from);
  const { counts } = await countApplications(deps.database, role.id, after?.id ?? null, null);
  const scored = counts.ranked + counts.needsReview;
  const base = {
    role: role.id,
    version,
    since: from,
    state: after?.state === 'building' ? ('building' as const) : ('whole' as const),
    progress: { scored, total: scored + counts.pending },
  };
  if (!before || !after) return { ...base, compared: 0, up: 0, down: 0, bands: [], changes: [], more: false };
  const moved = await listChanges(deps.database, before.id, after.id, offset, limit + 1);
  return {
    ...base,
    ...(await countChanges(deps.database, before.id, after.id)),
    changes: moved.slice(0, limit).map((one) => ({
      applicationId: one.applicationId,
      file: one.fileName,
      candidate: one.name,
      before: placeOf(one.before),
      after: placeOf(one.after),
      moved: points(one.after.total - one.before.total),
      criteria: criteriaOf(one.before, one.after),
      links: linksOf(deps, one.applicationId),
    })),
    more: moved.length > limit,
  };
}

/** Which criteria moved somebody, in points. */
export const criteriaOf = (before: Compared, after: Compared) =>
  changesBetween(before, after).map((change) => ({
    ...change,
    before: points(change.before),
    after: points(change.after),
    moved: points(change.moved),
  }));

export function placeOf({ total, band, gate }: Pick<Scorecard, 'total' | 'band' | 'gate'>) {
  return { score: points(total), band, mustHaves: gate };
}
