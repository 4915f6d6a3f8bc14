import { sql } from 'kysely';
import { writeAudit } from '../access/audit.ts';
import { setLinkIn } from '../intake/candidates.ts';
import { erasePeople, erasingAgain, keepsPerson, lockPerson } from '../intake/erasure.ts';
import { type Erased, forgetProfile } from '../intake/take-out.ts';
import { again, type Connection, type Database } from '../server/database.ts';
import type { ErasedMarks } from '../server/erased-marks.ts';
import { addNotices, candidatesOf, currentCandidate, lockCurrent, lockProfile } from './profiles.ts';

/* What a system does to the profiles of people: deletes one, makes one of two. */

/** A system's connection, as it acts. */
interface Acting {
  connectionId: string;
  system: string;
  /** How the audit names it. */
  actor: string;
  marks: ErasedMarks;
}

type Dropped =
  /** Nobody stood under the id. */
  | { outcome: 'unknown' }
  /** The id had become another one before: that one stands. */
  | { outcome: 'merged' }
  /** The person stays, by another profile, an upload, a hold or a policy; recruiters are told. */
  | { outcome: 'kept' }
  | { outcome: 'erased'; erased: Erased };

/**
 * Carries out that a profile was deleted at its system: its id is dropped and remembered as erased, and no other. The person
 * is erased when nothing else stands for them, no other profile and no upload, and nothing keeps them, no hold and no policy.
 */
export function dropProfile(database: Database, acting: Acting, candidateId: string): Promise<Dropped> {
  const { connectionId, system, actor, marks } = acting;
  return erasingAgain(database, marks, async (transaction, keep): Promise<Dropped> => {
    await lockProfile(transaction, connectionId, candidateId);
    if ((await currentCandidate(transaction, connectionId, candidateId)) !== candidateId)
      return { outcome: 'merged' };
    const people = await lockPerson(transaction, await candidatesOf(transaction, connectionId, candidateId));
    await forgetProfile(transaction, connectionId, candidateId);
    if (people.length === 0) return { outcome: 'unknown' };
    const stays =
      (await standsOtherwise(transaction, people, connectionId, candidateId)) ||
      (await keepsPerson(transaction, people)) !== null;
    if (!stays) {
      const erased = await erasePeople(transaction, people, people[0] as string, { actor, keep });
      return { outcome: 'erased', erased };
    }
    const dropped = await transaction
      .deleteFrom('external_ids')
      .where('connection_id', '=', connectionId)
      .where('external_candidate_id', '=', candidateId)
      .returning(['application_id', 'external_application_id'])
      .execute();
    for (const { external_application_id } of dropped)
      await transaction
        .deleteFrom('write_backs')
        .where('connection_id', '=', connectionId)
        .where('external_application_id', '=', external_application_id)
        .execute();
    const applications = [...new Set(dropped.map((row) => row.application_id))].sort();
    await addNotices(transaction, applications, { kind: 'profile_deleted', connectionId, system });
    await writeAudit(
      transaction,
      applications.map((subjectId) => ({
        actor,
        action: 'application.profile_deleted',
        subject: 'application',
        subjectId,
        detail: { connection: connectionId },
      })),
    );
    return { outcome: 'kept' };
  });
}

/** Whether another profile than the one given, or an upload, stands for any of the candidates, who are one person. */
async function standsOtherwise(
  connection: Connection,
  people: string[],
  connectionId: string,
  externalCandidateId: string,
): Promise<boolean> {
  const { rows } = await sql<{ stands: boolean }>`
    select exists (
      select 1 from applications a where a.candidate_id = any(${people}) and (
        a.source = 'upload'
        or exists (select 1 from external_ids e where e.application_id = a.id
          and (e.connection_id <> ${connectionId} or e.external_candidate_id <> ${externalCandidateId}))
        or exists (select 1 from batch_items i where i.application_id = a.id)
      )
    ) as stands`.execute(connection);
  return rows[0]?.stands ?? false;
}

/**
 * Carries out that two candidates of a system became one: late events about the one that is gone are about the other, and
 * their candidates here are linked as the same person, which a person can undo. Gives false when it was known already.
 */
export function mergeProfiles(
  database: Database,
  acting: Acting,
  from: string,
  into: string,
): Promise<boolean> {
  const { connectionId, actor } = acting;
  return again(() =>
    database.transaction().execute(async (transaction) => {
      for (const id of [from, into].sort()) await lockProfile(transaction, connectionId, id);
      // The one may have become a third already; a merge that comes full circle says nothing new.
      const to = await lockCurrent(transaction, connectionId, into);
      if (to === from) return false;
      const made = await transaction
        .insertInto('external_merges')
        .values({ connection_id: connectionId, from_id: from, to_id: to })
        .onConflict((conflict) => conflict.doNothing())
        .returning('from_id')
        .executeTakeFirst();
      // Undone by a person, it is not done again by a repeat.
      if (!made) return false;
      const before = await candidatesOf(transaction, connectionId, from);
      const after = await candidatesOf(transaction, connectionId, to);
      await transaction
        .updateTable('external_merges')
        .set({ to_id: to })
        .where('connection_id', '=', connectionId)
        .where('to_id', '=', from)
        .execute();
      await transaction
        .updateTable('external_ids')
        .set((eb) => ({
          external_candidate_id: to,
          merged_from: eb.fn.coalesce('merged_from', eb.ref('external_candidate_id')),
        }))
        .where('connection_id', '=', connectionId)
        .where('external_candidate_id', '=', from)
        .execute();
      for (const one of before)
        for (const other of after) if (one !== other) await setLinkIn(transaction, one, other, true, actor);
      return true;
    }),
  );
}
