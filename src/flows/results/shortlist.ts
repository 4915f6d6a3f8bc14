import type { Deps } from '#deps.ts';
import { couldReach } from '#domain/judging/rank.ts';
import type { Role } from '#domain/judging/role.ts';
import { bandHints } from '#domain/judging/tune.ts';
import type { Caller } from '#domain/people/access.ts';
import { manualSteps, type ScreeningChoice } from '#domain/people/human-path.ts';
import { settlesFile } from '#domain/people/review.ts';
import {
  type Counts,
  entryOf,
  type ManualEntry,
  type SameFile,
  type Shortlist,
  type ShortlistEntry,
  sourceOf,
  type UnreadableEntry,
  usualTop,
} from '#domain/results/shortlist.ts';
import type { RowSource } from '#domain/results/table.ts';
import { Problem, type UnreadableReason, unreadableReasons } from '#errors.ts';
import { noticesOf, profilesOf } from '#storage/ats/profiles.ts';
import { openContests } from '#storage/results/contests.ts';
import type { ShortlistFilter } from '#storage/results/filter.ts';
import { type ManualPosition, manualRows } from '#storage/results/manual.ts';
import { labelsOf } from '#storage/results/notes.ts';
import { countUnsettled, findReviews } from '#storage/results/reviews.ts';
import {
  countApplications,
  lastWithinTop,
  type RankedPosition,
  type ReviewPosition,
  rankedRows,
  reviewRows,
  type ShortlistRow,
  type ShownEvaluation,
} from '#storage/results/shortlist.ts';
import { type UnreadablePosition, type UnreadableRow, unreadableRows } from '#storage/results/unreadable.ts';
import { findEvaluation } from '#storage/roles/evaluations.ts';
import { scoredVersion } from '#storage/roles/roles.ts';
import { choicesOf } from '#storage/screening/choices.ts';
import { correctionsOf } from '#storage/screening/inputs.ts';
import { reachOf } from '../access/permit.ts';
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
  /** The filter as the caller wrote it, to be said back. */
  asked: Record<string, unknown>;
}

export interface ShortlistPage {
  shortlist: Shortlist;
  /** Sections that go on; empty at the end of all. */
  next: Sections;
  /** The evaluation that the next page belongs to. */
  evaluation: string;
  /** The role as the shown scores have it. */
  role: Role;
  sources: Map<ShortlistEntry | ManualEntry | UnreadableEntry, RowSource>;
}

/** One page of every section of a role's shortlist. Throws Problem `role_not_found` or `invalid_cursor`. */
export async function shortlist(deps: Deps, request: ShortlistRequest): Promise<ShortlistPage> {
  const { after, filter } = request;
  const role = await roleOf(deps, request.roleId);
  const { database } = deps;
  const evaluation = after?.evaluation ?? role.evaluation ?? '';
  const found = await findEvaluation(database, evaluation);
  if (after !== null && found?.roleId !== role.id)
    throw new Problem('invalid_cursor', 'The cursor belongs to another role.');
  const shown: ShownEvaluation = found ?? { id: evaluation, ...deps.version };
  const roleVersionShown = found?.roleVersion ?? role.version;
  const { role: content, fields } =
    roleVersionShown === role.version
      ? { role: role.content, fields: role.fields }
      : await scoredVersion(database, role.id, roleVersionShown);
  const [{ manual, ranked, review, unreadable, next }, { counts, strong }, unsettled] = await Promise.all([
    rowsOf(deps, role.id, shown, request),
    countApplications(database, role.id, evaluation, filter.broughtBy),
    countUnsettled(database, role.id, filter.broughtBy),
  ]);
  const ids = [...manual, ...ranked, ...review, ...unreadable].flatMap((row) => row.applicationId ?? []);
  const [corrections, profiles, notices, contests, labels, choices, settled, same] = await Promise.all([
    correctionsOf(
      database,
      [...ranked, ...review].map((row) => row.applicationId),
    ),
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
      unreadable.flatMap((row) => row.applicationId ?? []),
    ),
    // A table shows no such column; files that others brought are none of whoever sees their own only.
    request.asTable || filter.broughtBy !== null
      ? new Map<string, SameFile[]>()
      : sameFilesOf(database, role.id, shown, [...ranked, ...review]),
  ]);
  const last =
    review.length > 0 || ranked.some((row) => row.scorecard.toCheck)
      ? await lastWithinTop(database, evaluation, filter.top ?? usualTop)
      : null;
  const sources: ShortlistPage['sources'] = new Map();
  const whoseOf = ({ applicationId, candidateId }: Pick<UnreadableRow, 'applicationId' | 'candidateId'>) =>
    sourceOf({
      applicationId,
      candidateId,
      externalProfiles: profiles.get(applicationId ?? ''),
      notices: notices.get(applicationId ?? ''),
      contest: contests.get(applicationId ?? ''),
      labels: labels.get(applicationId ?? ''),
    });
  const entry = (row: ShortlistRow, place: Partial<ShortlistEntry>): ShortlistEntry => {
    const made = {
      ...entryOf({
        ...whoseOf(row),
        file: row.fileName,
        sha256: row.sha256,
        contact: row.contact,
        resume: deps.correct(row.resume, corrections.get(row.applicationId) ?? [], fields).resume,
        scorecard: row.scorecard,
        decision: row.decision,
        links: linksOf(deps, row.applicationId),
      }),
      samePersonAs: same.get(row.sha256) ?? [],
      ...place,
    };
    sources.set(made, { source: row.source, receivedAt: row.receivedAt.toISOString(), asOf: row.asOf });
    return made;
  };
  const asOfDates = new Set([...ranked, ...review].map((row) => row.asOf));
  return {
    role: content,
    sources,
    next,
    evaluation,
    shortlist: {
      role: { id: role.id, version: roleVersionShown },
      evaluation: evaluation.split('-').at(-1) ?? '',
      asOf: asOfDates.size === 1 ? ([...asOfDates][0] as string) : null,
      complete: counts.pending === 0,
      filters: request.asked,
      counts,
      unsettled,
      // How bands spread is told of everybody.
      hints: filter.broughtBy === null ? bandHints({ ranked: counts.ranked, strong }) : [],
      manual: manual.map((row) => {
        const made: ManualEntry = {
          ...whoseOf(row),
          file: row.fileName,
          candidate: row.candidate,
          state: row.state,
          screening: choices.get(row.applicationId) as ScreeningChoice,
          ...manualSteps,
          decision: row.decision,
          links: unreadableLinks(deps, row.applicationId),
        };
        sources.set(made, { source: row.source, receivedAt: row.receivedAt.toISOString(), asOf: row.asOf });
        return made;
      }),
      shortlist: ranked.map((row) =>
        entry(row, {
          rank: row.rank,
          tied: row.tied,
          ...(row.scorecard.toCheck ? { couldReachTop: couldReach(row.scorecard, last) } : {}),
        }),
      ),
      needsReview: review.map((row) => entry(row, { couldReachTop: couldReach(row.scorecard, last) })),
      unreadable: unreadable.map((row) => {
        const made: UnreadableEntry = {
          ...whoseOf(row),
          file: row.fileName,
          reason: row.reason,
          detail: row.detail,
          ...wordsOf(row.reason),
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

/** The rows of a page of every section, and where each goes on. */
async function rowsOf(
  { database }: Deps,
  roleId: string,
  shown: ShownEvaluation,
  { after, filter, limit }: Pick<ShortlistRequest, 'after' | 'filter' | 'limit'>,
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
      (at) => rankedRows(database, shown, filter, at, most),
      ({ gate, scorecard: { total }, sha256 }) => {
        next.ranked = { gate, total, sha256 };
      },
    ),
    section(
      after?.needsReview,
      (at) => reviewRows(database, shown, filter, at, most),
      ({ scorecard: { possible }, sha256 }) => {
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

/** What a role has received, as far as a caller sees it. */
export async function receivedOf(
  deps: Deps,
  caller: Caller,
  role: { id: string; evaluation: string | null },
): Promise<Counts> {
  const { broughtBy } = reachOf(caller);
  return (await countApplications(deps.database, role.id, role.evaluation, broughtBy)).counts;
}

/** What a recruiter reads of a reason; one that this release does not know is ours to explain. */
function wordsOf(reason: string): { message: string; nextStep: string } {
  return unreadableReasons[reason as UnreadableReason] ?? unreadableReasons.failed;
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
