import { sql } from 'kysely';
import type { Connection } from '../server/database.ts';
import { macsOf } from './audited-contents.ts';

interface AuditEntry {
  /** The owner of the key, or `system`. */
  actor: string;
  action: string;
  subject: string;
  subjectId: string;
  /** Ids and codes only: never a name, an address or words of a résumé. */
  detail?: Record<string, unknown>;
}

/** Writes who changed or opened what, in the transaction of the change; of contents that are written by then a keyed hash. */
export async function writeAudit(connection: Connection, entries: AuditEntry[]): Promise<void> {
  for (let at = 0; at < entries.length; at += 500) {
    const slice = entries.slice(at, at + 500).map((entry) => ({ ...entry, detail: entry.detail ?? {} }));
    const macs = await macsOf(connection, slice);
    await connection
      .insertInto('audit')
      .values(
        slice.map((entry) => ({
          actor: entry.actor,
          action: entry.action,
          subject: entry.subject,
          subject_id: entry.subjectId,
          detail: JSON.stringify({ ...entry.detail, mac: macs.get(entry) ?? undefined }),
        })),
      )
      .execute();
  }
}

/** Audit rows before a row id, newest first. */
export async function listAudit(connection: Connection, before: string | null, limit: number) {
  let query = connection.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(limit);
  if (before !== null) query = query.where('id', '<', before);
  return query.execute();
}

/** That a row `u` says that a person opened an application; an export for the person itself is none. */
export const isOpening = sql<boolean>`u.subject = 'application' and u.action = 'application.opened'
  and u.detail->>'kind' = 'person' and u.detail->>'what' is distinct from 'export'`;

/** Those of some applications whose evidence or document no person has opened. */
export async function unopened(connection: Connection, applicationIds: string[]): Promise<string[]> {
  if (applicationIds.length === 0) return [];
  const rows = await connection
    .selectFrom('audit as u')
    .select('subject_id')
    .distinct()
    .where(isOpening)
    .where('subject_id', 'in', applicationIds)
    .execute();
  const opened = new Set(rows.map((row) => row.subject_id));
  return applicationIds.filter((id) => !opened.has(id));
}
