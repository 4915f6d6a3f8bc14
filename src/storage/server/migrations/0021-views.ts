import { type Kysely, sql } from 'kysely';

/** Filters, order and columns of a role's list that people keep by a name. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table saved_views (
        id text primary key,
        role_id text not null references roles on delete cascade,
        owner text not null,
        name text not null,
        query text not null,
        shared boolean not null,
        created_at timestamptz not null default now(),
        unique (role_id, owner, name)
      )`,
    )
    .execute(database);
}
