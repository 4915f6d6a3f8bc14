import { type Kysely, sql } from 'kysely';

const statements = [
  // Goes with the candidate: what the audit says of their contents can then be told from chance by nobody.
  `alter table candidates add column audit_key bytea not null
    default decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')`,
  'alter table audit add column position bigint unique, add column hash bytea',
  'create index audit_unsealed on audit (id) where position is null',
  `create function audit_append_only() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and old.position is null and new.position is not null and new.hash is not null
        and (new.id, new.at, new.actor, new.action, new.subject, new.subject_id, new.detail)
          is not distinct from (old.id, old.at, old.actor, old.action, old.subject, old.subject_id, old.detail) then
        return new;
      end if;
      raise exception 'the audit is append-only';
    end $$`,
  `create trigger audit_append_only before update or delete on audit for each row execute function audit_append_only()`,
  `create trigger audit_stays before truncate on audit for each statement execute function audit_append_only()`,
];

/** Chains the rows of the audit, keeps them as they are, and gives each candidate a key for what it says of their contents. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
