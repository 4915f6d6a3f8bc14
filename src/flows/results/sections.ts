import type { Deps } from '#deps.ts';
import type { SameFile } from '#domain/results/shortlist.ts';
import { Problem } from '#errors.ts';
import { noticesOf, profilesOf } from '#storage/ats/profiles.ts';
import { openContests } from '#storage/results/contests.ts';
import type { Counted } from '#storage/results/counts.ts';
import { countApplications } from '#storage/results/counts.ts';
import type { ShortlistFilter } from '#storage/results/filter.ts';
import { type ManualPosition, manualRows } from '#storage/results/manual.ts';
import { labelsOf } from '#storage/results/notes.ts';
import { findReviews } from '#storage/results/reviews.ts';
import {
  type Content,
  type RankedPosition,
  type ReviewPosition,
  rankedRows,
  reviewRows,
  type ShownEvaluation,
} from '#storage/results/shortlist.ts';
import { type UnreadablePosition, unreadableRows } from '#storage/results/unreadable.ts';
import { findEvaluation } from '#storage/roles/evaluations.ts';
import { scoredVersion } from '#storage/roles/roles.ts';
import { choicesOf } from '#storage/screening/choices.ts';
import { roleOf } from '../roles/roles.ts';
import { sameFilesOf } from './same-files.ts';

/** Where each section goes on; one that is left out is at its end. */
export interface Sections {
  manual?: ManualPosition;
  ranked?: RankedPosition;
  needsReview?: ReviewPosition;
  unreadable?: UnreadablePosition;
}

/** Where the next page begins: under the evaluation of the first one. */
export interface ShortlistPosition extends Sections {
  evaluation: string;
}

export interface ShortlistRequest {
  roleId: string;
  filter: ShortlistFilter;
  /** Where the last page ended; null for the first page. */
  after: ShortlistPosition | null;
  /** Most entries of each section. */
  limit: number;
  /** True for the rows of a table, which say nothing of other files. */
  asTable?: boolean;
  /** What the page before has counted; else it is counted. */
  counted?: Counted;
  /** The filter as the caller wrote it, to be said back. */
  asked: Record<string, unknown>;
}

/** The rows of one page of a role's shortlist with what is known of them, whatever of their results they hold. */
export type ShortlistSections<Of extends Content> = Awaited<ReturnType<typeof sectionsOf<Of>>>;

/** One page of every section of a role's shortlist. Throws Problem `role_not_found` or `invalid_cursor`. */
export async function sectionsOf<Of extends Content>(deps: Deps, request: ShortlistRequest, of: Of) {
  const { after, filter } = request;
  const { database } = deps;
  const role = await roleOf(deps, request.roleId);
  const evaluation = after?.evaluation ?? role.evaluation ?? '';
  const found = await findEvaluation(database, evaluation);
  if (after !== null && found?.roleId !== role.id)
    throw new Problem('invalid_cursor', 'The cursor belongs to another role.');
  const shown: ShownEvaluation = found ?? { id: evaluation, ...deps.version };
  const roleVersion = found?.roleVersion ?? role.version;
  const [scored, rows, counted] = await Promise.all([
    roleVersion === role.version
      ? { role: role.content, fields: role.fields }
      : scoredVersion(database, role.id, roleVersion),
    rowsOf(deps, role.id, shown, request, of),
    request.counted ?? countApplications(database, role.id, evaluation, filter.broughtBy),
  ]);
  const { manual, ranked, review, unreadable, next } = rows;
  const ids = [...manual, ...ranked, ...review, ...unreadable].flatMap((row) => row.applicationId ?? []);
  const [profiles, notices, contests, labels, choices, settled, same] = await Promise.all([
    profilesOf(database, ids),
    noticesOf(database, ids),
    openContests(database, ids),
    labelsOf(database, ids),
    choicesOf(
      database,
      manual.map((row) => row.applicationId),
    ),
    findReviews(
      database,
      // A table says of everybody what people settled; lists ask it of those who wait for somebody.
      request.asTable ? ids : [...review, ...unreadable].flatMap((row) => row.applicationId ?? []),
    ),
    // A table shows no such column; files that others brought are none of whoever sees their own only.
    request.asTable || filter.broughtBy !== null
      ? new Map<string, SameFile[]>()
      : sameFilesOf(database, role.id, shown, [...ranked, ...review]),
  ]);
  return {
    ...{ roleId: role.id, roleVersion, shown, ...scored, counted },
    ...{ manual, ranked, review, unreadable, next },
    ...{ profiles, notices, contests, labels, choices, settled, same },
  };
}

/** What a page says of itself, whatever its rows hold. */
export function headOf<Of extends Content>(
  { roleId, roleVersion, shown, ranked, review, counted }: ShortlistSections<Of>,
  { asked }: Pick<ShortlistRequest, 'asked'>,
) {
  const asOfDates = new Set([...ranked, ...review].map((row) => row.asOf));
  return {
    role: { id: roleId, version: roleVersion },
    evaluation: shown.id.split('-').at(-1) ?? '',
    asOf: asOfDates.size === 1 ? ([...asOfDates][0] as string) : null,
    complete: counted.counts.pending === 0,
    filters: asked,
    counts: counted.counts,
    unsettled: counted.counts.unsettled,
  };
}

/** The rows of a page of every section, and where each goes on. */
async function rowsOf<Of extends Content>(
  { database }: Deps,
  roleId: string,
  shown: ShownEvaluation,
  { after, filter, limit, asTable }: Pick<ShortlistRequest, 'after' | 'filter' | 'limit' | 'asTable'>,
  of: Of,
) {
  const next: Sections = {};
  /** One row more than the page holds tells whether there are more; a section that is at its end is not asked for. */
  const section = async <Row, Position>(
    at: Position | null | undefined,
    ask: (at: Position | null) => Promise<Row[]>,
    more: (last: Row) => void,
  ): Promise<Row[]> => {
    if (after !== null && at === undefined) return [];
    const rows = await ask(at ?? null);
    const last = rows[limit - 1];
    if (rows.length > limit && last !== undefined) more(last);
    return rows.slice(0, limit);
  };
  const most = limit + 1;
  const [manual, ranked, review, unreadable] = await Promise.all([
    section(
      after?.manual,
      (at) => manualRows(database, roleId, filter, at, most),
      ({ receivedExactly: receivedAt, applicationId: id }) => {
        next.manual = { receivedAt, id };
      },
    ),
    section(
      after?.ranked,
      (at) => rankedRows(database, shown, filter, { after: at, limit: most, of }),
      ({ gate, total, sha256, rank, equals }) => {
        // A table goes on at once: nobody comes between its pages.
        next.ranked = { gate, total, sha256, ...(asTable ? { placed: { rank, equals } } : {}) };
      },
    ),
    section(
      after?.needsReview,
      (at) => reviewRows(database, shown, filter, { after: at, limit: most, of }),
      ({ possible, sha256 }) => {
        next.needsReview = { possible, sha256 };
      },
    ),
    section(
      after?.unreadable,
      (at) => unreadableRows(database, roleId, filter, at, most),
      ({ fileName, id }) => {
        next.unreadable = { fileName, id };
      },
    ),
  ]);
  return { manual, ranked, review, unreadable, next };
}
