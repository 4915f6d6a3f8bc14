import { sql } from 'kysely';
import type { Decision } from '#domain/results/shortlist.ts';
import type { ApplicationState, Screening } from '#domain/states.ts';
import type { Connection } from '../server/database.ts';

export interface Application {
  id: string;
  roleId: string;
  candidateId: string;
  sha256: string;
  fileName: string;
  asOf: string;
  source: string;
  receivedAt: Date;
  state: ApplicationState;
  reason: string | null;
  reasonDetail: string | null;
  inputRevision: number;
  decision: Decision | null;
  screening: Screening;
}

/** An application; null when there is none. */
export async function findApplication(connection: Connection, id: string): Promise<Application | null> {
  const row = await connection.selectFrom('applications').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const decision =
    row.decision_id === null
      ? null
      : await connection
          .selectFrom('decisions')
          .selectAll()
          .where('id', '=', row.decision_id)
          .executeTakeFirst();
  return {
    id: row.id,
    roleId: row.role_id,
    candidateId: row.candidate_id,
    sha256: row.sha256,
    fileName: row.file_name,
    asOf: row.as_of,
    source: row.source,
    receivedAt: row.received_at,
    state: row.state,
    reason: row.reason,
    reasonDetail: row.reason_detail,
    inputRevision: row.input_revision,
    screening: row.screening,
    decision: decision
      ? {
          id: decision.id,
          outcome: decision.outcome,
          reason: decision.reason,
          by: decision.decided_by,
          at: decision.decided_at.toISOString(),
        }
      : null,
  };
}

/** Counts that screening an application threw; gives how often by now. */
export async function countFailure(connection: Connection, id: string): Promise<number> {
  const row = await connection
    .updateTable('applications')
    .set((eb) => ({ failures: eb('failures', '+', 1) }))
    .where('id', '=', id)
    .returning('failures')
    .executeTakeFirst();
  return row?.failures ?? 0;
}

/** Ids of a role's applications that are scored, behind an id, in slices. */
export async function applicationIds(
  connection: Connection,
  roleId: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await connection
    .selectFrom('applications')
    .select('id')
    .where('role_id', '=', roleId)
    .where('screening', '=', 'automatic')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Applications that came from no upload and wait to be read for longer than `seconds`. */
export async function strandedIds(connection: Connection, seconds: number, limit: number): Promise<string[]> {
  const rows = await connection
    .selectFrom('applications as a')
    .select('a.id')
    .where('a.state', '=', 'pending')
    .where(sql<boolean>`a.received_at < now() - make_interval(secs => ${seconds})`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('batch_items as i')
            .select('i.id')
            .whereRef('i.application_id', '=', 'a.id')
            .where('i.state', '=', 'queued'),
        ),
      ),
    )
    .orderBy('a.received_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Applications of a role whose file could not be read, by id. */
export function unreadableIds(
  connection: Connection,
  roleId: string,
): Promise<{ id: string; sha256: string }[]> {
  return (
    connection
      .selectFrom('applications as a')
      .innerJoin('documents as d', 'd.sha256', 'a.sha256')
      .select(['a.id', 'a.sha256'])
      .where('a.role_id', '=', roleId)
      .where('a.state', '=', 'unreadable')
      // Where there are no bytes there is nothing to read again.
      .where('d.absent', '=', false)
      .orderBy('a.id')
      .execute()
  );
}

/** Applications of a role that an asked-for list names; others are left out. */
export async function pickApplications(
  connection: Connection,
  roleId: string,
  ids: string[],
): Promise<string[]> {
  const rows = await connection
    .selectFrom('applications')
    .select('id')
    .where('role_id', '=', roleId)
    .where('id', 'in', ids)
    .execute();
  return rows.map((row) => row.id);
}
