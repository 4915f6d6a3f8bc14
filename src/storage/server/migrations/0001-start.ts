import { type Kysely, sql } from 'kysely';

const statements = `
create table roles (id text primary key, version int not null, current_evaluation text, created_at timestamptz not null default now());
create table role_versions (role_id text not null references roles, version int not null, content jsonb not null, created_by text not null,
  created_at timestamptz not null default now(), primary key (role_id, version));
create table evaluations (id text primary key, role_id text not null references roles, role_version int not null, reader_version text not null,
  rules_hash text not null, fingerprint text not null, state text not null check (state in ('building', 'whole', 'retired')),
  created_at timestamptz not null default now(), unique (role_id, role_version, fingerprint));
alter table roles add foreign key (current_evaluation) references evaluations;
create table batches (id text primary key, role_id text not null references roles, as_of text not null, created_by text not null,
  created_at timestamptz(3) not null default now(), finished_at timestamptz);
create index batches_role on batches (role_id, created_at desc, id);
create table documents (sha256 text collate "C" primary key, size bigint not null, created_at timestamptz not null default now());
create table document_texts (sha256 text collate "C" not null references documents, reader_version text not null, rules_hash text not null, text text not null,
  primary key (sha256, reader_version, rules_hash));
create table resumes (sha256 text collate "C" not null references documents, reader_version text not null, rules_hash text not null,
  status text not null check (status in ('read', 'unreadable')), reason text, format text, pages int, resume jsonb, contact jsonb,
  created_at timestamptz not null default now(), primary key (sha256, reader_version, rules_hash));
create table candidates (id text primary key, name text, email text, phone text, created_at timestamptz not null default now());
create table candidate_links (candidate_id text not null references candidates on delete cascade, same_as text not null references candidates on delete cascade,
  linked_by text not null, created_at timestamptz not null default now(), primary key (candidate_id, same_as));
create table applications (id text primary key, role_id text not null references roles, candidate_id text not null references candidates,
  sha256 text collate "C" not null references documents, file_name text not null, as_of text not null, source text not null,
  received_at timestamptz not null default now(), state text not null check (state in ('pending', 'screened', 'unreadable')), reason text,
  input_revision int not null default 0, failures int not null default 0, decision_id text, unique (role_id, sha256));
create index applications_state on applications (role_id, state);
create index applications_sha256 on applications (sha256);
create table batch_items (id text primary key, batch_id text not null references batches, position int not null, file_name text not null, size bigint not null,
  sha256 text collate "C", application_id text references applications,
  state text not null check (state in ('queued', 'screened', 'unreadable', 'duplicate', 'refused')), reason text,
  generation int not null default 0, updated_at timestamptz not null default now(), unique (batch_id, position));
create index batch_items_unfinished on batch_items (updated_at) where state = 'queued';
create index batch_items_application on batch_items (application_id);
create table scorecards (evaluation_id text not null references evaluations, application_id text not null references applications, input_revision int not null,
  total int not null, possible int not null, gate_rank smallint not null, band text not null, sha256 text collate "C" not null, scorecard jsonb not null,
  created_at timestamptz not null default now(), primary key (evaluation_id, application_id, input_revision));
create index scorecards_order on scorecards (evaluation_id, gate_rank, total desc, sha256);
create table decisions (id text primary key, application_id text not null references applications, outcome text not null check (outcome in ('advance', 'hold', 'reject')),
  reason text not null, decided_by text not null, key_id text not null, decided_at timestamptz not null default now());
create index decisions_application on decisions (application_id, decided_at);
create table api_keys (id text primary key, owner text not null, owner_kind text not null check (owner_kind in ('person', 'system')), preset text not null,
  scopes text[] not null, hash bytea not null, last4 text not null, created_by text not null, created_at timestamptz not null default now(),
  expires_at timestamptz, revoked_at timestamptz);
create table audit (id bigserial primary key, at timestamptz not null default now(), actor text not null, action text not null, subject text not null,
  subject_id text not null, detail jsonb not null default '{}');
create index audit_subject on audit (subject, subject_id, action);
create table outbox (id bigserial primary key, job text not null, job_id text not null, payload jsonb not null, created_at timestamptz not null default now());
create table idempotency (key_id text not null, idempotency_key text not null, fingerprint text not null, batch_id text not null references batches,
  created_at timestamptz not null default now(), primary key (key_id, idempotency_key));
`;

/** The first tables. Later migrations only add, so that the previous release keeps running beside them. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements.split(';\n')) {
    if (statement.trim() !== '') await sql.raw(statement).execute(database);
  }
}
