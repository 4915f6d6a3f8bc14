import { type Kysely, sql } from 'kysely';

const day = "'^[0-9]{4}-[0-9]{2}-[0-9]{2}$'";

const statements = [
  // Batches that were opened empty had no day. What was held against their files was ours: they are read again.
  `update batches set as_of = to_char(created_at at time zone 'UTC', 'YYYY-MM-DD') where as_of !~ ${day}`,
  `update applications set as_of = to_char(received_at at time zone 'UTC', 'YYYY-MM-DD'), failures = 0,
    state = case when reason = 'crashed' then 'pending' else state end,
    reason = case when reason = 'crashed' then null else reason end where as_of !~ ${day}`,
  `alter table batches add constraint batches_as_of_check check (as_of ~ ${day})`,
  `alter table applications add constraint applications_as_of_check check (as_of ~ ${day})`,
  'alter table applications add column reason_detail text',
  // What an applicant-tracking system says of an application, and how old that is.
  `alter table external_ids add column ats_state text not null default 'active'`,
  'alter table external_ids add column told_at timestamptz',
  'alter table external_ids add column document_added_at text',
  'alter table external_ids add column merged_from text',
  `create table external_merges (connection_id text not null references connections on delete cascade, from_id text not null,
    to_id text not null, merged_at timestamptz not null default now(), primary key (connection_id, from_id))`,
  'create index external_merges_to on external_merges (connection_id, to_id)',
  `create table notices (id text primary key, application_id text not null references applications,
    kind text not null check (kind in ('profile_deleted', 'newer_document_missing')), connection_id text not null,
    system text not null, detail text, created_at timestamptz not null default now())`,
  'create index notices_application on notices (application_id)',
  // Work that waits is handed out by endpoint and by connection, so many at a time.
  'alter table inbox add column leased boolean not null default false',
  'alter table deliveries add column leased boolean not null default false',
  'alter table write_backs add column leased boolean not null default false',
  'drop index inbox_due',
  'drop index deliveries_due',
  'drop index write_backs_due',
  `create index inbox_due on inbox (connection_id, next_at) where state = 'queued'`,
  `create index deliveries_due on deliveries (endpoint_id, next_at) where state = 'pending'`,
  `create index write_backs_due on write_backs (connection_id, next_at) where state = 'queued'`,
  'alter table connections add column paced_until timestamptz',
  'alter table connections add column handshake_until timestamptz',
  'alter table connections add column note_on_rescore boolean not null default false',
  `create table polls (id text primary key, connection_id text not null references connections on delete cascade, job_id text,
    since text, page text, found int not null default 0, state text not null check (state in ('queued', 'done', 'failed')),
    reason text, attempts int not null default 0, leased boolean not null default false, next_at timestamptz,
    asked_by text not null, created_at timestamptz(3) not null default now(), settled_at timestamptz)`,
  `create index polls_due on polls (connection_id, next_at) where state = 'queued'`,
  // Messages for an endpoint that is switched off are held; those that are sent are numbered.
  'alter table deliveries drop constraint deliveries_state_check',
  `alter table deliveries add constraint deliveries_state_check check (state in ('pending', 'delivered', 'failed', 'held'))`,
  'alter table deliveries add column sequence bigint',
  'alter table webhook_endpoints add column last_sequence bigint not null default 0',
  // Which handing out of a row a job belongs to: one that comes late finds another number and does nothing.
  ...['inbox', 'deliveries', 'write_backs', 'polls'].map(
    (table) => `alter table ${table} add column lease int not null default 0`,
  ),
  // Bytes that are to go unless a row names them.
  'create table removals (sha256 text primary key, asked_at timestamptz not null default now())',
  'create index batch_items_sha256 on batch_items (sha256)',
  `create index inbox_candidate on inbox (connection_id, (external->>'candidateId'))`,
  `create index inbox_application on inbox (connection_id, (external->>'applicationId'))`,
  `create index deliveries_held on deliveries (created_at) where state = 'held'`,
  'create index applications_candidate on applications (candidate_id)',
];

/** Profiles of people at applicant-tracking systems, waiting work in rows of their own, and numbered messages. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
