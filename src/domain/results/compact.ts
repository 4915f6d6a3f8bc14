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
import type { ManualEntry, Shortlist, ShortlistEntry, UnreadableEntry } from './shortlist.ts';

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
interface Compact extends Omit<Shortlist, 'manual' | 'shortlist' | 'needsReview' | 'unreadable' | 'hints'> {
  criteria: { id: string; label: string; weight: number }[];
  mustHaves: string[];
  manual: (Row & { because: ScreeningReason; state: ApplicationState })[];
  shortlist: CompactEntry[];
  needsReview: CompactEntry[];
  unreadable: (Row & { reason: string; message: string; nextStep: string; settled: boolean })[];
}

type Shown = ShortlistEntry | ManualEntry | UnreadableEntry;

/** The shortlist of a role, as it was scored, as a list; `receivedAt` tells when an entry came in. */
export function compactOf(list: Shortlist, role: Role, receivedAt: (entry: Shown) => string | null): Compact {
  const { manual, shortlist, needsReview, unreadable, hints: _hints, ...rest } = list;
  const mustHaves = role.criteria.filter(({ must }) => must !== undefined).map(({ id }) => id);
  const entry = (one: ShortlistEntry) => entryRow(one, role, mustHaves, receivedAt(one));
  return {
    ...rest,
    criteria: role.criteria.map(({ id, label, weight }) => ({ id, label, weight })),
    mustHaves,
    manual: manual.map((one) => ({
      ...rowOf(one, one.candidate.name, receivedAt(one)),
      because: one.screening.because,
      state: one.state,
    })),
    shortlist: shortlist.map(entry),
    needsReview: needsReview.map(entry),
    unreadable: unreadable.map((one) => ({
      ...rowOf(one, null, receivedAt(one)),
      reason: one.reason,
      message: one.message,
      nextStep: one.nextStep,
      settled: one.settled !== null,
    })),
  };
}

function rowOf(entry: Shown, name: string | null, receivedAt: string | null): Row {
  const { applicationId, candidateId, file, decision, contest, atsState, tags, notes } = entry;
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

function entryRow(
  entry: ShortlistEntry,
  role: Role,
  mustHaves: string[],
  receivedAt: string | null,
): CompactEntry {
  const verdicts = new Map(entry.verdicts.map((one) => [one.criterion, one]));
  const gates = new Map(entry.gates.map((one) => [one.criterion, one.status]));
  return {
    ...rowOf(entry, entry.candidate.name, receivedAt),
    title: entry.current.title,
    company: entry.current.company,
    occupation: entry.current.occupation?.label ?? null,
    rank: entry.rank,
    tied: entry.tied,
    score: entry.score,
    possible: entry.possible,
    band: entry.band,
    statuses: role.criteria.map(({ id }) => verdicts.get(id)?.status ?? 'unknown'),
    levels: role.criteria.map(({ id }) => verdicts.get(id)?.level ?? 0),
    gates: mustHaves.map((id) => gates.get(id) ?? 'unknown'),
    toCheck: entry.toCheck,
    reviewReasons: entry.reviewReasons,
    months: entry.months.value,
    findings: entry.findings.length,
    doubts: entry.doubts.length,
    sameAs: entry.samePersonAs.length,
  };
}
