import { sql } from 'kysely';
import { type Now, withWeights } from '#domain/judging/reweigh.ts';
import type { Scorecard } from '#domain/judging/score.ts';
import type { DecisionOutcome } from '#domain/states.ts';
import { weighedOf } from '../screening/reweighing.ts';
import type { Connection } from '../server/database.ts';

/** An application that somebody decided, with its result under an evaluation. */
interface Decided {
  applicationId: string;
  outcome: DecisionOutcome;
  scorecard: Scorecard;
}

/** Every decided application that an evaluation has scored, by id. */
export async function listDecided(connection: Connection, evaluation: string): Promise<Decided[]> {
  const { rows } = await sql<{
    id: string;
    outcome: Decided['outcome'];
    scorecard: Scorecard;
    weighed: Now;
  }>`
    select a.id, d.outcome, s.scorecard, ${weighedOf()} as weighed from applications a
    join decisions d on d.id = a.decision_id
    join scorecards s on s.application_id = a.id and s.input_revision = a.input_revision
    where s.evaluation_id = ${evaluation} and a.state = 'screened' order by a.id`.execute(connection);
  return rows.map((row) => ({
    applicationId: row.id,
    outcome: row.outcome,
    scorecard: withWeights(row.scorecard, row.weighed),
  }));
}
