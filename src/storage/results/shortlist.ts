import { type RawBuilder, sql } from 'kysely';
import { type Now, withWeights } from '#domain/judging/reweigh.ts';
import type { Scorecard } from '#domain/judging/score.ts';
import type { Listed } from '#domain/results/listed.ts';
import type { Decision } from '#domain/results/shortlist.ts';
import type { Contact, Resume } from '#domain/resume.ts';
import type { BandName } from '#domain/states.ts';
import type { ReadingVersion } from '../roles/roles.ts';
import { weighedOf } from '../screening/reweighing.ts';
import type { Connection } from '../server/database.ts';
import { all, forEverybody, type ShortlistFilter } from './filter.ts';

/** The evaluation that is shown, with the versions that its résumés were read by: as values, for the planner's sake. */
export interface ShownEvaluation extends ReadingVersion {
  id: string;
}

/** An application in its place, and what of its result is asked for. */
export interface ShortlistPlace {
  applicationId: string;
  candidateId: string;
  fileName: string;
  sha256: string;
  source: string;
  receivedAt: Date;
  asOf: string;
  rank: number;
  tied: boolean;
  /** How many share its rank, itself among them. */
  equals: number;
  /** As in `RankedPosition`. */
  gate: number;
  /** Hundredths of a point. */
  total: number;
  possible: number;
  band: BandName;
  contact: Contact;
  decision: Decision | null;
}

/** What a row holds of a result: everything, or what a list shows. */
interface Contents {
  whole: { scorecard: Scorecard; resume: Resume };
  /** Null of one that a release before this one scored. */
  listed: { listed: Listed | null };
}
export type Content = keyof Contents;
export type RowOf<Of extends Content> = ShortlistPlace & Contents[Of];
export type ShortlistRow = RowOf<'whole'>;

const contents: Record<Content, RawBuilder<unknown>> = {
  whole: sql`s.scorecard, ${weighedOf()} as weighed, x.resume`,
  listed: sql`s.listed`,
};

/**
 * Where a page of the ranked ends: by what its last row is ordered. The rank would not do: it moves when somebody above comes
 * or goes between two pages.
 */
export interface RankedPosition {
  /** 1 for a must-have that is not met, else 0. */
  gate: number;
  /** Hundredths of a point. */
  total: number;
  sha256: string;
  /** The rank of whoever stands there, and how many share it, where the page before has told: those before them are not counted again. */
  placed?: { rank: number; equals: number };
}

/** The same for those who need review: hundredths of a point that they could reach. */
export interface ReviewPosition {
  possible: number;
  sha256: string;
}

export const decisionOf = sql`case when d.id is null then null else jsonb_build_object('id', d.id, 'outcome', d.outcome, 'reason', d.reason, 'by', d.decided_by,
  'at', to_char(d.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end`;

/** A row as it comes: counts are text. */
type Raw<Of extends Content> = Omit<RowOf<Of>, 'rank' | 'tied' | 'equals'> & { rank: string; equals: string };

/** A scorecard as it lies, with the weights that it has by now. */
interface Weighable {
  scorecard: Scorecard;
  weighed: Now;
}

function rowOf<Of extends Content>({ rank, equals, ...row }: Raw<Of>): RowOf<Of> {
  const { weighed, scorecard, ...own } = row as typeof row & Partial<Weighable>;
  const scored = scorecard ? { scorecard: withWeights(scorecard, weighed ?? null) } : {};
  return {
    ...own,
    ...scored,
    rank: Number(rank),
    tied: Number(equals) > 1,
    equals: Number(equals),
  } as unknown as RowOf<Of>;
}

/** Which page of a section: behind a position (null: the first), so many rows, and what each holds. */
interface PageOf<Position, Of extends Content> {
  after: Position | null;
  limit: number;
  of: Of;
}

/** Scorecards `s` that count under an evaluation: the database keeps `stands` true of those whose application is as it was scored. */
const standing = (evaluation: string): RawBuilder<unknown> =>
  sql`s.evaluation_id = ${evaluation} and s.stands`;

/** The ranked among them. Indexes of the same condition answer without opening a row. */
const isRanked = (evaluation: string): RawBuilder<unknown> =>
  sql`${standing(evaluation)} and s.band <> 'needs_review'`;

/** The ranked of an evaluation, as what is selected from. */
const rankedOf = (evaluation: string): RawBuilder<unknown> => sql`scorecards s where ${isRanked(evaluation)}`;

/** What of an application a page shows besides its contents; its decision `d` is there to be filtered by. */
const besides = sql`s.application_id as "applicationId", a.candidate_id as "candidateId", a.file_name as "fileName", s.sha256, a.source,
  a.received_at as "receivedAt", a.as_of as "asOf", s.gate_rank as gate, s.total, s.possible, s.band, x.contact, ${decisionOf} as decision`;
const withThem = ({ readerVersion, rulesHash }: ShownEvaluation): RawBuilder<unknown> =>
  sql`scorecards s join applications a on a.id = s.application_id
    join resumes x on x.sha256 = s.sha256 and x.reader_version = ${readerVersion} and x.rules_hash = ${rulesHash}
    left join decisions d on d.id = a.decision_id`;

/** By what the ranked are ordered, bytewise by sha-256 among equals: an index has this order. */
const inOrder = sql`s.gate_rank, s.total desc, s.sha256`;

/** Hundredths of a point and gate of the one in a place of the order, from 1; nothing when fewer are ranked. */
const placeOf = (evaluation: string, place: number): RawBuilder<unknown> =>
  sql`(select s.gate_rank, -s.total as lost from ${rankedOf(evaluation)} order by ${inOrder} offset ${place - 1}::bigint limit 1)`;

/** The rank of an application, from 1; 1 for one that has none. */
async function rankOf(connection: Connection, evaluation: string, application: string): Promise<number> {
  const { rows } = await sql<{ better: string }>`
    select count(*) as better from ${rankedOf(evaluation)} and (s.gate_rank, -s.total) <
      (select s.gate_rank, -s.total from ${rankedOf(evaluation)} and s.application_id = ${application})`.execute(
    connection,
  );
  return Number(rows[0]?.better ?? 0) + 1;
}

/** The filters that choose among the ranked. A rank is a place: whoever is better than a place is before it. */
async function amongRanked(
  connection: Connection,
  evaluation: string,
  filter: ShortlistFilter,
  after: RankedPosition | null,
  limit: number,
): Promise<RawBuilder<unknown>[]> {
  const conditions: RawBuilder<unknown>[] = [];
  if (filter.bands) conditions.push(sql`s.band = any(${filter.bands})`);
  if (filter.minimum !== null) conditions.push(sql`s.total >= ${filter.minimum}`);
  if (filter.mustHaves) conditions.push(sql`s.gate = 'met'`);
  if (filter.toCheck) conditions.push(sql`s.gate = 'unknown'`);
  if (filter.top !== null)
    conditions.push(
      sql`coalesce((s.gate_rank, -s.total) <= (select p.gate_rank, p.lost from ${placeOf(evaluation, filter.top)} p), true)`,
    );
  const around =
    filter.around === null || after !== null
      ? 1
      : (await rankOf(connection, evaluation, filter.around)) - Math.floor(limit / 2);
  const from = Math.max(filter.from ?? 1, around);
  if (from > 1)
    conditions.push(
      sql`(s.gate_rank, -s.total) > (select p.gate_rank, p.lost from ${placeOf(evaluation, from - 1)} p)`,
    );
  // The first of the two lets an index begin there.
  if (after)
    conditions.push(
      sql`s.gate_rank >= ${after.gate}::int and (s.gate_rank, -s.total, s.sha256) > (${after.gate}::int, ${-after.total}::int, ${after.sha256})`,
    );
  return conditions;
}

/**
 * The ranked applications of an evaluation behind a position. Ranks are those among all, whatever the filter: gate, then
 * total, equals share one (1, 2, 2, 4); display order by sha-256, bytewise. Only those who are better are counted for them, and behind a place
 * that is known (`placed`) only those since.
 */
export async function rankedRows<Of extends Content>(
  connection: Connection,
  shown: ShownEvaluation,
  filter: ShortlistFilter,
  { after, limit, of }: PageOf<RankedPosition, Of>,
): Promise<RowOf<Of>[]> {
  const conditions = [
    ...(await amongRanked(connection, shown.id, filter, after, limit)),
    ...forEverybody(filter, sql`a.id`),
  ];
  const placed = after?.placed;
  const [since, known, before] =
    after && placed
      ? [
          sql`and s.gate_rank >= ${after.gate}::int and (s.gate_rank, -s.total) > (${after.gate}::int, ${-after.total}::int)`,
          sql`union all select ${after.gate}::int, ${after.total}::int, ${placed.equals}::bigint, ${placed.rank}::numeric`,
          placed.rank + placed.equals - 1,
        ]
      : [sql``, sql``, 0];
  const { rows } = await sql<Raw<Of>>`
    with page as materialized (
      select ${besides}, ${contents[of]}
      from ${withThem(shown)} where ${isRanked(shown.id)} and ${all(conditions)}
      order by ${inOrder} limit ${limit}
    ), places as (
      select s.gate_rank, s.total, count(*) as equals, sum(count(*)) over (order by s.gate_rank, s.total desc) - count(*) + 1 + ${before}::int as rank
      from ${rankedOf(shown.id)} and s.gate_rank <= (select max(gate) from page)
        and (s.gate_rank, -s.total) <= (select gate, -total from page order by gate desc, total limit 1) ${since}
      group by s.gate_rank, s.total ${known}
    )
    select page.*, places.rank, places.equals from page join places on places.gate_rank = page.gate and places.total = page.total
    order by page.gate, page.total desc, page.sha256`.execute(connection);
  return rows.map(rowOf<Of>);
}

/** The applications behind a position that a person has to look at first, by what they could reach. */
export async function reviewRows<Of extends Content>(
  connection: Connection,
  shown: ShownEvaluation,
  filter: ShortlistFilter,
  { after, limit, of }: PageOf<ReviewPosition, Of>,
): Promise<RowOf<Of>[]> {
  const conditions = forEverybody(filter, sql`a.id`);
  if (after)
    conditions.push(
      sql`(s.possible < ${after.possible} or (s.possible = ${after.possible} and s.sha256 > ${after.sha256}))`,
    );
  const { rows } = await sql<Raw<Of>>`
    select 0 as rank, 1 as equals, ${besides}, ${contents[of]}
    from ${withThem(shown)} where ${standing(shown.id)} and s.band = 'needs_review' and ${all(conditions)}
    order by s.possible desc, s.sha256 limit ${limit}`.execute(connection);
  return rows.map(rowOf<Of>);
}

/** Results whose list row was not kept, by application, with their readings. */
export async function wholeOf(
  connection: Connection,
  shown: ShownEvaluation,
  applicationIds: string[],
): Promise<Map<string, Contents['whole']>> {
  if (applicationIds.length === 0) return new Map();
  const { rows } = await sql<{ application_id: string } & Contents['whole']>`
    select s.application_id, ${contents.whole} from ${withThem(shown)}
    where ${standing(shown.id)} and s.application_id = any(${applicationIds})`.execute(connection);
  return new Map(rows.map(({ application_id: id, ...whole }) => [id, whole]));
}

/** Hundredths of a point of the last one within the first `top`; null when fewer are ranked, or one without a must-have is among them. */
export async function lastWithinTop(
  connection: Connection,
  evaluation: string,
  top: number,
): Promise<number | null> {
  const { rows } = await sql<{ total: number; gate_rank: number }>`
    select s.total, s.gate_rank from ${rankedOf(evaluation)} order by ${inOrder} limit ${top}`.execute(
    connection,
  );
  const last = rows.at(-1);
  return rows.length < top || last === undefined || last.gate_rank > 0 ? null : last.total;
}
