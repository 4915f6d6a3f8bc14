import type { Database } from '../server/database.ts';
import type { LiveEvaluation } from './evaluations.ts';
import { scoredVersion } from './roles.ts';

type ScoredVersion = Awaited<ReturnType<typeof scoredVersion>>;

/** Versions that are kept, of each database: more than the roles that people apply for at a time. */
const mostKept = 64;
const kept = new WeakMap<Database, Map<string, ScoredVersion>>();

/** What an evaluation scores by, fetched and parsed once for all of its applications; shared, and not to be changed. */
export async function scoringOf(database: Database, evaluation: LiveEvaluation): Promise<ScoredVersion> {
  const { roleId, roleVersion, mark } = evaluation;
  const versions = kept.get(database) ?? new Map<string, ScoredVersion>();
  kept.set(database, versions);
  const key = JSON.stringify([roleId, roleVersion, mark]);
  const known = versions.get(key);
  if (known !== undefined) return known;
  const found = await scoredVersion(database, roleId, roleVersion);
  if (versions.size >= mostKept) versions.clear();
  versions.set(key, found);
  return found;
}
