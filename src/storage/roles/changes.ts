import { sql } from 'kysely';
import { type Now, withWeights } from '#domain/judging/reweigh.ts';
import type { Scorecard } from '#domain/judging/score.ts';
import type { EvaluationState } from '#domain/states.ts';
import { weighedOf } from '../screening/reweighing.ts';
import type { Connection } from '../server/database.ts';

/** How many scorecards an evaluation has, and how many of them show something (a level above 0) of each criterion. */
export async function countMet(
  connection: Connection,
  evaluation: string,
): Promise<{ scored: number; met: Map<string, number> }> {
  const { rows } = await sql<{ criterion: string; scored: string; met: string }>`
    select v->>'criterion' as criterion, count(*) as scored, count(*) filter (where (v->>'level')::int > 0) as met
    from scorecards s join applications a on a.id = s.application_id and a.input_revision = s.input_revision,
      jsonb_array_elements(s.scorecard->'verdicts') v
    where s.evaluation_id = ${evaluation} group by 1`.execute(connection);
  return {
    scored: Math.max(0, ...rows.map((row) => Number(row.scored))),
    met: new Map(rows.map((row) => [row.criterion, Number(row.met)])),
  };
}

/** The newest evaluation of a version of a role that was or is whole; null when there is none. */
export async function evaluationOfVersion(
  connection: Connection,
  roleId: string,
  version: number,
): Promise<{ id: string; state: EvaluationState } | null> {
  const row = await connection
    .selectFrom('evaluations')
    .select(['id', 'state'])
    .where('role_id', '=', roleId)
    .where('role_version', '=', version)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

interface Moved {
  applicationId: string;
  fileName: string;
  name: string | null;
  before: Scorecard;
  after: Scorecard;
}

/** Counts of a change between two evaluations, over applications that both have scored. */
interface ChangeCounts {
  compared: number;
  up: number;
  down: number;
  bands: { from: string; to: string; count: number }[];
}

const joined = sql`
  from scorecards b join scorecards n on n.application_id = b.application_id and n.input_revision = b.input_revision
  join applications a on a.id = b.application_id and a.input_revision = b.input_revision
  left join candidates c on c.id = a.candidate_id`;

/** How many moved up and down, and between which bands. */
export async function countChanges(
  connection: Connection,
  before: string,
  after: string,
): Promise<ChangeCounts> {
  const { rows } = await sql<{ from: string; to: string; count: string; up: string; down: string }>`
    select b.band as "from", n.band as "to", count(*) as count,
      count(*) filter (where n.total > b.total) as up, count(*) filter (where n.total < b.total) as down
    ${joined} where b.evaluation_id = ${before} and n.evaluation_id = ${after}
    group by 1, 2 order by 1, 2`.execute(connection);
  const sum = (pick: (row: (typeof rows)[number]) => string) =>
    rows.reduce((all, row) => all + Number(pick(row)), 0);
  return {
    compared: sum((row) => row.count),
    up: sum((row) => row.up),
    down: sum((row) => row.down),
    bands: rows
      .filter((row) => row.from !== row.to)
      .map(({ from, to, count }) => ({ from, to, count: Number(count) })),
  };
}

/** Applications by how far they moved, the farthest first; those that did not move are left out. */
export async function listChanges(
  connection: Connection,
  before: string,
  after: string,
  offset: number,
  limit: number,
): Promise<Moved[]> {
  const { rows } = await sql<{
    application_id: string;
    file_name: string;
    name: string | null;
    before: Scorecard;
    after: Scorecard;
    before_weighed: Now;
    after_weighed: Now;
  }>`
    select a.id as application_id, a.file_name, c.name, b.scorecard as before, n.scorecard as after,
      ${weighedOf('b')} as before_weighed, ${weighedOf('n')} as after_weighed
    ${joined} where b.evaluation_id = ${before} and n.evaluation_id = ${after}
      and (n.total <> b.total or n.band <> b.band or n.gate_rank <> b.gate_rank or n.gate <> b.gate)
    order by abs(n.total - b.total) desc, a.sha256 collate "C" offset ${offset} limit ${limit}`.execute(
    connection,
  );
  return rows.map((row) => ({
    applicationId: row.application_id,
    fileName: row.file_name,
    name: row.name,
    before: withWeights(row.before, row.before_weighed),
    after: withWeights(row.after, row.after_weighed),
  }));
}
