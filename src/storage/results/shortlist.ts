import { sql } from 'kysely';
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

/**
 * The ranked applications of an evaluation behind a position. Ranks are those among all, whatever the filter: gate, then
 * total, equals share one (1, 2, 2, 4); display order by sha-256, bytewise.
 */
export async function rankedRows(
  connection: Connection,
  shown: ShownEvaluation,
  filter: ShortlistFilter,
  after: RankedPosition | null,
  limit: number,
): Promise<ShortlistRow[]> {
  const conditions = forEverybody(filter, sql`r.application_id`);
  if (filter.bands) conditions.push(sql`r.band = any(${filter.bands})`);
  if (filter.minimum !== null) conditions.push(sql`r.total >= ${filter.minimum}`);
  if (filter.mustHaves) conditions.push(sql`r.gate = 'met'`);
  if (filter.toCheck) conditions.push(sql`r.gate = 'unknown'`);
  if (filter.top !== null) conditions.push(sql`r.rank <= ${filter.top}`);
  if (filter.from !== null) conditions.push(sql`r.rank >= ${filter.from}`);
  if (filter.around !== null && after === null)
    conditions.push(
      sql`r.rank >= coalesce((select o.rank from r o where o.application_id = ${filter.around}), 1) - ${Math.floor(limit / 2)}::int`,
    );
  if (after)
    conditions.push(
      sql`(r.gate_rank, -r.total, r.sha256) > (${after.gate}::int, ${-after.total}::int, ${after.sha256})`,
    );
  const { rows } = await sql<RawRow>`
    with r as (
      select s.application_id, s.total, s.gate_rank, s.gate, s.band, s.sha256, s.scorecard, a.candidate_id, a.file_name, a.source, a.received_at,
        a.as_of, a.decision_id,
        rank() over (order by s.gate_rank, s.total desc) as rank, count(*) over (partition by s.gate_rank, s.total) as equals
      from scorecards s join applications a on a.id = s.application_id and a.input_revision = s.input_revision
      where s.evaluation_id = ${shown.id} and s.band <> 'needs_review' and a.state = 'screened' and a.screening = 'automatic'
    )
    select r.*, x.resume, x.contact, ${decisionOf} as decision
    from r
    join resumes x on x.sha256 = r.sha256 and x.reader_version = ${shown.readerVersion} and x.rules_hash = ${shown.rulesHash}
    left join decisions d on d.id = r.decision_id
    where ${all(conditions)}
    order by r.rank, r.sha256 limit ${limit}`.execute(connection);
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
    from scorecards s join applications a on a.id = s.application_id and a.input_revision = s.input_revision
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
    select s.total, s.gate_rank from scorecards s join applications a on a.id = s.application_id and a.input_revision = s.input_revision
    where s.evaluation_id = ${evaluation} and s.band <> 'needs_review' and a.state = 'screened' and a.screening = 'automatic'
    order by s.gate_rank, s.total desc limit ${top}`.execute(connection);
  const last = rows.at(-1);
  return rows.length < top || last === undefined || last.gate_rank > 0 ? null : last.total;
}

/** Counts of everything that a role has received, or that an owner brought of it; all but `received`, `toCheck` (a part of `ranked`) and `contested` add up to it. */
export async function countApplications(
  connection: Connection,
  roleId: string,
  evaluation: string | null,
  broughtBy: string | null,
): Promise<Counts> {
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
      | 'duplicate'
      | 'refused',
      string
    >
  >`
    select
      count(*) filter (where a.screening = 'manual') as manual,
      count(*) filter (where exists (select 1 from contests o where o.application_id = a.id and o.answered_at is null)) as contested,
      count(*) filter (where a.screening <> 'manual' and (a.state = 'pending' or (a.state = 'screened' and s.band is null))) as pending,
      count(*) filter (where a.screening <> 'manual' and a.state = 'unreadable') as unreadable,
      count(*) filter (where a.screening <> 'manual' and a.state = 'screened' and s.band <> 'needs_review') as ranked,
      count(*) filter (where a.screening <> 'manual' and a.state = 'screened' and s.band <> 'needs_review' and s.gate = 'unknown') as to_check,
      count(*) filter (where a.screening <> 'manual' and a.state = 'screened' and s.band = 'needs_review') as review,
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
  return {
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
}
