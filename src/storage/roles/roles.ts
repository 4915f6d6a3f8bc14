import { sql } from 'kysely';
import { canonical } from '#domain/canonical.ts';
import type { Role } from '#domain/judging/role.ts';
import type { Field } from '#domain/words/lexicon.ts';
import { writeAudit } from '../access/audit.ts';
import { seesRole } from '../access/reach.ts';
import type { Connection, Database } from '../server/database.ts';
import { whole } from '../server/pages.ts';

export interface StoredRole {
  id: string;
  version: number;
  content: Role;
  /** The content of the fields that it counts. */
  fields: Field[];
  /** False for a version of a release that kept no fields with it. */
  pinned: boolean;
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
      'role_versions.fields',
      'role_versions.created_by',
    ])
    .where('roles.id', '=', id)
    .executeTakeFirst();
  return row
    ? {
        id: row.id,
        version: row.version,
        content: row.content,
        fields: row.fields ?? [],
        pinned: row.fields !== null,
        evaluation: row.current_evaluation,
        writtenBy: row.created_by,
      }
    : null;
}

/** Notes the fields of a version that a release before wrote. */
async function pinFields(
  connection: Connection,
  { id, version }: StoredRole,
  fields: Field[],
): Promise<void> {
  await connection
    .updateTable('role_versions')
    .set({ fields: JSON.stringify(fields) })
    .where('role_id', '=', id)
    .where('version', '=', version)
    .execute();
}

/** Roles with their newest version, by id, behind an id. */
export async function listRoles(
  connection: Connection,
  after = '',
  limit: number = whole.limit,
  teams: string[] | null = null,
): Promise<StoredRole[]> {
  const rows = await connection
    .selectFrom('roles')
    .select('id')
    .where('id', '>', after)
    .where(seesRole({ teams }, sql`roles.id`))
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

/** One version of a role with the content of the fields that it counts. Throws when there is none. */
export async function scoredVersion(
  connection: Connection,
  id: string,
  version: number,
): Promise<{ role: Role; fields: Field[] }> {
  const { content, fields } = await connection
    .selectFrom('role_versions')
    .select(['content', 'fields'])
    .where('role_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return { role: content, fields: fields ?? [] };
}

/** By whom a role is saved, under which reading, and the version that they had before them (null: any). */
interface SavedBy {
  /** The content of the fields that the role counts, and what its scores are comparable under; asked for under a lock of the fields. */
  counted(connection: Connection): Promise<{ fields: Field[]; fingerprint: string }>;
  by: ReadingVersion;
  actor: string;
  expected: number | null;
}

/**
 * Stores a role as a new version when its content, or that of a field it counts, differs from the newest one, and makes sure that an evaluation for
 * it exists: the current one at once when nobody has applied yet, else one that is built beside it. Gives `changed` when
 * the newest version is not the `expected` one (0: there is no such role yet).
 */
export async function saveRole(
  database: Database,
  role: Role,
  { counted, by, actor, expected }: SavedBy,
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
    // A field that is written meanwhile waits, and saves the role anew.
    await sql`lock table fields in share mode`.execute(transaction);
    const { fields, fingerprint } = await counted(transaction);
    let { version } = locked;
    if (expected !== null && expected !== version) return 'changed';
    const sameRole = newest !== null && canonical(newest.content) === canonical(role);
    if (newest !== null && sameRole && !newest.pinned) await pinFields(transaction, newest, fields);
    else if (newest === null || !sameRole || canonical(newest.fields) !== canonical(fields)) {
      version += 1;
      // A role stays of who wrote it when a field of it is changed.
      const author = sameRole ? newest.writtenBy : actor;
      await transaction
        .insertInto('role_versions')
        .values({
          role_id: role.id,
          version,
          content: JSON.stringify(role),
          fields: JSON.stringify(fields),
          created_by: author,
        })
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
