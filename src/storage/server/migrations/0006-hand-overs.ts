import { type Kysely, sql } from 'kysely';

const statements = [
  `create table hand_overs (id text primary key, role_id text not null references roles, hash bytea not null, note text not null,
    created_by text not null, key_id text not null, created_at timestamptz not null default now(), expires_at timestamptz not null,
    revoked_at timestamptz)`,
  `create table hand_over_applications (hand_over_id text not null references hand_overs on delete cascade,
    application_id text not null references applications, position int not null, primary key (hand_over_id, application_id))`,
  'create index hand_over_applications_application on hand_over_applications (application_id)',
];

/** Links by which a hiring manager sees some applications for a while. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
