import type { Deps } from '#deps.ts';
import { listAudit } from '#storage/access/audit.ts';

/** Rows of the audit before an id, newest first, and the id where the page ends (null on the last). */
export async function readAudit(deps: Deps, before: string | null, limit: number) {
  const rows = await listAudit(deps.database, before, limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    rows: rows.slice(0, limit).map((row) => ({
      id: String(row.id),
      at: row.at.toISOString(),
      actor: row.actor,
      action: row.action,
      subject: row.subject,
      subjectId: row.subject_id,
      detail: row.detail,
      position: row.position === null ? null : Number(row.position),
      hash: row.hash?.toString('hex') ?? null,
    })),
    next: last ? String(last.id) : null,
  };
}
