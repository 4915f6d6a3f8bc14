import { type Kysely, sql } from 'kysely';

/** What candidates said of their sex and their race or ethnicity, apart from everything that is scored. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table demographics (
        application_id text primary key references applications on delete cascade,
        sex text,
        race text,
        uploaded_by text not null,
        uploaded_at timestamptz not null default now()
      )`,
    )
    .execute(database);
}
