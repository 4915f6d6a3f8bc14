import { inYears } from '../judging/criteria/experience.ts';
import { kindOf } from '../judging/criteria/index.ts';
import type { Role } from '../judging/role.ts';
import type { Review } from '../people/review.ts';
import { shortened } from '../words/one-line.ts';
import { reviewSteps } from './review-steps.ts';
import { firstQuote, type ManualEntry, type ShortlistEntry, type UnreadableEntry } from './shortlist.ts';

/** A row of the shortlist as a table: every value is text or a number, null where there is none. */
export type TableRow = Record<string, string | number | boolean | null>;

/** Facts about the whole table that every row repeats. */
export interface TableContext {
  roleVersion: number;
  asOf: string | null;
  complete: boolean;
}

/** What a row adds to its entry: where the application came from. */
export interface RowSource {
  source: string;
  receivedAt: string | null;
  asOf: string | null;
  /** What people said of it, the newest first. */
  reviews: Review[];
}

/** Code units of a quote in a cell. */
const longestQuote = 300;

/** The columns of the table for a role, in their order. */
export function columnsOf(role: Role): string[] {
  const ids = role.criteria.map((criterion) => criterion.id);
  return [
    ...'rank tied band score possible name email phone current_title current_company field_years field_years_low field_years_high total_years stated_years must_haves'.split(
      ' ',
    ),
    ...ids.map((id) => `${id}_status`),
    ...ids.map((id) => `${id}_quote`),
    ...'findings review_reason next_step decision decision_reason decided_by source received_at file document_url explanation_url application_id external_id role_version as_of batch_complete ats_state doubts occupation contested tags notes settled'.split(
      ' ',
    ),
  ];
}

/** What criteria fill in; of several that fill the same column the first does. */
function criterionColumns(role: Role, entry: ShortlistEntry): TableRow {
  const columns: TableRow = {};
  for (const { asks } of role.criteria)
    for (const [name, value] of Object.entries(kindOf(asks).columns?.(asks, entry) ?? {}))
      if (!(name in columns)) columns[name] = value;
  return columns;
}

/** The row of a ranked application or of one that needs review. */
export function entryRow(
  entry: ShortlistEntry,
  role: Role,
  context: TableContext,
  from: RowSource,
): TableRow {
  const reasons = entry.reviewReasons.map((reason) => reviewSteps[reason]);
  const row: TableRow = {
    rank: entry.rank,
    tied: entry.tied,
    band: entry.band,
    score: entry.score,
    possible: entry.possible,
    name: entry.candidate.name,
    email: entry.candidate.email,
    phone: entry.candidate.phone,
    current_title: entry.current.title,
    current_company: entry.current.company,
    occupation: entry.current.occupation?.label ?? null,
    field_years: null,
    field_years_low: null,
    field_years_high: null,
    ...criterionColumns(role, entry),
    total_years: inYears(entry.months.value),
    stated_years: entry.statedYears,
    must_haves: entry.gates.map((gate) => `${gate.criterion}: ${gate.status}`).join('; '),
    doubts: entry.doubts.map((one) => one.detail).join('; '),
    findings: [...entry.findings.map((one) => one.detail), ...entry.notices.map((one) => one.message)].join(
      '; ',
    ),
    review_reason: reasons.map((one) => one.message).join(' '),
    next_step: reasons.map((one) => one.nextStep).join(' '),
    ...tail(entry, context, from),
  };
  for (const verdict of entry.verdicts) {
    row[`${verdict.criterion}_status`] = verdict.status;
    const quote = firstQuote(verdict.evidence);
    row[`${verdict.criterion}_quote`] = quote === null ? null : shortened(quote, longestQuote);
  }
  return row;
}

/** The row of an application that a person reads: no rank and no score, and never below those who have one. */
export function manualRow(entry: ManualEntry, context: TableContext, from: RowSource): TableRow {
  return {
    rank: null,
    tied: false,
    band: 'manual',
    name: entry.candidate.name,
    email: entry.candidate.email,
    phone: entry.candidate.phone,
    review_reason: entry.message,
    next_step: entry.nextStep,
    ...tail(entry, context, from),
  };
}

/** The row of a file that could not be read: no rank, the reason and the next step. */
export function unreadableRow(entry: UnreadableEntry, context: TableContext, from: RowSource): TableRow {
  return {
    rank: null,
    tied: false,
    band: 'unreadable',
    review_reason: entry.message,
    next_step: entry.nextStep,
    ...tail(entry, context, from),
  };
}

/** What people settled, the newest of each: "accepted by Ada Q.; experience: confirmed by Ada Q.". Their reasons stay with the application. */
function settledOf(reviews: Review[]): string {
  const said = new Map<string, string>();
  for (const { kind, criterion, verdict, by } of reviews) {
    const about = criterion ?? kind;
    const what = verdict === null ? kind : `${kind} as ${verdict}`;
    if (!said.has(about)) said.set(about, `${criterion === null ? '' : `${criterion}: `}${what} by ${by}`);
  }
  return [...said.values()].join('; ');
}

function tail(
  entry: ShortlistEntry | ManualEntry | UnreadableEntry,
  context: TableContext,
  from: RowSource,
): TableRow {
  return {
    contested: entry.contest !== null,
    settled: settledOf(from.reviews),
    tags: entry.tags.join('; '),
    notes: entry.notes,
    decision: entry.decision?.outcome ?? null,
    decision_reason: entry.decision?.reason ?? null,
    decided_by: entry.decision?.by ?? null,
    source: from.source,
    received_at: from.receivedAt,
    file: entry.file,
    document_url: entry.links.document ?? null,
    explanation_url: entry.links.explanation ?? null,
    application_id: entry.applicationId,
    external_id: entry.externalProfiles.map(({ system, id }) => `${system}:${id}`).join(' ') || null,
    ats_state: entry.atsState,
    role_version: context.roleVersion,
    as_of: from.asOf ?? context.asOf,
    batch_complete: context.complete,
  };
}

/** Orders of the ranked besides their rank: up, and with a hyphen down. */
export const tableOrders = ['name', 'score', 'months', 'decided'].flatMap((name) => [name, `-${name}`]);

const columnOfOrder: Record<string, string> = {
  name: 'name',
  score: 'score',
  months: 'total_years',
  decided: 'decision',
};

/** Ranked rows in one of `tableOrders`; equals stay as they are ranked. Rows without a value come last, those without a name by their file. Words compare without case, by their code points. */
export function inOrder(rows: TableRow[], order: string): TableRow[] {
  const sign = order.startsWith('-') ? -1 : 1;
  const column = columnOfOrder[order.replace(/^-/, '')] ?? 'score';
  const keyOf = (row: TableRow) => {
    const value = row[column] ?? '';
    return typeof value === 'number' ? value : String(value).toLowerCase();
  };
  return rows.toSorted((a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)];
    if (one === '' || other === '') {
      const [file, another] = [String(a.file), String(b.file)];
      if (one !== other) return one === '' ? 1 : -1;
      if (column !== 'name') return 0;
      return file === another ? 0 : file < another ? -1 : 1;
    }
    return one === other ? 0 : sign * (one < other ? -1 : 1);
  });
}
