import { doubtsOf, type ShownDoubt } from '../judging/doubts.ts';
import { points } from '../judging/points.ts';
import { couldReach, lastOfTop, rank, reviewOrder, withinTop } from '../judging/rank.ts';
import type { GateVerdict, ReviewReason, Scorecard, Verdict } from '../judging/score.ts';
import type { BandHint } from '../judging/tune.ts';
import type { OpenContest, ScreeningChoice } from '../people/human-path.ts';
import { type Labels, unlabelled } from '../people/notes.ts';
import {
  type AtsState,
  atsStateOf,
  type ExternalProfile,
  externalIdsOf,
  type Notice,
} from '../people/profiles.ts';
import type { Review } from '../people/review.ts';
import { applicantOf, type Likeness, samePeople } from '../people/same-person.ts';
import type { Contact, Evidence, Finding, Resume } from '../resume.ts';
import type { ApplicationState, BandName, DecisionOutcome } from '../states.ts';
import type { Months } from '../tenure.ts';
import type { TitleOccupation } from '../words/occupations.ts';
import { explain } from './explain.ts';
import { currentOf } from './listed.ts';

/** A verdict as it is shown: with its weight, its evidence and a sentence. */
export type ShownVerdict = Verdict & { explanation: string };

export interface Decision {
  id: string;
  outcome: DecisionOutcome;
  reason: string;
  by: string;
  at: string;
}

/** Who an entry is about and what applicant-tracking systems know of it: none of it is scored. */
export interface Source {
  applicationId: string | null;
  candidateId: string | null;
  externalIds: Record<string, string>;
  externalProfiles: ExternalProfile[];
  /** What the systems say of the application; null when none knows it. */
  atsState: AtsState | null;
  /** What a person should know besides the result. */
  notices: Notice[];
  /** Somebody contests the result, and another person has yet to look; null when nobody does. */
  contest: OpenContest | null;
  /** Labels that people gave, in their order, and how many notes they wrote. */
  tags: string[];
  notes: number;
}

/** One application on a shortlist. `score` and `possible` are points, 0–100 with two decimals. */
export interface ShortlistEntry extends Source {
  file: string;
  candidate: { name: string | null; email: string | null; phone: string | null };
  current: { title: string | null; company: string | null; occupation: TitleOccupation | null };
  rank: number | null;
  tied: boolean;
  score: number;
  possible: number;
  band: BandName;
  gates: GateVerdict[];
  /** True for one among the ranked of whom a must-have is unknown. */
  toCheck: boolean;
  months: Months;
  fieldMonths: Record<string, Months>;
  statedYears: number | null;
  verdicts: ShownVerdict[];
  findings: Finding[];
  doubts: ShownDoubt[];
  reviewReasons: ReviewReason[];
  couldReachTop?: boolean;
  /** Other files of the role that may be of the same person; nobody is merged. */
  samePersonAs: SameFile[];
  decision: Decision | null;
  links: Record<string, string>;
}

/** Another file of the role that may be of the same person. */
export interface SameFile {
  applicationId: string | null;
  file: string;
  because: Likeness[];
  /** True where a person said so. */
  linked: boolean;
}

export interface UnreadableEntry extends Source {
  file: string;
  reason: string;
  /** What the reason is about, such as a host; null when there is no more to say. */
  detail: string | null;
  message: string;
  nextStep: string;
  decision: Decision | null;
  /** How a person settled the file; null while nobody has. */
  settled: Review | null;
  links: Record<string, string>;
}

/** An application that a person reads: it has no score, and no place. */
export interface ManualEntry extends Source {
  file: string;
  candidate: { name: string | null; email: string | null; phone: string | null };
  state: ApplicationState;
  screening: ScreeningChoice;
  message: string;
  nextStep: string;
  decision: Decision | null;
  links: Record<string, string>;
}

export interface Counts {
  received: number;
  ranked: number;
  /** Of the ranked: those of whom a must-have is unknown. */
  toCheck: number;
  needsReview: number;
  /** Of those that need review: where no person has said that the result stands. */
  unlooked: number;
  /** Those whom a person reads, without a score. */
  manual: number;
  /** Those who contest a result, wherever they stand. */
  contested: number;
  unreadable: number;
  /** Of the unreadable: files that nobody has settled. */
  unsettled: number;
  duplicate: number;
  pending: number;
}

export interface Shortlist {
  role: { id: string; version: number };
  evaluation: string;
  asOf: string | null;
  complete: boolean;
  filters: Record<string, unknown>;
  counts: Counts;
  /** Unreadable files that nobody has settled yet. */
  unsettled: number;
  /** What the spread of bands says about the role's thresholds. */
  hints: BandHint[];
  manual: ManualEntry[];
  shortlist: ShortlistEntry[];
  needsReview: ShortlistEntry[];
  unreadable: UnreadableEntry[];
}

/** What an entry is made from. */
export interface Screened extends Source {
  file: string;
  sha256: string;
  contact: Contact;
  resume: Resume;
  scorecard: Scorecard;
  decision: Decision | null;
  links: Record<string, string>;
}

/** The part of an entry that tells where it came from. */
export function sourceOf({
  externalProfiles = [],
  notices = [],
  contest = null,
  labels = unlabelled,
  ...ids
}: Pick<Source, 'applicationId' | 'candidateId'> & {
  externalProfiles?: ExternalProfile[] | undefined;
  notices?: Notice[] | undefined;
  contest?: OpenContest | null | undefined;
  labels?: Labels | undefined;
}): Source {
  return {
    ...ids,
    externalIds: externalIdsOf(externalProfiles),
    externalProfiles,
    atsState: atsStateOf(externalProfiles),
    notices,
    contest,
    tags: labels.tags,
    notes: labels.notes,
  };
}

/** An entry without its place: `rank` null, `tied` false. */
export function entryOf(screened: Screened): ShortlistEntry {
  const { scorecard, resume, contact } = screened;
  return {
    applicationId: screened.applicationId,
    candidateId: screened.candidateId,
    externalIds: screened.externalIds,
    externalProfiles: screened.externalProfiles,
    atsState: screened.atsState,
    notices: screened.notices,
    contest: screened.contest,
    tags: screened.tags,
    notes: screened.notes,
    file: screened.file,
    candidate: {
      name: contact.name?.value ?? null,
      email: contact.email?.value ?? null,
      phone: contact.phone?.value ?? null,
    },
    current: currentOf(resume),
    rank: null,
    tied: false,
    score: points(scorecard.total),
    possible: points(scorecard.possible),
    band: scorecard.band,
    gates: scorecard.gates,
    toCheck: scorecard.toCheck ?? false,
    months: scorecard.months,
    fieldMonths: scorecard.fieldMonths,
    statedYears: scorecard.statedYears,
    verdicts: scorecard.verdicts.map((verdict) => ({ ...verdict, explanation: explain(verdict, resume) })),
    findings: scorecard.findings,
    doubts: doubtsOf(resume, scorecard),
    reviewReasons: scorecard.reviewReasons,
    samePersonAs: [],
    decision: screened.decision,
    links: screened.links,
  };
}

/** Places of the top when nobody says how many. */
export const usualTop = 10;

/** Ranked entries and those that need review, from everything that could be read; `top` keeps everyone tied at the cut. */
export function shortlistOf(
  all: Screened[],
  top: number | null,
): Pick<Shortlist, 'shortlist' | 'needsReview'> {
  const ranked = rank(all);
  const last = lastOfTop(ranked, top ?? usualTop);
  const shown = top === null ? ranked : withinTop(ranked, top);
  const review = reviewOrder(all, ranked, top ?? usualTop);
  const people = all.map(applicantOf);
  const same = samePeople(people, people);
  const files = new Map(all.map(({ sha256, file }) => [sha256, file]));
  const samePersonAs = ({ sha256 }: Screened): SameFile[] =>
    (same.get(sha256) ?? []).map(({ id, because, linked }) => ({
      applicationId: null,
      file: files.get(id) ?? '',
      because,
      linked,
    }));
  return {
    shortlist: shown.map(({ entry, rank: place, tied }) => ({
      ...entryOf(entry),
      samePersonAs: samePersonAs(entry),
      rank: place,
      tied,
      ...(entry.scorecard.toCheck ? { couldReachTop: couldReach(entry.scorecard, last) } : {}),
    })),
    needsReview: review.map((entry) => ({
      ...entryOf(entry),
      samePersonAs: samePersonAs(entry),
      couldReachTop: entry.couldReachTop,
    })),
  };
}

/** The first quoted words of evidence, or null. */
export function firstQuote(evidence: Evidence[]): string | null {
  for (const one of evidence) {
    if (one.source === 'document' || (one.source === 'correction' && one.quote !== undefined))
      return one.quote ?? '';
    if (one.source === 'answer') return one.value;
  }
  return null;
}
