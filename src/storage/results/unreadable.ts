import { sql } from 'kysely';
import type { Decision } from '#domain/results/shortlist.ts';
import type { Connection } from '../server/database.ts';
import { all, forEverybody, type ShortlistFilter } from './filter.ts';
import { decisionOf } from './shortlist.ts';
import { containing } from './words.ts';

/** The same for what could not be read. */
export interface UnreadablePosition {
  fileName: string;
  id: string;
}

export interface UnreadableRow {
  /** Of the application, else of the upload's item. */
  id: string;
  applicationId: string | null;
  candidateId: string | null;
  fileName: string;
  reason: string;
  detail: string | null;
  source: string;
  receivedAt: Date;
  asOf: string;
  decision: Decision | null;
}

/**
 * Files of a role behind a position that gave no result: those that could not be read and those that were refused at the
 * door, which nobody decides about. By name.
 */
export async function unreadableRows(
  connection: Connection,
  roleId: string,
  filter: ShortlistFilter,
  after: UnreadablePosition | null,
  limit: number,
): Promise<UnreadableRow[]> {
  const refusedToo =
    (filter.decision ?? 'none') === 'none' &&
    (filter.atsState ?? 'active') === 'active' &&
    !filter.contested &&
    filter.tag === null &&
    filter.answer === null
      ? filter.broughtBy === null
        ? sql`true`
        : sql`b.created_by = ${filter.broughtBy}`
      : sql`false`;
  const called =
    filter.words === null ? sql`true` : sql`i.file_name ilike ${containing(filter.words.trim())}`;
  const behind = after
    ? sql`(file_name collate "C", id) > (${after.fileName} collate "C", ${after.id})`
    : sql`true`;
  const { rows } = await sql<{
    id: string;
    application_id: string | null;
    candidate_id: string | null;
    file_name: string;
    reason: string;
    reason_detail: string | null;
    source: string;
    received_at: Date;
    as_of: string;
    decision: Decision | null;
  }>`
    select * from (
      select a.id, a.id as application_id, a.candidate_id, a.file_name, a.reason, a.reason_detail, a.source, a.received_at, a.as_of,
        ${decisionOf} as decision
      from applications a left join decisions d on d.id = a.decision_id
      where a.role_id = ${roleId} and a.state = 'unreadable' and a.screening <> 'manual' and ${all(forEverybody(filter, sql`a.id`))}
      union all
      select i.id, null, null, i.file_name, i.reason, null, 'upload', b.created_at, b.as_of, null
      from batch_items i join batches b on b.id = i.batch_id
      where b.role_id = ${roleId} and i.state = 'refused' and ${refusedToo} and ${called}
        and ${filter.receivedAfter === null ? sql`true` : sql`b.created_at > ${filter.receivedAfter}`}
    ) u
    where ${behind} order by file_name collate "C", id limit ${limit}`.execute(connection);
  return rows.map((row) => ({
    id: row.id,
    applicationId: row.application_id,
    candidateId: row.candidate_id,
    fileName: row.file_name,
    reason: row.reason,
    detail: row.reason_detail,
    source: row.source,
    receivedAt: row.received_at,
    asOf: row.as_of,
    decision: row.decision,
  }));
}
