import { type Kysely, sql } from 'kysely';

const statements = [
  // What a list shows of a result, beside the scorecard; null in rows of a release before.
  `alter table scorecards add column listed jsonb`,
  // Whether the application is as it was scored: what is ranked and counted is found by indexes of scorecards alone.
  `alter table scorecards add column stands boolean not null default true`,
  `update scorecards s set stands = false from applications a where a.id = s.application_id
    and not (a.input_revision = s.input_revision and a.state = 'screened' and a.screening = 'automatic')`,
  // Kept by the database, so that a release before this one keeps it too. Whoever adds a scorecard holds its application.
  `create function scorecard_stands() returns trigger language plpgsql as $$ begin
    new.stands := exists (select 1 from applications a where a.id = new.application_id and a.input_revision = new.input_revision
      and a.state = 'screened' and a.screening = 'automatic');
    return new;
  end $$`,
  `create trigger scorecards_stand before insert on scorecards for each row execute function scorecard_stands()`,
  `create function application_stands() returns trigger language plpgsql as $$ begin
    update scorecards s set stands = not s.stands where s.application_id = new.id
      and s.stands <> (s.input_revision = new.input_revision and new.state = 'screened' and new.screening = 'automatic');
    return null;
  end $$`,
  `create trigger applications_stand after update of input_revision, state, screening on applications for each row
    when ((old.input_revision, old.state, old.screening) is distinct from (new.input_revision, new.state, new.screening))
    execute function application_stands()`,
  `create index scorecards_application on scorecards (application_id)`,
  `drop index scorecards_order`,
  `create index scorecards_order on scorecards (evaluation_id, gate_rank, total desc, sha256) where stands and band <> 'needs_review'`,
  `create index scorecards_review on scorecards (evaluation_id, possible desc, sha256) where stands and band = 'needs_review'`,
  // Few different keys: Postgres keeps such an index small, and counts go through it.
  `create index scorecards_counts on scorecards (evaluation_id, band, gate) where stands`,
  `create index applications_counts on applications (role_id, screening, state)`,
  // Scorecards are opened one at a time: they lie beside the rows, which pages go through.
  `alter table scorecards set (toast_tuple_target = 256)`,
];

/** Which scorecards stand, what lists show of them, and indexes that lists and counts are answered by. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
