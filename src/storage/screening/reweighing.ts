/* Scorecards under other weights, made of those that stand: what was judged is copied as it lies, packed. */
import { type RawBuilder, sql } from 'kysely';
import type { Now, Reweighed, Weighable } from '#domain/judging/reweigh.ts';
import type { Connection, Database } from '../server/database.ts';

interface Weighed extends Weighable {
  applicationId: string;
}

/**
 * What weighs of the scorecards of some applications under an evaluation: of those that are screened, without corrections, answers or
 * reviews of a verdict.
 */
export async function findWeighed(
  connection: Connection,
  ids: string[],
  evaluation: string,
): Promise<Weighed[]> {
  const { rows } = await sql<Weighed>`
    select s.application_id as "applicationId", coalesce(s.gate, s.scorecard->>'gate') as gate, coalesce((s.scorecard->>'nearMiss')::bool, false) as "nearMiss", s.listed->'reviewReasons' as "reviewReasons",
      jsonb_path_query_array(s.listed, '$.verdicts[*][2]') as levels,
      jsonb_path_query_array(s.scorecard, '$.verdicts[*].possible') as possible
    from scorecards s join applications a on a.id = s.application_id
    where s.evaluation_id = ${evaluation} and s.application_id = any(${ids}) and s.input_revision = 0 and s.listed is not null
      and a.state = 'screened' and a.screening = 'automatic' and a.input_revision = 0 and a.sha256 = s.sha256
      and not exists (select from reviews r where r.application_id = a.id and r.kind in ('confirmed', 'overridden'))`.execute(
    connection,
  );
  return rows;
}

/** A result that is written anew, under its application. */
type NewWeights = Reweighed & { applicationId: string };

/** What a row of scorecards (`s`, or another name of it) has in the place of what its scorecard says; for `withWeights`. */
export const weighedOf = (row = 's'): RawBuilder<Now> =>
  sql`case when ${sql.ref(`${row}.weights`)} is null then null else jsonb_build_object('total', ${sql.ref(`${row}.total`)},
    'possible', ${sql.ref(`${row}.possible`)}, 'band', ${sql.ref(`${row}.band`)}, 'weights', ${sql.ref(`${row}.weights`)}) end`;

/**
 * Adds scorecards under an evaluation that are those under another one but for weights, totals and bands; `weights` are those of the
 * criteria in their order. Applications erased, or given to a person, meanwhile are left out.
 */
export async function saveReweighed(
  database: Database,
  { from, to, weights }: { from: string; to: string; weights: number[] },
  results: NewWeights[],
): Promise<void> {
  const of = <K extends keyof NewWeights>(key: K) => results.map((one) => one[key]);
  await sql`
    with held as (
      select id from applications where id = any(${of('applicationId')}) and screening = 'automatic' order by id for share
    )
    insert into scorecards (evaluation_id, application_id, input_revision, total, possible, gate_rank, gate, band, sha256, scorecard, listed, weights)
    select ${to}, s.application_id, s.input_revision, n.total, n.possible, n.part, s.gate, n.band, s.sha256, s.scorecard,
      case when (s.listed->>'toCheck')::bool = n.to_check then s.listed else s.listed || jsonb_build_object('toCheck', n.to_check) end, ${weights}::int[]
    from unnest(${of('applicationId')}::text[], ${of('total')}::int[], ${of('possible')}::int[], ${of('band')}::text[], ${of('toCheck')}::bool[],
        ${of('part')}::int[]) as n (id, total, possible, band, to_check, part)
      join held on held.id = n.id
      join scorecards s on s.evaluation_id = ${from} and s.application_id = n.id and s.input_revision = 0
    on conflict do nothing`.execute(database);
}
