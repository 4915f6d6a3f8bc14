import { sql } from 'kysely';
import type { EvaluationState } from '#domain/states.ts';
import { writeAudit } from '../access/audit.ts';
import type { Connection, Database } from '../server/database.ts';
import { queueRescoreNotes } from '../webhooks/announce.ts';
import { publish } from '../webhooks/messages.ts';
import type { ReadingVersion } from './roles.ts';

/** What scores are comparable under, as stored. */
interface Evaluation {
  id: string;
  roleId: string;
  roleVersion: number;
  fingerprint: string;
  state: EvaluationState;
}

/** One that arrivals are scored for, and what marks the row of its role's version: another one once that was written anew. */
export interface LiveEvaluation extends Evaluation {
  mark: string;
}

/** Evaluations of a role that arrivals are scored for: the current one and any that is being built, made by these versions. */
export async function liveEvaluations(
  connection: Connection,
  roleId: string,
  by: ReadingVersion,
): Promise<LiveEvaluation[]> {
  const rows = await connection
    .selectFrom('evaluations as e')
    .innerJoin('role_versions as v', (join) =>
      join.onRef('v.role_id', '=', 'e.role_id').onRef('v.version', '=', 'e.role_version'),
    )
    .selectAll('e')
    // The transaction that wrote the row (PostgreSQL, 5.6, "System Columns").
    .select(sql<string>`v.xmin::text`.as('mark'))
    .where('e.role_id', '=', roleId)
    .where('e.state', '!=', 'retired')
    .where('e.reader_version', '=', by.readerVersion)
    .where('e.rules_hash', '=', by.rulesHash)
    .orderBy('e.created_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    roleId: row.role_id,
    roleVersion: row.role_version,
    fingerprint: row.fingerprint,
    state: row.state,
    mark: row.mark,
  }));
}

/**
 * Makes an evaluation that is being built the current one, once every application of the role that could be read has a
 * scorecard under it. Under the role's lock, so that two workers cannot both switch.
 */
export async function switchWhenWhole(database: Database, roleId: string): Promise<boolean> {
  if (!(await isWhole(database, roleId))) return false;
  return database.transaction().execute(async (transaction) => {
    const { current_evaluation: before } = await transaction
      .selectFrom('roles')
      .select('current_evaluation')
      .where('id', '=', roleId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const building = await isWhole(transaction, roleId);
    if (!building) return false;
    await transaction
      .updateTable('evaluations')
      .set({ state: 'retired' })
      .where('role_id', '=', roleId)
      .where('id', '!=', building.id)
      .where(({ or, eb }) => or([eb('state', '=', 'whole'), eb('created_at', '<', building.created_at)]))
      .execute();
    await transaction
      .updateTable('evaluations')
      .set({ state: 'whole' })
      .where('id', '=', building.id)
      .execute();
    await transaction
      .updateTable('roles')
      .set({ current_evaluation: building.id })
      .where('id', '=', roleId)
      .execute();
    await writeAudit(transaction, [
      {
        actor: 'system',
        action: 'role.evaluation_switched',
        subject: 'role',
        subjectId: roleId,
        detail: { evaluation: building.id },
      },
    ]);
    if (before !== null) await queueRescoreNotes(transaction, before, building.id);
    await publish(transaction, [
      {
        type: 'role.rescored',
        applicationId: null,
        data: { role: roleId, roleVersion: building.role_version },
      },
    ]);
    return true;
  });
}

/** The newest evaluation that is being built, when everyone who could be read has a scorecard under it; else null. */
async function isWhole(
  connection: Connection,
  roleId: string,
): Promise<{ id: string; role_version: number; created_at: Date } | null> {
  const building = await connection
    .selectFrom('evaluations')
    .select(['id', 'role_version', 'created_at'])
    .where('role_id', '=', roleId)
    .where('state', '=', 'building')
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  if (!building) return null;
  // Asked of each by its key: Postgres knows nothing yet of an evaluation that is being built, and would go through all of it for each (an anti-join by
  // nested loops took minutes of 100,000).
  const { rows: missing } = await sql`
    select a.id from applications a
      left join lateral (
        select true as done from scorecards s
        where s.evaluation_id = ${building.id} and s.application_id = a.id and s.input_revision = a.input_revision limit 1
      ) s on true
    where a.role_id = ${roleId} and a.state <> 'unreadable' and a.screening = 'automatic' and s.done is null
    limit 1`.execute(connection);
  return missing.length > 0 ? null : building;
}

/** An evaluation with the versions that made it; null when there is none. */
export async function findEvaluation(
  connection: Connection,
  id: string,
): Promise<(Evaluation & ReadingVersion) | null> {
  const row = await connection.selectFrom('evaluations').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    roleId: row.role_id,
    roleVersion: row.role_version,
    fingerprint: row.fingerprint,
    state: row.state,
    readerVersion: row.reader_version,
    rulesHash: row.rules_hash,
  };
}

/** Roles whose evaluation is being built. */
export async function buildingRoles(connection: Connection): Promise<string[]> {
  const rows = await connection
    .selectFrom('evaluations')
    .select('role_id')
    .distinct()
    .where('state', '=', 'building')
    .execute();
  return rows.map((row) => row.role_id);
}
