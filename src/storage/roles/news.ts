import { sql } from 'kysely';
import type { DecisionOutcome } from '#domain/states.ts';
import type { Connection } from '../server/database.ts';

/** What changes of a role while somebody looks at it. */
export interface RoleNews {
  /** Version that the shown scores have. */
  version: number | null;
  received: number;
  /** Still to be read or scored. */
  pending: number;
  /** Changes with every correction, answer and review that scores anew. */
  revisions: number;
  contested: number;
  decisions: number;
  /** Decisions that were taken back. */
  withdrawn: number;
  /** Notes and tags. */
  labels: number;
  /** Applications that a person reads. */
  manual: number;
  /** The newest decision that counts. */
  lastDecision: { id: string; applicationId: string; outcome: DecisionOutcome; by: string } | null;
}

/** What changes of a role while somebody looks at it: two small queries' worth, to be asked every few seconds. */
export async function newsOfRole(connection: Connection, roleId: string): Promise<RoleNews> {
  const { rows } = await sql<{
    version: number | null;
    received: string;
    pending: string;
    revisions: string;
    decisions: string;
    withdrawn: string;
    manual: string;
    labels: string;
    contested: string;
    last: RoleNews['lastDecision'];
  }>`
    with own as materialized (select id, state, screening, input_revision, decision_id from applications where role_id = ${roleId}),
    decided as materialized (select d.*, d.id = own.decision_id as counts from own join decisions d on d.application_id = own.id)
    select e.role_version as version, (select count(*) from own) as received,
      (select count(*) from own where screening = 'automatic' and state <> 'unreadable' and not exists (
        select 1 from scorecards s where s.evaluation_id = r.current_evaluation and s.application_id = own.id
          and s.input_revision = own.input_revision)) as pending,
      (select coalesce(sum(input_revision), 0) from own) as revisions,
      (select count(*) from own where screening = 'manual') as manual,
      (select count(*) from notes n join own on own.id = n.application_id) + (select count(*) from tags t join own on own.id = t.application_id) as labels,
      (select count(*) from decided where counts) as decisions,
      (select count(*) from decided where withdrawn_at is not null) as withdrawn,
      (select count(*) from contests o join own on own.id = o.application_id where o.answered_at is null) as contested,
      (select jsonb_build_object('id', d.id, 'applicationId', d.application_id, 'outcome', d.outcome, 'by', d.decided_by)
        from decided d where d.counts order by d.decided_at desc limit 1) as last
    from roles r left join evaluations e on e.id = r.current_evaluation where r.id = ${roleId}`.execute(
    connection,
  );
  const row = rows[0];
  return {
    version: row?.version ?? null,
    received: Number(row?.received ?? 0),
    pending: Number(row?.pending ?? 0),
    revisions: Number(row?.revisions ?? 0),
    contested: Number(row?.contested ?? 0),
    decisions: Number(row?.decisions ?? 0),
    withdrawn: Number(row?.withdrawn ?? 0),
    manual: Number(row?.manual ?? 0),
    labels: Number(row?.labels ?? 0),
    lastDecision: row?.last ?? null,
  };
}
