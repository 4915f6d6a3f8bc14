import { type Kysely, sql } from 'kysely';

const statements = [
  // The previous release closes a batch as it makes it: that is the default.
  'alter table batches add column closed_at timestamptz default now()',
  'alter table batches add column cancelled_at timestamptz',
  "alter table batches add column priority text not null default 'normal' check (priority in ('high', 'normal', 'low'))",
  'alter table batch_items add column parent_id text references batch_items on delete cascade',
  'alter table batch_items add column entry int',
  'create unique index batch_items_entry on batch_items (parent_id, entry)',
  'alter table batch_items drop constraint batch_items_state_check',
  `alter table batch_items add constraint batch_items_state_check check (state in
    ('queued', 'screened', 'unreadable', 'duplicate', 'refused', 'expanding', 'expanded', 'cancelled'))`,
  'drop index batch_items_unfinished',
  "create index batch_items_unfinished on batch_items (updated_at) where state in ('queued', 'expanding')",
  'create index batch_items_state on batch_items (batch_id, state)',
  'alter table idempotency add column alive_at timestamptz',
  'alter table idempotency add column completed_at timestamptz default now()',
  'alter table outbox add column priority smallint',
];

/** Batches that take several requests and archives, can be cancelled and have a priority. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
