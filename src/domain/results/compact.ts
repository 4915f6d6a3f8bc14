import { points } from '../judging/points.ts';
import type { Role } from '../judging/role.ts';
import type { AtsState } from '../people/profiles.ts';
import type {
  ApplicationState,
  BandName,
  DecisionOutcome,
  Gate,
  ScreeningReason,
  Status,
} from '../states.ts';
import type { Listed } from './listed.ts';
import type { Decision, ManualEntry, Shortlist, Source, UnreadableEntry } from './shortlist.ts';

/* The shortlist as a list: what a row shows, without evidence. */

/** What every row shows. */
interface Row {
  applicationId: string | null;
  candidateId: string | null;
  name: string | null;
  file: string;
  decision: { id: string; outcome: DecisionOutcome; by: string } | null;
  contested: boolean;
  atsState: AtsState | null;
  tags: string[];
  notes: number;
  receivedAt: string | null;
}

/** A row of one who has a score. */
interface CompactEntry extends Row {
  title: string | null;
  company: string | null;
  occupation: string | null;
  rank: number | null;
  tied: boolean;
  score: number;
  possible: number;
  band: BandName;
  /** Of each criterion, in the order of `criteria`. */
  statuses: Status[];
  levels: number[];
  /** Of each must-have, in the order of `mustHaves`. */
  gates: Gate[];
  toCheck: boolean;
  reviewReasons: string[];
  months: number;
  /** How many of each there are. */
  findings: number;
  doubts: number;
  sameAs: number;
}

/** A shortlist as a list. */
export interface Compact
  extends Omit<Shortlist, 'manual' | 'shortlist' | 'needsReview' | 'unreadable' | 'hints'> {
  criteria: { id: string; label: string; weight: number }[];
  mustHaves: string[];
  manual: (Row & { because: ScreeningReason; state: ApplicationState })[];
  shortlist: CompactEntry[];
  /** With whether a person has said that the result stands. */
  needsReview: (CompactEntry & { looked: boolean })[];
  unreadable: (Row & { reason: string; message: string; nextStep: string; settled: boolean })[];
}

/** When something came in; null where nobody knows. */
type Received = { receivedAt: string | null };

/** One who has a score, as far as a list shows it: hundredths of a point. */
export interface ListedEntry extends Source, Received {
  file: string;
  name: string | null;
  decision: Decision | null;
  rank: number | null;
  tied: boolean;
  total: number;
  possible: number;
  band: BandName;
  listed: Listed;
  /** How many other files may be of the same person. */
  sameAs: number;
  looked: boolean;
}

interface Entries {
  manual: (ManualEntry & Received)[];
  shortlist: ListedEntry[];
  needsReview: ListedEntry[];
  unreadable: (UnreadableEntry & Received)[];
}

/** The shortlist of a role, as it was scored, as a list: what a page says of itself, and its entries. */
export function compactOf(
  head: Omit<Shortlist, keyof Entries | 'hints'>,
  role: Role,
  { manual, shortlist, needsReview, unreadable }: Entries,
): Compact {
  const mustHaves = role.criteria.filter(({ must }) => must !== undefined).map(({ id }) => id);
  const entry = (one: ListedEntry) => entryRow(one, role, mustHaves);
  return {
    ...head,
    criteria: role.criteria.map(({ id, label, weight }) => ({ id, label, weight })),
    mustHaves,
    manual: manual.map((one) => ({
      ...rowOf(one, one.candidate.name),
      because: one.screening.because,
      state: one.state,
    })),
    shortlist: shortlist.map(entry),
    needsReview: needsReview.map((one) => ({ ...entry(one), looked: one.looked })),
    unreadable: unreadable.map((one) => ({
      ...rowOf(one, null),
      reason: one.reason,
      message: one.message,
      nextStep: one.nextStep,
      settled: one.settled !== null,
    })),
  };
}

function rowOf(
  entry: Source & Received & { file: string; decision: Decision | null },
  name: string | null,
): Row {
  const { applicationId, candidateId, file, decision, contest, atsState, tags, notes, receivedAt } = entry;
  return {
    applicationId,
    candidateId,
    name,
    file,
    decision: decision && { id: decision.id, outcome: decision.outcome, by: decision.by },
    contested: contest !== null,
    atsState,
    tags,
    notes,
    receivedAt,
  };
}

function entryRow({ listed, ...entry }: ListedEntry, role: Role, mustHaves: string[]): CompactEntry {
  const verdicts = new Map(listed.verdicts.map(([id, status, level]) => [id, { status, level }]));
  const gates = new Map(listed.gates);
  return {
    ...rowOf(entry, entry.name),
    title: listed.title,
    company: listed.company,
    occupation: listed.occupation,
    rank: entry.rank,
    tied: entry.tied,
    score: points(entry.total),
    possible: points(entry.possible),
    band: entry.band,
    statuses: role.criteria.map(({ id }) => verdicts.get(id)?.status ?? 'unknown'),
    levels: role.criteria.map(({ id }) => verdicts.get(id)?.level ?? 0),
    gates: mustHaves.map((id) => gates.get(id) ?? 'unknown'),
    toCheck: listed.toCheck,
    reviewReasons: listed.reviewReasons,
    months: listed.months,
    findings: listed.findings,
    doubts: listed.doubts,
    sameAs: entry.sameAs,
  };
}
