import type { Deps } from '#deps.ts';
import { type Caller, isBlind } from '#domain/people/access.ts';
import { Problem } from '#errors.ts';
import { writeAudit } from '#storage/access/audit.ts';
import { listReads } from '#storage/access/reads.ts';
import { findCandidates } from '#storage/intake/candidates.ts';

/** What somebody read of several people at once. */
interface Read {
  action:
    | 'shortlist.read'
    | 'role.changes_read'
    | 'role.previewed'
    | 'candidate.matches_read'
    | 'hand_over.downloaded';
  /** The role that it was of; null for what is of none. */
  roleId: string | null;
  /** Whose; `everyone`: whoever had applied by then. */
  applicationIds: string[] | 'everyone';
  /** As what: json, csv. */
  as?: string;
}

/** Keeps that somebody read of people: who, of whom, when, and whether they could see who it was. */
export async function noteRead(deps: Deps, caller: Caller, read: Read): Promise<void> {
  const { action, roleId, applicationIds, as } = read;
  await writeAudit(deps.database, [
    {
      actor: caller.owner,
      action,
      subject: roleId === null ? 'candidate' : 'role',
      subjectId: roleId ?? '',
      detail: {
        key: caller.id,
        kind: caller.ownerKind,
        blind: isBlind(caller),
        ...(as === undefined ? {} : { as }),
        ...(applicationIds === 'everyone' ? { everyone: true } : { applications: applicationIds }),
      },
    },
  ]);
}

/** Who read of a candidate, the newest first, and where the page ends (null on the last). Throws Problem `not_found`. */
export async function readsOf(deps: Deps, candidateId: string, before: string | null, limit: number) {
  if ((await findCandidates(deps.database, [candidateId])).length === 0)
    throw new Problem('not_found', 'There is no such candidate.');
  const rows = await listReads(deps.database, candidateId, before, limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { reads: rows.slice(0, limit), next: last?.id ?? null };
}
