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
  /** The newest decision that counts. */
  lastDecision: { id: string; applicationId: string; outcome: DecisionOutcome; by: string } | null;
}

/** What changes of a role while somebody looks at it: cheap enough to be asked each second. */
export async function newsOfRole(connection: Connection, roleId: string): Promise<RoleNews> {
  const { rows } = await sql<{
    version: number | null;
    received: string;
    pending: string;
    revisions: string;
    decisions: string;
    contested: string;
    last: RoleNews['lastDecision'];
  }>`
    select e.role_version as version, count(a.id) as received, count(*) filter (where a.state = 'pending') as pending,
      coalesce(sum(a.input_revision), 0) as revisions, count(a.decision_id) as decisions,
      (select count(*) from contests o join applications c on c.id = o.application_id
        where c.role_id = ${roleId} and o.answered_at is null) as contested,
      (select jsonb_build_object('id', d.id, 'applicationId', d.application_id, 'outcome', d.outcome, 'by', d.decided_by)
        from decisions d join applications b on b.decision_id = d.id where b.role_id = ${roleId}
        order by d.decided_at desc limit 1) as last
    from roles r left join evaluations e on e.id = r.current_evaluation left join applications a on a.role_id = r.id
    where r.id = ${roleId} group by e.role_version`.execute(connection);
  const row = rows[0];
  return {
    version: row?.version ?? null,
    received: Number(row?.received ?? 0),
    pending: Number(row?.pending ?? 0),
    revisions: Number(row?.revisions ?? 0),
    contested: Number(row?.contested ?? 0),
    decisions: Number(row?.decisions ?? 0),
    lastDecision: row?.last ?? null,
  };
}
