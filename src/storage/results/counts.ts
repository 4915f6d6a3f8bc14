import { sql } from 'kysely';
import type { Counts } from '#domain/results/shortlist.ts';
import { wasBroughtBy } from '../access/reach.ts';
import type { Connection } from '../server/database.ts';

/** What a role has received, in numbers, and how many of the ranked are strong. */
export interface Counted {
  counts: Counts;
  strong: number;
}

/**
 * Counts of everything that a role has received, or that an owner brought of it; all but `received`, the parts `toCheck` (of
 * `ranked`), `unlooked` (of `needsReview`) and `unsettled` (of `unreadable`), and `contested` add up to it. Everybody's are counted by indexes alone.
 */
export async function countApplications(
  connection: Connection,
  roleId: string,
  evaluation: string | null,
  broughtBy: string | null,
): Promise<Counted> {
  const own = (id: string) => (broughtBy === null ? sql`true` : wasBroughtBy(broughtBy, sql.raw(id)));
  const ownBatch = broughtBy === null ? sql`true` : sql`b.created_by = ${broughtBy}`;
  // Of each that somebody has looked at, by its key: joined, all who need review would be fetched from the table.
  const standing = sql`(select count(*) from scorecards s where s.evaluation_id = ${evaluation} and s.application_id = l.id
    and s.stands and s.band = 'needs_review')`;
  // One statement, so that all of it is of one moment.
  const { rows } = await sql<{
    part: 'came' | 'scored' | 'contested' | 'item' | 'looked' | 'unsettled';
    a: string;
    b: string;
    n: string;
  }>`
    select 'came' as part, screening as a, state as b, count(*) as n from applications
      where role_id = ${roleId} and ${own('applications.id')} group by screening, state
    union all select 'scored', band, gate, count(*) from scorecards s
      where evaluation_id = ${evaluation} and stands and ${own('s.application_id')} group by band, gate
    union all select 'contested', null, null, count(*) from contests o join applications a on a.id = o.application_id
      where a.role_id = ${roleId} and o.answered_at is null and ${own('a.id')}
    union all select 'looked', null, null, coalesce(sum(${standing}), 0) from
      (select distinct application_id as id from reviews where kind = 'accepted') l where ${own('l.id')}
    union all select 'unsettled', null, null, count(*) from applications a
      where role_id = ${roleId} and state = 'unreadable' and screening = 'automatic' and ${own('a.id')}
        and not exists (select from reviews r where r.application_id = a.id and r.kind in ('read_by_person', 'not_a_resume'))
    union all select 'item', i.state, null, count(*) from batch_items i join batches b on b.id = i.batch_id
      where b.role_id = ${roleId} and i.state in ('duplicate', 'refused') and ${ownBatch} group by i.state`.execute(
    connection,
  );
  const sum = (part: string, counts: (row: { a: string; b: string }) => boolean = () => true) =>
    rows.reduce((all, row) => all + (row.part === part && counts(row) ? Number(row.n) : 0), 0);
  const automatic = (state: string) => sum('came', ({ a, b }) => a !== 'manual' && b === state);
  const manual = sum('came', ({ a }) => a === 'manual');
  const ranked = sum('scored', ({ a }) => a !== 'needs_review');
  const needsReview = sum('scored', ({ a }) => a === 'needs_review');
  const duplicate = sum('item', ({ a }) => a === 'duplicate');
  // Who was read and has no score under this evaluation yet waits for one.
  const pending = automatic('pending') + automatic('screened') - ranked - needsReview;
  const unreadable = automatic('unreadable') + sum('item', ({ a }) => a === 'refused');
  const counts: Counts = {
    received: ranked + needsReview + manual + pending + duplicate + unreadable,
    ranked,
    toCheck: sum('scored', ({ a, b }) => a !== 'needs_review' && b === 'unknown'),
    needsReview,
    unlooked: needsReview - sum('looked'),
    manual,
    contested: sum('contested'),
    unreadable,
    unsettled: sum('unsettled'),
    duplicate,
    pending,
  };
  return { counts, strong: sum('scored', ({ a }) => a === 'strong') };
}
