import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { writeAudit } from '../access/audit.ts';
import { onePerson } from '../access/reach.ts';
import type { Connection, Database } from '../server/database.ts';

/** What keeps somebody from being erased: a charge, a suit, an audit. Of a role, of one candidate, or of everybody with neither. */
export interface Hold {
  id: string;
  roleId: string | null;
  candidateId: string | null;
  reason: string;
  by: string;
  at: string;
  releasedBy: string | null;
  releasedAt: string | null;
}

/** Holds, the newest first, released ones too. */
export async function listHolds(connection: Connection): Promise<Hold[]> {
  const rows = await connection
    .selectFrom('legal_holds')
    .selectAll()
    .orderBy('placed_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    roleId: row.role_id,
    candidateId: row.candidate_id,
    reason: row.reason,
    by: row.placed_by,
    at: row.placed_at.toISOString(),
    releasedBy: row.released_by,
    releasedAt: row.released_at?.toISOString() ?? null,
  }));
}

/** The oldest hold that keeps any of some candidates; null when none does. */
export async function heldBy(
  connection: Connection,
  candidates: string[],
): Promise<{ id: string; reason: string } | null> {
  const { rows } = await sql<{ id: string; reason: string }>`
    select h.id, h.reason from legal_holds h where h.released_at is null and (
      h.candidate_id = any(${candidates}) or (h.candidate_id is null and h.role_id is null)
      or h.role_id in (select a.role_id from applications a where a.candidate_id = any(${candidates})))
    order by h.placed_at, h.id limit 1`.execute(connection);
  return rows[0] ?? null;
}

/** The condition that a hold `h` keeps the application `a`: it is of its role, of everybody, or of somebody who is one person with its candidate. */
const keeps = sql<boolean>`h.released_at is null and (h.role_id = a.role_id or (h.candidate_id is null and h.role_id is null)
  or (h.candidate_id is not null and h.candidate_id in ${onePerson(sql`a.candidate_id`)}))`;

/** The condition that any hold keeps the application `a`. */
export const heldApplication = sql<boolean>`exists (select from legal_holds h where ${keeps})`;

/** The reason of a hold that keeps any application of a candidate, or of whoever is one person with them, or of a role; null when none does. */
export async function holdOn(
  connection: Connection,
  of: { candidateId: string } | { applicationId: string } | { roleId: string },
): Promise<string | null> {
  const which =
    'roleId' in of
      ? sql`a.role_id = ${of.roleId}`
      : 'applicationId' in of
        ? sql`a.id = ${of.applicationId}`
        : sql`a.candidate_id in ${onePerson(sql`${of.candidateId}::text`)}`;
  const { rows } = await sql<{ reason: string }>`
    select h.reason from applications a join legal_holds h on ${keeps}
    where ${which} order by h.placed_at, h.id limit 1`.execute(connection);
  return rows[0]?.reason ?? null;
}

/** Whether any of some candidates is held by name, or everybody is; not by the roles that they applied for. */
export async function isHeld(connection: Connection, candidates: string[]): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select exists (select from legal_holds h where h.released_at is null and (h.candidate_id = any(${candidates})
      or (h.candidate_id is null and h.role_id is null))) as held`.execute(connection);
  return rows[0]?.held ?? false;
}

/** Places a hold. Gives its id. */
export async function placeHold(
  database: Database,
  hold: Pick<Hold, 'roleId' | 'candidateId' | 'reason' | 'by'>,
): Promise<string> {
  const id = randomUUID();
  const { roleId, candidateId, reason, by } = hold;
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('legal_holds')
      .values({ id, role_id: roleId, candidate_id: candidateId, reason, placed_by: by })
      .execute();
    await writeAudit(transaction, [
      { actor: by, action: 'hold.placed', subject: 'hold', subjectId: id, detail: { roleId, candidateId } },
    ]);
  });
  return id;
}

/** Ends a hold; false when there is none that stands. */
export async function releaseHold(database: Database, id: string, by: string): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('legal_holds')
      .set({ released_by: by, released_at: sql<Date>`now()` })
      .where('id', '=', id)
      .where('released_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await writeAudit(transaction, [{ actor: by, action: 'hold.released', subject: 'hold', subjectId: id }]);
    return true;
  });
}
