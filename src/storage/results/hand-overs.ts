import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { writeAudit } from '../access/audit.ts';
import type { Connection, Database } from '../server/database.ts';
import { isBefore, made, type Page } from '../server/pages.ts';

/** A link by which some applications are seen for a while. */
export interface HandOver {
  id: string;
  roleId: string;
  note: string;
  createdBy: string;
  /** Of the key, or the person, that made it: it ends with them. */
  madeWith: string;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  /** In the order in which they were chosen; those of people who were erased are gone. */
  applicationIds: string[];
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest();

/** Makes a link for applications of a role. Gives its id and its token, which is shown this once (256 bits). */
export async function createHandOver(
  database: Database,
  asked: {
    roleId: string;
    applicationIds: string[];
    note: string;
    by: string;
    keyId: string;
    expiresAt: Date;
  },
): Promise<{ id: string; token: string }> {
  const id = randomBytes(9).toString('base64url');
  const secret = randomBytes(32).toString('base64url');
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('hand_overs')
      .values({
        id,
        role_id: asked.roleId,
        hash: hashOf(secret),
        note: asked.note,
        created_by: asked.by,
        key_id: asked.keyId,
        expires_at: asked.expiresAt,
      })
      .execute();
    await transaction
      .insertInto('hand_over_applications')
      .values(
        asked.applicationIds.map((application_id, position) => ({
          hand_over_id: id,
          application_id,
          position,
        })),
      )
      .execute();
    await writeAudit(transaction, [
      {
        actor: asked.by,
        action: 'hand_over.created',
        subject: 'hand_over',
        subjectId: id,
        detail: { role: asked.roleId, applications: asked.applicationIds.length },
      },
    ]);
  });
  return { id, token: `${id}.${secret}` };
}

/** The link of a token, compared in constant time; null when it is wrong, revoked, or over at `now`. */
export async function findByToken(
  connection: Connection,
  token: string,
  now: Date,
): Promise<HandOver | null> {
  const match = /^([\w-]{12})\.([\w-]{43})$/.exec(token);
  if (!match) return null;
  const row = await connection
    .selectFrom('hand_overs')
    .selectAll()
    .where('id', '=', match[1] as string)
    .executeTakeFirst();
  if (!row || !timingSafeEqual(row.hash, hashOf(match[2] as string))) return null;
  if (row.revoked_at !== null || row.expires_at <= now) return null;
  return withApplications(connection, row);
}

/** Links of a role, the newest first. */
export async function listHandOvers(connection: Connection, roleId: string, page: Page): Promise<HandOver[]> {
  const rows = await connection
    .selectFrom('hand_overs')
    .selectAll()
    .where('role_id', '=', roleId)
    .where(isBefore(page.after))
    .orderBy(made, 'desc')
    .orderBy('id')
    .limit(page.limit)
    .execute();
  return Promise.all(rows.map((row) => withApplications(connection, row)));
}

async function withApplications(
  connection: Connection,
  row: Omit<
    HandOver,
    'applicationIds' | 'roleId' | 'madeWith' | 'createdBy' | 'createdAt' | 'expiresAt' | 'revokedAt'
  > & {
    role_id: string;
    created_by: string;
    key_id: string;
    created_at: Date;
    expires_at: Date;
    revoked_at: Date | null;
  },
): Promise<HandOver> {
  const applications = await connection
    .selectFrom('hand_over_applications')
    .select('application_id')
    .where('hand_over_id', '=', row.id)
    .orderBy('position')
    .execute();
  return {
    id: row.id,
    roleId: row.role_id,
    note: row.note,
    createdBy: row.created_by,
    madeWith: row.key_id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    applicationIds: applications.map((one) => one.application_id),
  };
}

/** Ends a link; false when there is none that is open. */
export async function revokeHandOver(database: Database, id: string, actor: string): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const updated = await transaction
      .updateTable('hand_overs')
      .set({ revoked_at: sql<Date>`now()` })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n) return false;
    await writeAudit(transaction, [
      { actor, action: 'hand_over.revoked', subject: 'hand_over', subjectId: id },
    ]);
    return true;
  });
}
