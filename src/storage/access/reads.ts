import { sql } from 'kysely';
import type { Connection } from '../server/database.ts';
import { onePerson } from './reach.ts';

/** That somebody read of a person. */
interface PersonRead {
  id: string;
  at: string;
  /** The owner of a key, who has signed in, or the holder of a link. */
  by: string;
  /** `person` or `system`; null for the holder of a link. */
  kind: string | null;
  action: string;
  /** What of it: scorecard, document, explanation, csv … */
  what: string | null;
  role: string | null;
  /** True when they could not see who it was. */
  blind: boolean;
}

/** Who read of the applications of a candidate and of those linked as the same person: opened, on a page of a list, in a table of everyone, by a link. The newest first. */
export async function listReads(
  connection: Connection,
  candidateId: string,
  before: string | null,
  limit: number,
): Promise<PersonRead[]> {
  const { rows } = await sql<{
    id: string;
    at: Date;
    actor: string;
    action: string;
    detail: Record<string, unknown>;
    role: string | null;
  }>`
    with own as (select a.id, a.role_id, a.received_at from applications a where a.candidate_id in ${onePerson(sql`${candidateId}::text`)}),
    found as (
      select u.id from audit u join own on u.subject = 'application' and u.subject_id = own.id and u.action = 'application.opened'
      union
      select u.id from audit u join own on u.detail ? 'applications' and u.detail -> 'applications' @> to_jsonb(own.id)
      union
      select u.id from audit u join own on u.subject = 'role' and u.subject_id = own.role_id and u.action = 'shortlist.read'
        and u.detail ? 'everyone' and u.at >= own.received_at
    )
    select u.id, u.at, u.actor, u.action, u.detail,
      case when u.subject = 'role' then u.subject_id when u.subject = 'application' then (select role_id from own where own.id = u.subject_id) end as role
    from audit u join found on found.id = u.id
    where ${before === null ? sql`true` : sql`u.id < ${before}`}
    order by u.id desc limit ${limit}`.execute(connection);
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return rows.map(({ id, at, actor, action, detail, role }) => ({
    id: String(id),
    at: at.toISOString(),
    by: actor,
    kind: text(detail.kind),
    action,
    what: text(detail.what) ?? text(detail.as),
    role,
    blind: detail.blind === true,
  }));
}
