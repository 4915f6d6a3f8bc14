import type { Deps } from '#deps.ts';
import { type Compact, compactOf, type ListedEntry } from '#domain/results/compact.ts';
import { type Listed, listedOf } from '#domain/results/listed.ts';
import { type RowOf, type ShownEvaluation, wholeOf } from '#storage/results/shortlist.ts';
import { correctionsOf } from '#storage/screening/inputs.ts';
import {
  headOf,
  type Sections,
  type ShortlistRequest,
  type ShortlistSections,
  sectionsOf,
} from './sections.ts';
import { manualEntry, unreadableEntry, whoseOf } from './unscored.ts';

interface ListPage {
  list: Compact;
  /** Sections that go on; empty at the end of all. */
  next: Sections;
  /** The evaluation that the next page belongs to. */
  evaluation: string;
}

/**
 * One page of every section of a role's shortlist as a list, from what was kept for lists: no scorecard and no reading is opened.
 * Throws Problem `role_not_found` or `invalid_cursor`.
 */
export async function shortlistAsList(deps: Deps, request: ShortlistRequest): Promise<ListPage> {
  const page = await sectionsOf(deps, request, 'listed');
  const { manual, ranked, review, unreadable } = page;
  const older = await olderOf(deps, page.shown, page.fields, [...ranked, ...review]);
  const entry = (row: RowOf<'listed'>, rank: number | null): ListedEntry => ({
    ...whoseOf(page, row),
    file: row.fileName,
    name: row.contact.name?.value ?? null,
    decision: row.decision,
    receivedAt: row.receivedAt.toISOString(),
    rank,
    tied: row.tied,
    total: row.total,
    possible: row.possible,
    band: row.band,
    listed: row.listed ?? (older.get(row.applicationId) as Listed),
    sameAs: page.same.get(row.sha256)?.length ?? 0,
    looked: page.settled.get(row.applicationId)?.some(({ kind }) => kind === 'accepted') ?? false,
  });
  const unscored = <Row extends { receivedAt: Date }, Entry>(row: Row, made: Entry) => ({
    ...made,
    receivedAt: row.receivedAt.toISOString(),
  });
  return {
    next: page.next,
    evaluation: page.shown.id,
    list: compactOf(headOf(page, request), page.role, {
      manual: manual.map((row) => unscored(row, manualEntry(deps, page, row))),
      shortlist: ranked.map((row) => entry(row, row.rank)),
      needsReview: review.map((row) => entry(row, null)),
      unreadable: unreadable.map((row) => unscored(row, unreadableEntry(deps, page, row))),
    }),
  };
}

/** What lists show of results that a release before this one scored, by application: made from scorecards and readings. */
async function olderOf(
  deps: Deps,
  shown: ShownEvaluation,
  fields: ShortlistSections<'listed'>['fields'],
  rows: RowOf<'listed'>[],
): Promise<Map<string, Listed>> {
  const ids = rows.flatMap((row) => (row.listed === null ? [row.applicationId] : []));
  const whole = await wholeOf(deps.database, shown, ids);
  const corrections = await correctionsOf(deps.database, ids);
  return new Map(
    [...whole].map(([id, { resume, scorecard }]) => [
      id,
      listedOf(deps.correct(resume, corrections.get(id) ?? [], fields).resume, scorecard),
    ]),
  );
}
