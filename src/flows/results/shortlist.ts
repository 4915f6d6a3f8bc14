import type { Deps } from '#deps.ts';
import { couldReach } from '#domain/judging/rank.ts';
import type { Role } from '#domain/judging/role.ts';
import { bandHints } from '#domain/judging/tune.ts';
import type { Caller } from '#domain/people/access.ts';
import {
  type Counts,
  entryOf,
  type ManualEntry,
  type Shortlist,
  type ShortlistEntry,
  type UnreadableEntry,
  usualTop,
} from '#domain/results/shortlist.ts';
import type { RowSource } from '#domain/results/table.ts';
import { countApplications } from '#storage/results/counts.ts';
import { lastWithinTop, type ShortlistRow } from '#storage/results/shortlist.ts';
import { correctionsOf } from '#storage/screening/inputs.ts';
import { reachOf } from '../access/permit.ts';
import { linksOf } from './links.ts';
import { headOf, type Sections, type ShortlistRequest, sectionsOf } from './sections.ts';
import { manualEntry, unreadableEntry, whoseOf } from './unscored.ts';

export interface ShortlistPage {
  shortlist: Shortlist;
  /** Sections that go on; empty at the end of all. */
  next: Sections;
  /** The evaluation that the next page belongs to. */
  evaluation: string;
  /** What was counted, for the next page. */
  counted: NonNullable<ShortlistRequest['counted']>;
  /** The role as the shown scores have it. */
  role: Role;
  sources: Map<ShortlistEntry | ManualEntry | UnreadableEntry, RowSource>;
}

/** One page of every section of a role's shortlist, with its evidence. Throws Problem `role_not_found` or `invalid_cursor`. */
export async function shortlist(deps: Deps, request: ShortlistRequest): Promise<ShortlistPage> {
  const { broughtBy, top } = request.filter;
  const page = await sectionsOf(deps, request, 'whole');
  const { manual, ranked, review, unreadable, counted } = page;
  const evaluation = page.shown.id;
  const corrections = await correctionsOf(
    deps.database,
    [...ranked, ...review].map((row) => row.applicationId),
  );
  const last =
    review.length > 0 || ranked.some((row) => row.scorecard.toCheck)
      ? await lastWithinTop(deps.database, evaluation, top ?? usualTop)
      : null;
  const sources: ShortlistPage['sources'] = new Map();
  const sourced = <Entry extends ShortlistEntry | ManualEntry | UnreadableEntry>(
    { source, receivedAt, asOf }: Pick<ShortlistRow, 'source' | 'receivedAt' | 'asOf'>,
    entry: Entry,
  ): Entry => {
    const reviews = page.settled.get(entry.applicationId ?? '') ?? [];
    sources.set(entry, { source, receivedAt: receivedAt.toISOString(), asOf, reviews });
    return entry;
  };
  const entry = (row: ShortlistRow, place: Partial<ShortlistEntry>): ShortlistEntry =>
    sourced(row, {
      ...entryOf({
        ...whoseOf(page, row),
        file: row.fileName,
        sha256: row.sha256,
        contact: row.contact,
        resume: deps.correct(row.resume, corrections.get(row.applicationId) ?? [], page.fields).resume,
        scorecard: row.scorecard,
        decision: row.decision,
        links: linksOf(deps, row.applicationId),
      }),
      samePersonAs: page.same.get(row.sha256) ?? [],
      ...place,
    });
  const { ranked: rankedCount } = counted.counts;
  return {
    ...{ role: page.role, sources, next: page.next, evaluation, counted },
    shortlist: {
      ...headOf(page, request),
      // How bands spread is told of everybody.
      hints: broughtBy === null ? bandHints({ ranked: rankedCount, strong: counted.strong }) : [],
      manual: manual.map((row) => sourced(row, manualEntry(deps, page, row))),
      shortlist: ranked.map((row) =>
        entry(row, {
          rank: row.rank,
          tied: row.tied,
          ...(row.scorecard.toCheck ? { couldReachTop: couldReach(row.scorecard, last) } : {}),
        }),
      ),
      needsReview: review.map((row) => entry(row, { couldReachTop: couldReach(row.scorecard, last) })),
      unreadable: unreadable.map((row) => sourced(row, unreadableEntry(deps, page, row))),
    },
  };
}

/** What a role has received, as far as a caller sees it. */
export async function receivedOf(
  deps: Deps,
  caller: Caller,
  role: { id: string; evaluation: string | null },
): Promise<Counts> {
  const { broughtBy } = reachOf(caller);
  return (await countApplications(deps.database, role.id, role.evaluation, broughtBy)).counts;
}
