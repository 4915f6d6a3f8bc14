import { type Kysely, sql } from 'kysely';

const statements = [
  // Other words of the job that a correction is of: two jobs may have the same title.
  'alter table corrections add column beside text',
  // A slice of a role's applications is read by one index, however many other roles have.
  `create index applications_of_role on applications (role_id, id) where screening = 'automatic'`,
  // Of all uploads those that are not finished are few, and asked for at each upload.
  'create index batches_unfinished on batches (priority) where finished_at is null',
];

/** What a correction is found again by beside its quote, and indexes for slices of a role and for uploads under way. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
