import { type Kysely, sql } from 'kysely';

/** Words of messages to candidates that a role has of its own. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table message_texts (
        role_id text not null references roles on delete cascade,
        kind text not null check (kind in ('invitation', 'rejection')),
        language text not null,
        subject text not null,
        body text not null,
        updated_by text not null,
        updated_at timestamptz not null default now(),
        primary key (role_id, kind, language)
      )`,
    )
    .execute(database);
}
