import { canonical, type Role } from '#domain/judging/role.ts';
import { writeAudit } from '../access/audit.ts';
import type { Connection, Database } from '../server/database.ts';
import { whole } from '../server/pages.ts';
import { queueRescoreNotes } from '../webhooks/announce.ts';
import { publish } from '../webhooks/messages.ts';

/** What scores are comparable under, as stored. */
interface Evaluation {
  id: string;
  roleId: string;
  roleVersion: number;
  fingerprint: string;
  state: 'building' | 'whole' | 'retired';
}

export interface StoredRole {
  id: string;
  version: number;
  content: Role;
  evaluation: string | null;
  /** Who wrote the newest version: `system` for a shipped pack. */
  writtenBy: string;
}

/** The versions that results are made by. */
export interface ReadingVersion {
  readerVersion: string;
  rulesHash: string;
}

/** A role with its newest version; null when there is none. */
export async function findRole(connection: Connection, id: string): Promise<StoredRole | null> {
  const row = await connection
    .selectFrom('roles')
    .innerJoin('role_versions', (join) =>
      join
        .onRef('role_versions.role_id', '=', 'roles.id')
        .onRef('role_versions.version', '=', 'roles.version'),
    )
    .select([
      'roles.id',
      'roles.version',
      'roles.current_evaluation',
      'role_versions.content',
      'role_versions.created_by',
    ])
    .where('roles.id', '=', id)
    .executeTakeFirst();
  return row
    ? {
        id: row.id,
        version: row.version,
        content: row.content,
        evaluation: row.current_evaluation,
        writtenBy: row.created_by,
      }
    : null;
}

/** Roles with their newest version, by id, behind an id. */
export async function listRoles(
  connection: Connection,
  after = '',
  limit: number = whole.limit,
): Promise<StoredRole[]> {
  const rows = await connection
    .selectFrom('roles')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  const found = await Promise.all(rows.map((row) => findRole(connection, row.id)));
  return found.filter((role): role is StoredRole => role !== null);
}

/** Every version of a role, the newest first: who wrote it and when. */
export async function listVersions(
  connection: Connection,
  id: string,
): Promise<{ version: number; writtenBy: string; writtenAt: Date }[]> {
  const rows = await connection
    .selectFrom('role_versions')
    .select(['version', 'created_by', 'created_at'])
    .where('role_id', '=', id)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({ version: row.version, writtenBy: row.created_by, writtenAt: row.created_at }));
}

/** One version of a role; null when there is none. */
export async function findVersion(connection: Connection, id: string, version: number): Promise<Role | null> {
  const row = await connection
    .selectFrom('role_versions')
    .select('content')
    .where('role_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.content ?? null;
}

/** One version of a role. Throws when there is none. */
export async function roleVersion(connection: Connection, id: string, version: number): Promise<Role> {
  const row = await connection
    .selectFrom('role_versions')
    .select('content')
    .where('role_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return row.content;
}

/**
 * Stores a role as a new version when its content differs from the newest one, and makes sure that an evaluation for
 * it exists: the current one at once when nobody has applied yet, else one that is built beside it. Gives `changed` when
 * the newest version is not the `expected` one (0: there is no such role yet).
 */
export async function saveRole(
  database: Database,
  role: Role,
  fingerprint: string,
  by: ReadingVersion,
  actor: string,
  expected: number | null = null,
): Promise<{ version: number; rescore: boolean } | 'changed'> {
  return database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('roles')
      .values({ id: role.id, version: 0, current_evaluation: null })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    const locked = await transaction
      .selectFrom('roles')
      .selectAll()
      .where('id', '=', role.id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const newest = await findRole(transaction, role.id);
    let { version } = locked;
    if (expected !== null && expected !== version) return 'changed';
    if (newest === null || canonical(newest.content) !== canonical(role)) {
      version += 1;
      await transaction
        .insertInto('role_versions')
        .values({ role_id: role.id, version, content: JSON.stringify(role), created_by: actor })
        .execute();
      await transaction.updateTable('roles').set({ version }).where('id', '=', role.id).execute();
      await writeAudit(transaction, [
        { actor, action: 'role.versioned', subject: 'role', subjectId: role.id, detail: { version } },
      ]);
    }
    const id = `${role.id}-${version}-${fingerprint}`;
    const known = await transaction
      .selectFrom('evaluations')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirst();
    if (known && locked.current_evaluation === id) return { version, rescore: false };
    const someone = await transaction
      .selectFrom('applications')
      .select('id')
      .where('role_id', '=', role.id)
      .limit(1)
      .executeTakeFirst();
    const state = someone ? ('building' as const) : ('whole' as const);
    await transaction
      .insertInto('evaluations')
      .values({
        id,
        role_id: role.id,
        role_version: version,
        reader_version: by.readerVersion,
        rules_hash: by.rulesHash,
        fingerprint,
        state,
      })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ state }))
      .execute();
    if (!someone)
      await transaction
        .updateTable('roles')
        .set({ current_evaluation: id })
        .where('id', '=', role.id)
        .execute();
    return { version, rescore: someone !== undefined };
  });
}

/** Evaluations of a role that arrivals are scored for: the current one and any that is being built, made by these versions. */
export async function liveEvaluations(
  connection: Connection,
  roleId: string,
  by: ReadingVersion,
): Promise<Evaluation[]> {
  const rows = await connection
    .selectFrom('evaluations')
    .selectAll()
    .where('role_id', '=', roleId)
    .where('state', '!=', 'retired')
    .where('reader_version', '=', by.readerVersion)
    .where('rules_hash', '=', by.rulesHash)
    .orderBy('created_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    roleId: row.role_id,
    roleVersion: row.role_version,
    fingerprint: row.fingerprint,
    state: row.state,
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
  const missing = await connection
    .selectFrom('applications as a')
    .select('a.id')
    .where('a.role_id', '=', roleId)
    .where('a.state', '!=', 'unreadable')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('scorecards as s')
            .select('s.application_id')
            .whereRef('s.application_id', '=', 'a.id')
            .whereRef('s.input_revision', '=', 'a.input_revision')
            .where('s.evaluation_id', '=', building.id),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst();
  return missing ? null : building;
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
