import { type RawBuilder, sql } from 'kysely';
import type { Scorecard } from '#domain/judging/score.ts';
import type { Counts, Decision } from '#domain/results/shortlist.ts';
import type { Contact, Resume } from '#domain/resume.ts';
import { wasBroughtBy } from '../access/reach.ts';
import type { ReadingVersion } from '../roles/roles.ts';
import type { Connection } from '../server/database.ts';
import { all, forEverybody, type ShortlistFilter } from './filter.ts';

/** The evaluation that is shown, with the versions that its résumés were read by: as values, for the planner's sake. */
export interface ShownEvaluation extends ReadingVersion {
  id: string;
}

export interface ShortlistRow {
  applicationId: string;
  candidateId: string;
  fileName: string;
  sha256: string;
  source: string;
  receivedAt: Date;
  asOf: string;
  rank: number;
  tied: boolean;
  /** As in `RankedPosition`. */
  gate: number;
  scorecard: Scorecard;
  resume: Resume;
  contact: Contact;
  decision: Decision | null;
}

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
}

/** The same for those who need review: hundredths of a point that they could reach. */
export interface ReviewPosition {
  possible: number;
  sha256: string;
}

export const decisionOf = sql`case when d.id is null then null else jsonb_build_object('id', d.id, 'outcome', d.outcome, 'reason', d.reason, 'by', d.decided_by,
  'at', to_char(d.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end`;

interface RawRow {
  application_id: string;
  candidate_id: string;
  file_name: string;
  sha256: string;
  source: string;
  received_at: Date;
  as_of: string;
  rank: string;
  equals: string;
  gate_rank: number;
  scorecard: Scorecard;
  resume: Resume;
  contact: Contact;
  decision: Decision | null;
}

function rowOf(row: RawRow): ShortlistRow {
  return {
    applicationId: row.application_id,
    candidateId: row.candidate_id,
    fileName: row.file_name,
    sha256: row.sha256,
    source: row.source,
    receivedAt: row.received_at,
    asOf: row.as_of,
    rank: Number(row.rank),
    tied: Number(row.equals) > 1,
    gate: row.gate_rank,
    scorecard: row.scorecard,
    resume: row.resume,
    contact: row.contact,
    decision: row.decision,
  };
}

/** Scorecards `s` with their applications `a`, and those of them that are ranked under an evaluation. */
const scored = sql`scorecards s join applications a on a.id = s.application_id and a.input_revision = s.input_revision`;
const isRanked = (evaluation: string): RawBuilder<unknown> =>
  sql`s.evaluation_id = ${evaluation} and s.band <> 'needs_review' and a.state = 'screened' and a.screening = 'automatic'`;

/** The ranked of an evaluation, as what is selected from. */
const rankedOf = (evaluation: string): RawBuilder<unknown> => sql`${scored} where ${isRanked(evaluation)}`;

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
 * total, equals share one (1, 2, 2, 4); display order by sha-256, bytewise. Only those who are better are counted for them.
 */
export async function rankedRows(
  connection: Connection,
  shown: ShownEvaluation,
  filter: ShortlistFilter,
  after: RankedPosition | null,
  limit: number,
): Promise<ShortlistRow[]> {
  const conditions = [
    ...(await amongRanked(connection, shown.id, filter, after, limit)),
    ...forEverybody(filter, sql`a.id`),
  ];
  const { rows } = await sql<RawRow>`
    with page as materialized (
      select s.application_id, s.total, s.gate_rank, s.sha256, s.scorecard, a.candidate_id, a.file_name, a.source, a.received_at, a.as_of,
        x.resume, x.contact, ${decisionOf} as decision
      from ${scored}
      join resumes x on x.sha256 = s.sha256 and x.reader_version = ${shown.readerVersion} and x.rules_hash = ${shown.rulesHash}
      left join decisions d on d.id = a.decision_id
      where ${isRanked(shown.id)} and ${all(conditions)}
      order by ${inOrder} limit ${limit}
    ), places as (
      select s.gate_rank, s.total, count(*) as equals, sum(count(*)) over (order by s.gate_rank, s.total desc) - count(*) + 1 as rank
      from ${rankedOf(shown.id)} and s.gate_rank <= (select max(gate_rank) from page)
        and (s.gate_rank, -s.total) <= (select gate_rank, -total from page order by gate_rank desc, total limit 1)
      group by s.gate_rank, s.total
    )
    select page.*, places.rank, places.equals from page join places using (gate_rank, total)
    order by page.gate_rank, page.total desc, page.sha256`.execute(connection);
  return rows.map(rowOf);
}

/** The applications behind a position that a person has to look at first, by what they could reach. */
export async function reviewRows(
  connection: Connection,
  shown: ShownEvaluation,
  filter: ShortlistFilter,
  after: ReviewPosition | null,
  limit: number,
): Promise<ShortlistRow[]> {
  const conditions = forEverybody(filter, sql`a.id`);
  if (after)
    conditions.push(
      sql`(s.possible < ${after.possible} or (s.possible = ${after.possible} and s.sha256 > ${after.sha256}))`,
    );
  const { rows } = await sql<RawRow>`
    select s.application_id, s.sha256, s.scorecard, a.candidate_id, a.file_name, a.source, a.received_at, a.as_of, s.gate_rank, 0 as rank, 1 as equals,
      x.resume, x.contact, ${decisionOf} as decision
    from ${scored}
    join resumes x on x.sha256 = s.sha256 and x.reader_version = ${shown.readerVersion} and x.rules_hash = ${shown.rulesHash}
    left join decisions d on d.id = a.decision_id
    where s.evaluation_id = ${shown.id} and s.band = 'needs_review' and a.state = 'screened' and a.screening = 'automatic' and ${all(conditions)}
    order by s.possible desc, s.sha256 limit ${limit}`.execute(connection);
  return rows.map(rowOf);
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

/** Counts of everything that a role has received, or that an owner brought of it; all but `received`, `toCheck` (a part of `ranked`) and `contested` add up to it; and how many of the ranked are strong. */
export async function countApplications(
  connection: Connection,
  roleId: string,
  evaluation: string | null,
  broughtBy: string | null,
): Promise<{ counts: Counts; strong: number }> {
  const own = broughtBy === null ? sql`true` : wasBroughtBy(broughtBy, sql`a.id`);
  const ownBatch = broughtBy === null ? sql`true` : sql`b.created_by = ${broughtBy}`;
  const { rows } = await sql<
    Record<
      | 'pending'
      | 'manual'
      | 'contested'
      | 'unreadable'
      | 'ranked'
      | 'to_check'
      | 'review'
      | 'strong'
      | 'duplicate'
      | 'refused',
      string
    >
  >`
    select
      count(*) filter (where a.screening = 'manual') as manual,
      count(*) filter (where a.screening <> 'manual' and (a.state = 'pending' or (a.state = 'screened' and s.band is null))) as pending,
      count(*) filter (where a.screening <> 'manual' and a.state = 'unreadable') as unreadable,
      count(*) filter (where a.screening <> 'manual' and a.state = 'screened' and s.band <> 'needs_review') as ranked,
      count(*) filter (where a.screening <> 'manual' and a.state = 'screened' and s.band <> 'needs_review' and s.gate = 'unknown') as to_check,
      count(*) filter (where a.screening <> 'manual' and a.state = 'screened' and s.band = 'needs_review') as review,
      count(*) filter (where a.screening <> 'manual' and a.state = 'screened' and s.band = 'strong') as strong,
      (select count(*) from contests o join applications a on a.id = o.application_id
        where a.role_id = ${roleId} and o.answered_at is null and ${own}) as contested,
      (select count(*) from batch_items i join batches b on b.id = i.batch_id where b.role_id = ${roleId} and i.state = 'duplicate' and ${ownBatch}) as duplicate,
      (select count(*) from batch_items i join batches b on b.id = i.batch_id where b.role_id = ${roleId} and i.state = 'refused' and ${ownBatch}) as refused
    from applications a left join scorecards s on s.application_id = a.id and s.input_revision = a.input_revision and s.evaluation_id = ${evaluation}
    where a.role_id = ${roleId} and ${own}`.execute(connection);
  const row = rows[0] as (typeof rows)[number];
  const [ranked, needsReview, pending, duplicate, manual] = [
    Number(row.ranked),
    Number(row.review),
    Number(row.pending),
    Number(row.duplicate),
    Number(row.manual),
  ];
  const unreadable = Number(row.unreadable) + Number(row.refused);
  const counts = {
    received: ranked + needsReview + manual + pending + duplicate + unreadable,
    ranked,
    toCheck: Number(row.to_check),
    needsReview,
    manual,
    contested: Number(row.contested),
    unreadable,
    duplicate,
    pending,
  };
  return { counts, strong: Number(row.strong) };
}
