import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { byLink, type Contest, nameKey, type OpenContest } from '#domain/people/human-path.ts';
import type { ContestOutcome } from '#domain/states.ts';
import { writeAudit } from '../access/audit.ts';
import type { Connection, Database } from '../server/database.ts';

interface By {
  by: string;
  keyId: string;
}

/** Records a contest. Gives its id; null while another one is open. */
export async function saveContest(
  database: Database,
  applicationId: string,
  contest: { text: string; receivedOn: string },
  { by, keyId }: By,
): Promise<string | null> {
  const id = randomUUID();
  return database.transaction().execute(async (transaction) => {
    const made = await transaction
      .insertInto('contests')
      .values({
        id,
        application_id: applicationId,
        text: contest.text,
        received_on: contest.receivedOn,
        recorded_by: by,
        key_id: keyId,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) return null;
    await writeAudit(transaction, [
      {
        actor: by,
        action: 'application.contested',
        subject: 'application',
        subjectId: applicationId,
        detail: { contest: id },
      },
    ]);
    return id;
  });
}

/** Answers a contest that is open; false when there is none. */
export async function answerContest(
  database: Database,
  applicationId: string,
  contestId: string,
  answered: { outcome: ContestOutcome; answer: string },
  { by, keyId }: By,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const changed = await transaction
      .updateTable('contests')
      .set({
        outcome: answered.outcome,
        answer: answered.answer,
        answered_by: by,
        answered_key: keyId,
        answered_at: sql<Date>`now()`,
      })
      .where('id', '=', contestId)
      .where('application_id', '=', applicationId)
      .where('answered_at', 'is', null)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return false;
    await writeAudit(transaction, [
      {
        actor: by,
        action: 'application.contest_answered',
        subject: 'application',
        subjectId: applicationId,
        detail: { contest: contestId, outcome: answered.outcome },
      },
    ]);
    return true;
  });
}

/** Every contest of an application, the newest first. */
export async function listContests(connection: Connection, applicationId: string): Promise<Contest[]> {
  const rows = await connection
    .selectFrom('contests')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('recorded_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    text: row.text,
    receivedOn: row.received_on,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at.toISOString(),
    outcome: row.outcome,
    answer: row.answer,
    answeredBy: row.answered_by,
    answeredAt: row.answered_at?.toISOString() ?? null,
  }));
}

/** The contest of each of some applications that waits for another person. */
export async function openContests(
  connection: Connection,
  applicationIds: string[],
): Promise<Map<string, OpenContest>> {
  if (applicationIds.length === 0) return new Map();
  const rows = await connection
    .selectFrom('contests')
    .select(['id', 'application_id', 'received_on'])
    .where('application_id', 'in', applicationIds)
    .where('answered_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.application_id, { id: row.id, receivedOn: row.received_on }]));
}

/**
 * Who had decided about an application or settled something of it when its open contest was recorded, also by a link, whose maker
 * stands for it, too: whoever answers the contest is another one. Names as `nameKey` compares them.
 */
export async function judgesOf(connection: Connection, applicationId: string): Promise<Set<string>> {
  const { rows } = await sql<{ by: string }>`
    with contested as (
      select coalesce(max(recorded_at) filter (where answered_at is null), now()) as at from contests where application_id = ${applicationId}
    )
    select d.decided_by as by from decisions d, contested c where d.application_id = ${applicationId} and d.decided_at <= c.at
    union select unnest(array[h.created_by, replace(d.decided_by, ${byLink}::text || h.created_by || ')', '')])
      from decisions d join hand_overs h on d.key_id = 'hand-over ' || h.id, contested c
      where d.application_id = ${applicationId} and d.decided_at <= c.at
    union select r.reviewed_by from reviews r, contested c where r.application_id = ${applicationId} and r.reviewed_at <= c.at
    union select k.author from corrections k, contested c where k.application_id = ${applicationId} and k.corrected_at <= c.at`.execute(
    connection,
  );
  return new Set(rows.map((row) => nameKey(row.by)));
}
