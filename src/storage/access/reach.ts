import { type RawBuilder, sql } from 'kysely';
import type { Connection } from '../server/database.ts';

/** What a caller is kept to: roles of teams, and what the same owner brought. */
export interface Reach {
  /** Null: every role. */
  teams: string[] | null;
  /** Null: whoever brought it. */
  broughtBy: string | null;
}

/** Whether the teams of a reach see a role, given as SQL. */
export function seesRole(reach: Pick<Reach, 'teams'>, role: RawBuilder<unknown>): RawBuilder<boolean> {
  return reach.teams === null
    ? sql<boolean>`true`
    : sql<boolean>`exists (select 1 from team_roles t where t.role_id = ${role} and t.team_id = any(${reach.teams}))`;
}

/** Ids of a candidate, given as SQL, and of those linked as the same person, however far: to be asked with `in`. */
export const onePerson = (
  candidate: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`(with recursive same(id) as (select ${candidate}
  union select case when l.candidate_id = s.id then l.same_as else l.candidate_id end
  from same s join candidate_links l on s.id in (l.candidate_id, l.same_as)) select id from same)`;

/** Whether an application, given as SQL, came through a connection that an owner made. */
const cameThrough = (owner: string, application: RawBuilder<unknown>) =>
  sql<boolean>`exists (select 1 from external_ids be join connections bc on bc.id = be.connection_id
      where be.application_id = ${application} and bc.created_by = ${owner})`;

/**
 * Whether an application, given as SQL, was brought by an owner: uploaded, or through a connection that they made. A file that was
 * there before counts while it is the application's still: whoever sends its bytes has them.
 */
export function wasBroughtBy(owner: string, application: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(exists (select 1 from batch_items bi join batches bb on bb.id = bi.batch_id
      where bi.application_id = ${application} and bb.created_by = ${owner}
        and (bi.state <> 'duplicate' or bi.sha256 = (select ba.sha256 from applications ba where ba.id = ${application})))
    or ${cameThrough(owner, application)})`;
}

/** True when an owner brought the very bytes of a file of an application, put it there itself, or its connection brings its documents. */
export async function broughtFile(
  connection: Connection,
  owner: string,
  application: { id: string; sha256: string },
): Promise<boolean> {
  return isThere(
    connection,
    sql`select 1 where exists (select 1 from batch_items i join batches b on b.id = i.batch_id
        where i.application_id = ${application.id} and i.sha256 = ${application.sha256} and b.created_by = ${owner})
      or exists (select 1 from applications a join lateral (select e.replaced_by from earlier_documents e
          where e.application_id = a.id order by e.replaced_at desc limit 1) last on last.replaced_by = ${owner}
        where a.id = ${application.id} and a.sha256 = ${application.sha256})
      or ${cameThrough(owner, sql`${application.id}`)}`,
  );
}

const isReached = (reach: Reach, role: RawBuilder<unknown>, application: RawBuilder<unknown>) =>
  reach.broughtBy === null
    ? seesRole(reach, role)
    : sql<boolean>`${seesRole(reach, role)} and ${wasBroughtBy(reach.broughtBy, application)}`;

async function isThere(connection: Connection, query: RawBuilder<unknown>): Promise<boolean> {
  const { rows } = await query.execute(connection);
  return rows.length > 0;
}

/** True when a role is there and within reach. */
export async function reachesRole(connection: Connection, reach: Reach, id: string): Promise<boolean> {
  return isThere(connection, sql`select 1 from roles r where r.id = ${id} and ${seesRole(reach, sql`r.id`)}`);
}

/** Those of some applications that are within reach. */
export async function reachedApplications(
  connection: Connection,
  reach: Reach,
  ids: string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select a.id from applications a where a.id = any(${ids}) and ${isReached(reach, sql`a.role_id`, sql`a.id`)}`.execute(
    connection,
  );
  return new Set(rows.map((row) => row.id));
}

/** True when an upload is within reach; one that only sees what it brought sees its own uploads. */
export async function reachesBatch(connection: Connection, reach: Reach, id: string): Promise<boolean> {
  const own = reach.broughtBy === null ? sql`true` : sql`b.created_by = ${reach.broughtBy}`;
  return isThere(
    connection,
    sql`select 1 from batches b where b.id = ${id} and ${seesRole(reach, sql`b.role_id`)} and ${own}`,
  );
}

/** True when a connection or a receiver of webhooks was made by an owner. */
export async function isMadeBy(
  connection: Connection,
  what: 'connection' | 'endpoint',
  id: string,
  owner: string,
): Promise<boolean> {
  const row = await connection
    .selectFrom(what === 'connection' ? 'connections' : 'webhook_endpoints')
    .select('id')
    .where('id', '=', id)
    .where('created_by', '=', owner)
    .executeTakeFirst();
  return row !== undefined;
}

/** True when a link is of a role within reach. */
export async function reachesHandOver(connection: Connection, reach: Reach, id: string): Promise<boolean> {
  return isThere(
    connection,
    sql`select 1 from hand_overs h where h.id = ${id} and ${seesRole(reach, sql`h.role_id`)}`,
  );
}

/**
 * How much of a person is within reach: `all` applications of them and of those linked as the same person, `some`, or `none`.
 * Somebody without any application is within the reach of who sees every role.
 */
export async function reachOfCandidate(
  connection: Connection,
  reach: Reach,
  id: string,
): Promise<'all' | 'some' | 'none'> {
  const { rows } = await sql<{ own: string; own_reached: string; all: string; all_reached: string }>`
    select count(*) filter (where a.candidate_id = ${id}) as own,
      count(*) filter (where a.candidate_id = ${id} and ${isReached(reach, sql`a.role_id`, sql`a.id`)}) as own_reached,
      count(*) as "all",
      count(*) filter (where ${isReached(reach, sql`a.role_id`, sql`a.id`)}) as all_reached
    from applications a where a.candidate_id in ${onePerson(sql`${id}::text`)}`.execute(connection);
  const row = rows[0] as (typeof rows)[number];
  const [own, all, reached] = [Number(row.own_reached), Number(row.all), Number(row.all_reached)];
  if (own === 0 && (Number(row.own) > 0 || reach.teams !== null || reach.broughtBy !== null)) return 'none';
  return reached === all ? 'all' : 'some';
}
