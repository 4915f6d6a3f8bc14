import type { Deps } from '#deps.ts';
import { type Caller, seesOwnOnly } from '#domain/people/access.ts';
import { Problem } from '#errors.ts';
import {
  broughtFile,
  isMadeBy,
  type Reach,
  reachedApplications,
  reachesBatch,
  reachesHandOver,
  reachesRole,
  reachOfCandidate,
} from '#storage/access/reach.ts';

/**
 * What an address is about, so that a caller who is kept to some roles is kept to them. `person` is a candidate whole, with
 * those linked as the same person; `installation` what concerns every role, as `connection` and `endpoint`
 * do, which whoever sees only what they brought reaches where they made them; `wholeRole` a role
 * with what others brought; `several` what a flow itself keeps to the reach.
 */
export type Subject =
  | 'role'
  | 'wholeRole'
  | 'application'
  | 'batch'
  | 'candidate'
  | 'person'
  | 'handOver'
  | 'installation'
  | 'connection'
  | 'endpoint'
  | 'several'
  | 'nobody';

/** What a caller is kept to. */
export function reachOf(caller: Caller): Reach {
  return { teams: caller.teams, broughtBy: seesOwnOnly(caller) ? caller.owner : null };
}

/** True for a caller who is kept to nothing. */
const isFree = ({ teams, broughtBy }: Reach) => teams === null && broughtBy === null;

/**
 * Lets a caller pass to a subject within their reach. What is not is answered as if it were not there: Throws Problem
 * `not_found` or `role_not_found`, and `forbidden` for what concerns every role.
 */
export async function permit(
  deps: Deps,
  caller: Caller,
  subject: Subject,
  ids: { role?: string | undefined; id?: string | undefined; other?: string | undefined },
): Promise<void> {
  const reach = reachOf(caller);
  if (isFree(reach)) return;
  const { database } = deps;
  const { role = '', id = '', other } = ids;
  if (subject === 'installation' || subject === 'connection' || subject === 'endpoint') {
    if (reach.teams !== null)
      throw new Problem('forbidden', 'This concerns every role, and the key is kept to those of its teams.');
    if (
      subject !== 'installation' &&
      reach.broughtBy !== null &&
      id !== '' &&
      !(await isMadeBy(database, subject, id, reach.broughtBy))
    )
      throw missing(subject === 'connection' ? 'connection' : 'webhook endpoint');
  } else if (subject === 'role' || subject === 'wholeRole') {
    if (!(await reachesRole(database, reach, role))) throw noRole(role);
    if (subject === 'wholeRole' && reach.broughtBy !== null)
      throw new Problem(
        'forbidden',
        'This tells of what others have brought, too, which the key does not see.',
      );
  } else if (subject === 'application') await permitApplications(deps, caller, [id]);
  else if (subject === 'batch') {
    if (!(await reachesBatch(database, reach, id))) throw missing('batch');
  } else if (subject === 'handOver') {
    if (!(await reachesHandOver(database, reach, id))) throw missing('link that is open');
  } else if (subject === 'candidate' || subject === 'person')
    for (const one of other === undefined ? [id] : [id, other]) {
      const reached = await reachOfCandidate(database, reach, one);
      if (reached === 'none') throw missing('candidate');
      if (subject === 'person' && reached === 'some')
        throw new Problem('forbidden', 'This person has applied for roles that the key does not see.');
    }
}

/** Those of some applications that a caller may see. */
export async function seenOf(deps: Deps, caller: Caller, ids: string[]): Promise<Set<string>> {
  const reach = reachOf(caller);
  return isFree(reach) ? new Set(ids) : reachedApplications(deps.database, reach, ids);
}

/** Lets a caller pass to applications. Throws Problem `not_found` naming the first that is out of reach. */
export async function permitApplications(deps: Deps, caller: Caller, ids: string[]): Promise<void> {
  const seen = await seenOf(deps, caller, ids);
  if (ids.some((id) => !seen.has(id))) throw missing('application');
}

/**
 * Lets a caller who sees only what they brought pass to a file that they brought: an application of theirs may hold one of somebody
 * else. Throws Problem `not_found`.
 */
export async function permitFile(
  deps: Deps,
  caller: Caller,
  application: { id: string; sha256: string },
): Promise<void> {
  const { broughtBy } = reachOf(caller);
  if (broughtBy !== null && !(await broughtFile(deps.database, broughtBy, application)))
    throw new Problem('not_found', 'Somebody else brought this file of the application.');
}

const missing = (what: string) => new Problem('not_found', `There is no such ${what}.`);
/** As the flows say it of a role that is not there. */
const noRole = (id: string) =>
  new Problem('role_not_found', `There is no role ${id}. GET /v1/roles lists them.`);
