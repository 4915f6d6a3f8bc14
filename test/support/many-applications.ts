import { sql } from 'kysely';
import type { Database } from '#storage/server/database.ts';

/** Applications `a-0`, `a-1` … of a role, of invented people with invented files, screened and without a scorecard: made in the database. */
export async function applyFor(
  database: Database,
  { role, count }: { role: string; count: number },
): Promise<void> {
  const digest = sql`encode(sha256(n::text::bytea), 'hex')`;
  const each = sql`generate_series(0, ${count - 1}::int) n`;
  await sql`insert into documents (sha256, size) select ${digest}, 1 from ${each} on conflict do nothing`.execute(
    database,
  );
  await sql`insert into candidates (id, name) select 'c-' || n, 'Person ' || n from ${each} on conflict do nothing`.execute(
    database,
  );
  await sql`
    insert into applications (id, role_id, candidate_id, sha256, file_name, as_of, source, state)
    select 'a-' || n, ${role}, 'c-' || n, ${digest}, n || '.pdf', '2026-11-01', 'upload', 'screened' from ${each}`.execute(
    database,
  );
}

/** A scorecard for each application of a role under an evaluation, and a reading without facts: one in twenty needs review. */
export async function scoreAll(
  database: Database,
  {
    role,
    shown: { id, readerVersion, rulesHash },
  }: { role: string; shown: { id: string; readerVersion: string; rulesHash: string } },
): Promise<void> {
  await sql`
    insert into resumes (sha256, reader_version, rules_hash, status, resume, contact)
    select sha256, ${readerVersion}, ${rulesHash}, 'read', '{"jobs": []}', '{}' from applications where role_id = ${role}
    on conflict do nothing`.execute(database);
  // A total of each as its digest has it, so that there are equals.
  const total = sql`('x' || substr(a.sha256, 1, 4))::bit(16)::int % 10000`;
  await sql`
    insert into scorecards (evaluation_id, application_id, input_revision, total, possible, gate_rank, gate, band, sha256, scorecard, listed)
    select ${id}, a.id, 0, ${total}, 10000 - ${total}, case when ${total} < 3000 then 1 else 0 end,
      case when ${total} < 3000 then 'not_met' when ${total} % 7 = 0 then 'unknown' else 'met' end,
      case when ${total} % 20 = 0 then 'needs_review' when ${total} < 3000 then 'weak' when ${total} < 7000 then 'possible' else 'strong' end,
      a.sha256, jsonb_build_object('padding', repeat(a.sha256, 40)), '{}'
    from applications a where a.role_id = ${role}`.execute(database);
}
