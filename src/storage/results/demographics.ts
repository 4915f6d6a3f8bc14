import { sql } from 'kysely';
import type { Race, Sex } from '#domain/fairness/categories.ts';
import type { Counted } from '#domain/fairness/report.ts';
import { isOpening, writeAudit } from '../access/audit.ts';
import type { Connection, Database } from '../server/database.ts';

/* The only place that knows of this table: nothing that is scored or shown of a person is joined with it. */

export interface SaidOf {
  applicationId: string;
  sex: Sex | null;
  race: Race | null;
}

/** Keeps what candidates of a role said, in place of what was kept before of each. Gives how many are of the role, and how many are not. */
export async function saveDemographics(
  database: Database,
  roleId: string,
  said: SaidOf[],
  by: string,
): Promise<{ kept: number; unknown: number }> {
  // Of one who is named twice the last word counts.
  const each = [...new Map(said.map((one) => [one.applicationId, one])).values()];
  return database.transaction().execute(async (transaction) => {
    let kept = 0;
    for (let at = 0; at < each.length; at += 2000) {
      const slice = each.slice(at, at + 2000);
      const { numAffectedRows } = await sql`
        insert into demographics (application_id, sex, race, uploaded_by)
        select a.id, n.sex, n.race, ${by}
        from unnest(${slice.map((one) => one.applicationId)}::text[], ${slice.map((one) => one.sex)}::text[], ${slice.map((one) => one.race)}::text[]) as n(id, sex, race)
        join applications a on a.id = n.id and a.role_id = ${roleId}
        on conflict (application_id) do update set sex = excluded.sex, race = excluded.race, uploaded_by = excluded.uploaded_by, uploaded_at = now()`.execute(
        transaction,
      );
      kept += Number(numAffectedRows ?? 0);
    }
    await writeAudit(transaction, [
      { actor: by, action: 'demographics.written', subject: 'role', subjectId: roleId, detail: { kept } },
    ]);
    return { kept, unknown: each.length - kept };
  });
}

/** Forgets what candidates of a role said. Gives how many there were. */
export async function dropDemographics(database: Database, roleId: string, by: string): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    const { numAffectedRows } = await sql`
      delete from demographics g using applications a where a.id = g.application_id and a.role_id = ${roleId}`.execute(
      transaction,
    );
    const dropped = Number(numAffectedRows ?? 0);
    await writeAudit(transaction, [
      { actor: by, action: 'demographics.dropped', subject: 'role', subjectId: roleId, detail: { dropped } },
    ]);
    return dropped;
  });
}

/** Everybody whom software judged under an evaluation, as far as rates need it. */
export async function countedOf(connection: Connection, evaluation: string): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select g.sex, g.race, s.total, coalesce(d.outcome = 'advance', false) as advanced
    from scorecards s join applications a on a.id = s.application_id and a.input_revision = s.input_revision
    left join decisions d on d.id = a.decision_id left join demographics g on g.application_id = a.id
    where s.evaluation_id = ${evaluation} and a.state = 'screened' and a.screening = 'automatic'`.execute(
    connection,
  );
  return rows;
}

/** How many applications of a role were rejected, and of how many of these no person had opened the result or the document. */
export async function rejectionsOf(
  connection: Connection,
  roleId: string,
): Promise<{ rejected: number; unopened: number }> {
  const { rows } = await sql<{ rejected: string; unopened: string }>`
    select count(*) as rejected, count(*) filter (where not exists (
      select from audit u where ${isOpening} and u.subject_id = a.id and u.at <= d.decided_at)) as unopened
    from applications a join decisions d on d.id = a.decision_id where a.role_id = ${roleId} and d.outcome = 'reject'`.execute(
    connection,
  );
  return { rejected: Number(rows[0]?.rejected ?? 0), unopened: Number(rows[0]?.unopened ?? 0) };
}

/** What somebody said of themselves with an application, for themselves alone; null when nothing was kept. */
export async function saidWith(
  connection: Connection,
  applicationId: string,
): Promise<{ sex: string | null; race: string | null } | null> {
  const { rows } = await sql<{ sex: string | null; race: string | null }>`
    select sex, race from demographics where application_id = ${applicationId}`.execute(connection);
  return rows[0] ?? null;
}
