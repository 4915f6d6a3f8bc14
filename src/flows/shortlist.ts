import type { Deps } from '#deps.ts';
import { settlesFile } from '#domain/review.ts';
import type { Role } from '#domain/role.ts';
import { entryOf, type Shortlist, type ShortlistEntry, type UnreadableEntry } from '#domain/shortlist.ts';
import {
  columnsOf,
  entryRow,
  type RowSource,
  type TableContext,
  type TableRow,
  unreadableRow,
} from '#domain/table.ts';
import { bandHints } from '#domain/tune.ts';
import { Problem, type UnreadableReason, unreadableReasons } from '#errors.ts';
import { externalIdsOf } from '#storage/intake.ts';
import { countStrong } from '#storage/labels.ts';
import { countUnsettled, findReviews } from '#storage/reviews.ts';
import { findEvaluation, roleVersion } from '#storage/roles.ts';
import {
  countApplications,
  lastWithinTop,
  rankedRows,
  reviewRows,
  type ShortlistFilter,
  type ShortlistPosition,
  type ShortlistRow,
  unreadableRows,
} from '#storage/shortlist.ts';
import { roleOf } from './roles.ts';

export interface ShortlistRequest {
  roleId: string;
  filter: ShortlistFilter;
  /** Where the last page ended; null for the first page, which alone holds the other two sections. */
  after: (ShortlistPosition & { evaluation: string }) | null;
  limit: number;
  /** The filter as the caller wrote it, to be said back. */
  asked: Record<string, unknown>;
}

export interface ShortlistPage {
  shortlist: Shortlist;
  next: (ShortlistPosition & { evaluation: string }) | null;
  /** The role as the shown scores have it. */
  role: Role;
  sources: Map<ShortlistEntry | UnreadableEntry, RowSource>;
}

/** The two other sections come whole. */
const sectionLimit = 1_000_000;
const usualTop = 10;

/** One page of a role's shortlist. Throws Problem `role_not_found`. */
export async function shortlist(deps: Deps, request: ShortlistRequest): Promise<ShortlistPage> {
  const role = await roleOf(deps, request.roleId);
  const { database } = deps;
  const evaluation = request.after?.evaluation ?? role.evaluation ?? '';
  const shown = await findEvaluation(database, evaluation);
  if (request.after !== null && shown?.roleId !== role.id)
    throw new Problem('invalid_cursor', 'The cursor belongs to another role.');
  const roleVersionShown = shown?.roleVersion ?? role.version;
  const rows = await rankedRows(database, evaluation, request.filter, request.after, request.limit + 1);
  const page = rows.slice(0, request.limit);
  const first = request.after === null;
  const [review, unreadable, counts] = await Promise.all([
    first ? reviewRows(database, evaluation, sectionLimit) : [],
    first ? unreadableRows(database, role.id, sectionLimit) : [],
    countApplications(database, role.id, evaluation),
  ]);
  const settled = await findReviews(
    database,
    unreadable.flatMap((row) => row.applicationId ?? []),
  );
  const external = await externalIdsOf(
    database,
    [...page, ...review, ...unreadable].flatMap((row) => row.applicationId ?? []),
  );
  const unsettled = await countUnsettled(database, role.id);
  const last = first ? await lastWithinTop(database, evaluation, request.filter.top ?? usualTop) : null;
  const sources: ShortlistPage['sources'] = new Map();
  const entry = (row: ShortlistRow, place: Partial<ShortlistEntry>): ShortlistEntry => {
    const made = {
      ...entryOf({
        applicationId: row.applicationId,
        externalIds: external.get(row.applicationId) ?? {},
        file: row.fileName,
        sha256: row.sha256,
        contact: row.contact,
        resume: row.resume,
        scorecard: row.scorecard,
        decision: row.decision,
        links: linksOf(deps, row.applicationId),
      }),
      ...place,
    };
    sources.set(made, { source: row.source, receivedAt: row.receivedAt.toISOString(), asOf: row.asOf });
    return made;
  };
  const asOfDates = new Set([...page, ...review].map((row) => row.asOf));
  const ending = page.at(-1);
  const content =
    roleVersionShown === role.version ? role.content : await roleVersion(database, role.id, roleVersionShown);
  return {
    role: content,
    sources,
    next:
      rows.length > request.limit && ending ? { rank: ending.rank, sha256: ending.sha256, evaluation } : null,
    shortlist: {
      role: { id: role.id, version: roleVersionShown },
      evaluation: evaluation.split('-').at(-1) ?? '',
      asOf: asOfDates.size === 1 ? ([...asOfDates][0] as string) : null,
      complete: counts.pending === 0,
      filters: request.asked,
      counts,
      unsettled,
      hints: bandHints(await countStrong(database, evaluation)),
      shortlist: page.map((row) => entry(row, { rank: row.rank, tied: row.tied })),
      needsReview: review.map((row) =>
        entry(row, { couldReachTop: last === null || row.scorecard.possible > last }),
      ),
      unreadable: unreadable.map((row) => {
        const known = unreadableReasons[row.reason as UnreadableReason] ?? unreadableReasons.failed;
        const made: UnreadableEntry = {
          applicationId: row.applicationId,
          externalIds: external.get(row.applicationId ?? '') ?? {},
          file: row.fileName,
          reason: row.reason,
          ...known,
          decision: row.decision,
          settled: settled.get(row.applicationId ?? '')?.find(settlesFile) ?? null,
          links: row.applicationId ? unreadableLinks(deps, row.applicationId) : {},
        };
        sources.set(made, { source: row.source, receivedAt: row.receivedAt.toISOString(), asOf: row.asOf });
        return made;
      }),
    },
  };
}

/** Addresses of an application's pages, absolute when PUBLIC_URL is set. */
export function linksOf(deps: Deps, applicationId: string): Record<string, string> {
  const base = `${deps.config.publicUrl ?? ''}/v1/applications/${applicationId}`;
  return { self: base, explanation: `${base}/explanation`, document: `${base}/document` };
}

/** Addresses of an application without a result: there is nothing to explain. */
function unreadableLinks(deps: Deps, applicationId: string): Record<string, string> {
  const { self, document } = linksOf(deps, applicationId);
  return { self: self as string, document: document as string };
}

/** The whole shortlist as rows of a table, every section included. */
export async function shortlistTable(
  deps: Deps,
  request: Omit<ShortlistRequest, 'after' | 'limit'>,
): Promise<{ columns: string[]; rows: TableRow[]; role: Role }> {
  const rows: TableRow[] = [];
  let tail: TableRow[] = [];
  let after: ShortlistRequest['after'] = null;
  let role: Role | null = null;
  do {
    const page: ShortlistPage = await shortlist(deps, { ...request, after, limit: 500 });
    role = page.role;
    const context: TableContext = {
      roleVersion: page.shortlist.role.version,
      asOf: page.shortlist.asOf,
      complete: page.shortlist.complete,
    };
    const from = (entry: ShortlistEntry | UnreadableEntry) =>
      page.sources.get(entry) ?? { source: '', receivedAt: null, asOf: null };
    rows.push(...page.shortlist.shortlist.map((entry) => entryRow(entry, page.role, context, from(entry))));
    if (after === null) {
      tail = [
        ...page.shortlist.needsReview.map((entry) => entryRow(entry, page.role, context, from(entry))),
        ...page.shortlist.unreadable.map((entry) => unreadableRow(entry, context, from(entry))),
      ];
    }
    after = page.next;
  } while (after !== null);
  return { columns: columnsOf(role), rows: [...rows, ...tail], role };
}
