import { sql } from 'kysely';
import type { RetentionPolicy } from '#domain/people/retention.ts';
import { writeAudit } from '../access/audit.ts';
import type { Connection, Database } from '../server/database.ts';
import { heldApplication } from './holds.ts';

/** The scope of a policy that holds for every role without one of its own. */
export const everywhere = '*';

interface StoredPolicy {
  scope: string;
  policy: RetentionPolicy;
  by: string;
  at: string;
}

/** Every policy that somebody wrote, that of the installation first. */
export async function listPolicies(connection: Connection): Promise<StoredPolicy[]> {
  const rows = await connection.selectFrom('retention_policies').selectAll().orderBy('scope').execute();
  return rows.map(({ scope, content, updated_by, updated_at }) => ({
    scope,
    policy: content,
    by: updated_by,
    at: updated_at.toISOString(),
  }));
}

/** Writes the policy of a scope; null takes it away. */
export async function savePolicy(
  database: Database,
  scope: string,
  policy: RetentionPolicy | null,
  by: string,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    if (policy === null)
      await transaction.deleteFrom('retention_policies').where('scope', '=', scope).execute();
    else {
      const content = JSON.stringify(policy);
      await transaction
        .insertInto('retention_policies')
        .values({ scope, content, updated_by: by })
        .onConflict((conflict) =>
          conflict.column('scope').doUpdateSet({ content, updated_by: by, updated_at: sql<Date>`now()` }),
        )
        .execute();
    }
    await writeAudit(transaction, [
      { actor: by, action: 'retention.written', subject: 'retention', subjectId: scope, detail: { policy } },
    ]);
  });
}

/** When the last thing happened to an application `a`: it came in, somebody decided, somebody contested or answered. */
const lastDone = sql`greatest(a.received_at,
  (select max(d.decided_at) from decisions d where d.application_id = a.id),
  (select max(greatest(o.recorded_at, o.answered_at)) from contests o where o.application_id = a.id))`;

/** The policy `p` of an application's role `a`, else that of the installation. */
const policy = sql`lateral (select p.content from retention_policies p where p.scope in (a.role_id, ${everywhere})
  order by p.scope = ${everywhere} limit 1) p`;

/** The day (UTC) until which a policy asks to keep candidates, who are one person; null when none does any more. */
export async function keptUntil(connection: Connection, candidates: string[]): Promise<string | null> {
  const { rows } = await sql<{ until: string | null }>`
    select to_char(max(${lastDone} + make_interval(days => (p.content->>'keepAtLeastDays')::int)) at time zone 'UTC', 'YYYY-MM-DD') as until
    from applications a, ${policy} where a.candidate_id = any(${candidates})
      and ${lastDone} + make_interval(days => (p.content->>'keepAtLeastDays')::int) > now()`.execute(
    connection,
  );
  return rows[0]?.until ?? null;
}

/** An application that is kept too long; when it came in, as the database writes it. */
interface Overdue {
  applicationId: string;
  candidateId: string;
  receivedAt: string;
}

/** Applications that are kept longer than their policy allows and that nothing holds, with their candidates; the oldest first, behind `after`. Of `only`, where given. */
export async function overdue(
  connection: Connection,
  limit: number,
  { only = null, after = null }: { only?: string[] | null; after?: Overdue | null } = {},
): Promise<Overdue[]> {
  const { rows } = await sql<{ id: string; candidate_id: string; received: string }>`
    select a.id, a.candidate_id, a.received_at::text as received from applications a, ${policy}
    where a.received_at < now() - make_interval(days => (select min((m.content->>'keepAtMostDays')::int) from retention_policies m))
      and a.received_at < now() - make_interval(days => (p.content->>'keepAtMostDays')::int)
      and ${lastDone} < now() - make_interval(days => (p.content->>'keepAtMostDays')::int)
      and not ${heldApplication}
      and ${after === null ? sql`true` : sql`(a.received_at, a.id) > (${after.receivedAt}::timestamptz, ${after.applicationId})`}
      and ${only === null ? sql`true` : sql`a.id = any(${only})`}
    order by a.received_at, a.id limit ${limit}`.execute(connection);
  return rows.map((row) => ({
    applicationId: row.id,
    candidateId: row.candidate_id,
    receivedAt: row.received,
  }));
}

/** Roles that no policy covers, their ids in order. */
export async function rolesWithoutPolicy(connection: Connection): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from roles r where not exists (select from retention_policies p where p.scope in (r.id, ${everywhere}))
    order by r.id`.execute(connection);
  return rows.map(({ id }) => id);
}
