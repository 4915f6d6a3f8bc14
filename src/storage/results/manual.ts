import { sql } from 'kysely';
import type { Decision } from '#domain/results/shortlist.ts';
import type { ApplicationState } from '#domain/states.ts';
import type { Connection } from '../server/database.ts';
import { all, forEverybody, type ShortlistFilter } from './filter.ts';
import { decisionOf } from './shortlist.ts';

/** Where a page ends of those whom a person reads: in the order in which they came. */
export interface ManualPosition {
  receivedAt: string;
  id: string;
}

export interface ManualRow {
  applicationId: string;
  candidateId: string;
  fileName: string;
  source: string;
  receivedAt: Date;
  /** The same, as precise as a page goes on by. */
  receivedExactly: string;
  asOf: string;
  state: ApplicationState;
  candidate: { name: string | null; email: string | null; phone: string | null };
  decision: Decision | null;
}

/** Applications of a role behind a position that a person reads, without a score, as they came. */
export async function manualRows(
  connection: Connection,
  roleId: string,
  filter: ShortlistFilter,
  after: ManualPosition | null,
  limit: number,
): Promise<ManualRow[]> {
  const behind = after
    ? sql`(a.received_at, a.id) > (${after.receivedAt}::timestamptz, ${after.id})`
    : sql`true`;
  const { rows } = await sql<{
    id: string;
    candidate_id: string;
    file_name: string;
    source: string;
    received_at: Date;
    received_exactly: string;
    as_of: string;
    state: ApplicationState;
    name: string | null;
    email: string | null;
    phone: string | null;
    decision: Decision | null;
  }>`
    select a.id, a.candidate_id, a.file_name, a.source, a.received_at, a.as_of, a.state, c.name, c.email, c.phone,
      to_char(a.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as received_exactly, ${decisionOf} as decision
    from applications a join candidates c on c.id = a.candidate_id left join decisions d on d.id = a.decision_id
    where a.role_id = ${roleId} and a.screening = 'manual' and ${all(forEverybody(filter, sql`a.id`))} and ${behind}
    order by a.received_at, a.id limit ${limit}`.execute(connection);
  return rows.map((row) => ({
    applicationId: row.id,
    candidateId: row.candidate_id,
    fileName: row.file_name,
    source: row.source,
    receivedAt: row.received_at,
    receivedExactly: row.received_exactly,
    asOf: row.as_of,
    state: row.state,
    candidate: { name: row.name, email: row.email, phone: row.phone },
    decision: row.decision,
  }));
}
