import { type Evidence, type Finding, hasFacts, type Resume } from '../resume.ts';
import type { BandName, Gate, Status } from '../states.ts';
import type { Months } from '../tenure.ts';
import { fieldsOf, judge, kindOf } from './criteria/index.ts';
import type { Judgement } from './criteria/kind.ts';
import { doubtsOfWork } from './doubted.ts';
import { fieldMonths, totalMonths } from './experience.ts';
import { findingsOf } from './findings.ts';
import { totalOf } from './points.ts';
import type { Criterion, Role } from './role.ts';

/** Outcome of one criterion. `level` is in thousandths. */
export interface Verdict {
  criterion: string;
  label: string;
  kind: string;
  status: Status;
  level: number;
  possible: number;
  weight: number;
  found: string;
  wanted: string;
  /** What the amount is made of, in words; null where there is nothing to tell. */
  detail?: string | null;
  evidence: Evidence[];
}

export interface GateVerdict {
  criterion: string;
  status: Gate;
  /** Why it is unknown, or that a person settled it; null where the facts tell. */
  reason: string | null;
  /** True where it is missed by little: a person may see it otherwise. */
  near?: true;
}

export type ReviewReason =
  | 'must_have_unknown'
  | 'hidden_text'
  | 'screener_text'
  | 'language_unsupported'
  | 'low_confidence'
  | 'damaged'
  | 'unread_text'
  | 'no_facts'
  | 'correction_unmatched';

/** All verdicts of one application. `total` and `possible` are hundredths of a point, 0–10000. */
export interface Scorecard {
  total: number;
  possible: number;
  gate: Gate;
  gates: GateVerdict[];
  /** True where every must-have that is missed is missed by little. */
  nearMiss?: true;
  /** True for one who stands among the ranked with a must-have that is unknown: somebody has to look. */
  toCheck: boolean;
  band: BandName;
  reviewReasons: ReviewReason[];
  verdicts: Verdict[];
  findings: Finding[];
  months: Months;
  fieldMonths: Record<string, Months>;
  statedYears: number | null;
}

/** Of a must-have a sixth may be missing of one that is missed by little. */
const nearShare = 1 / 6;

/** Raised whenever scoring would give another result for the same résumé and role. */
export const scoringVersion = '20';

/**
 * Scores a résumé for a role as of a day (`YYYY-MM-DD`): total = Σ weight × level ÷ Σ weight, in integers, half up.
 * Pure: the same three give the same scorecard.
 */
export function score(resume: Resume, role: Role, asOf: string): Scorecard {
  const fields = fieldsOf(role.criteria);
  const results = role.criteria.map((criterion) => ({
    criterion,
    judgement: judgeSafely(criterion, resume, asOf, fields),
  }));
  const by = (pick: 'level' | 'possible') =>
    totalOf(results.map(({ criterion: { weight }, judgement }) => ({ weight, level: judgement[pick] })));
  const gates = results
    .filter(({ criterion }) => criterion.must)
    .map(({ criterion, judgement }) => gateOf(criterion, judgement, resume));
  const gate = worst(gates.map((one) => one.status));
  const reviewReasons = reviewReasonsOf(resume, gate);
  const total = by('level');
  const nearMiss = isNearMiss(gates);
  const band = bandOf(total, gate, reviewReasons, role, nearMiss);
  return {
    total,
    possible: by('possible'),
    gate,
    gates,
    ...(nearMiss ? { nearMiss: true as const } : {}),
    toCheck: isToCheck(gate, band),
    band,
    reviewReasons,
    verdicts: results.map(({ criterion, judgement }) => ({
      criterion: criterion.id,
      label: criterion.label,
      kind: criterion.asks.kind,
      status: statusOf(judgement),
      level: judgement.level,
      possible: judgement.possible,
      weight: criterion.weight,
      found: judgement.found,
      wanted: judgement.wanted,
      detail: judgement.detail ?? null,
      evidence: judgement.evidence,
    })),
    findings: findingsOf(resume, asOf),
    months: totalMonths(resume, asOf),
    fieldMonths: { ...allFieldMonths(resume, asOf), ...countedMonths(resume, role, asOf) },
    statedYears: resume.statedYears?.value ?? null,
  };
}

/** Whether a must-have is met: by a person's word, else by what was found; unknown where the most that it may be would meet it. */
function gateOf(criterion: Criterion, { amount, found }: Judgement, resume: Resume): GateVerdict {
  const said = resume.settled?.find((one) => one.criterion === criterion.id)?.verdict;
  if (said === 'met' || said === 'not_met')
    return { criterion: criterion.id, status: said, reason: 'settled by a person' };
  const least = criterion.must?.atLeast ?? 0;
  if (amount.value >= least) return { criterion: criterion.id, status: 'met', reason: null };
  if (amount.high < least) {
    const isNear = amount.high >= least - nearOf(criterion);
    return { criterion: criterion.id, status: 'not_met', reason: null, ...(isNear ? { near: true } : {}) };
  }
  if (said === 'confirmed') return { criterion: criterion.id, status: 'met', reason: 'settled by a person' };
  const doubts = criterion.asks.kind === 'experience' ? doubtsOfWork(resume) : [];
  const reason = [found, ...doubts].join('; ');
  return { criterion: criterion.id, status: 'unknown', reason };
}

/** How much may be missing of a must-have that is missed by little, in its unit. */
function nearOf({ asks, must }: Criterion): number {
  const { near } = kindOf(asks).gate?.(asks) ?? {};
  return near === undefined ? 0 : Math.min(near, Math.floor((must?.atLeast ?? 0) * nearShare));
}

/** True where a must-have is missed, and none by more than little. */
function isNearMiss(gates: GateVerdict[]): boolean {
  const missed = gates.filter(({ status }) => status === 'not_met');
  return missed.length > 0 && missed.every(({ near }) => near === true);
}

/** Months of the fields that a role counts, as it counts them: with leading where it says so. */
function countedMonths(resume: Resume, role: Role, asOf: string): Record<string, Months> {
  return Object.fromEntries(
    role.criteria.flatMap(({ asks }) =>
      asks.kind === 'experience' && asks.counts === 'leading'
        ? [[asks.field, fieldMonths(resume, asks.field, asOf, asks)]]
        : [],
    ),
  );
}

/** Months of every field that the reading knows, internships left out. */
export function allFieldMonths(resume: Resume, asOf: string): Record<string, Months> {
  const fields = [...new Set(resume.jobs.flatMap((job) => Object.keys(job.fields)))].sort();
  return Object.fromEntries(fields.map((field) => [field, fieldMonths(resume, field, asOf, {})]));
}

/** Kinds of criteria that are told by wordings of what was done. */
const ofDeeds: ReadonlySet<string> = new Set(['practice', 'statement']);

/** In a text that could not be read well, what is missing is unknown rather than not met. */
function judgeSafely(criterion: Criterion, resume: Resume, asOf: string, fields: string[]): Judgement {
  const judgement = judge(criterion.asks, resume, asOf, fields);
  const unclear =
    resume.damaged ||
    resume.unread !== undefined ||
    !hasFacts(resume) ||
    !resume.languageSupported ||
    (resume.ocrConfidence !== null && resume.ocrConfidence < 0.7);
  const untold = resume.deedsUnknown === true && judgement.level === 0 && ofDeeds.has(criterion.asks.kind);
  if (untold)
    return { ...judgement, known: false, possible: 1000, found: 'the wordings of its language are not read' };
  if (!unclear || judgement.level === 1000) return judgement;
  return {
    ...judgement,
    known: judgement.level > 0,
    possible: 1000,
    amount: { ...judgement.amount, high: Math.max(judgement.amount.high, criterion.must?.atLeast ?? 0) },
  };
}

function statusOf(judgement: { level: number; known: boolean }): Status {
  if (!judgement.known) return 'unknown';
  if (judgement.level >= 1000) return 'met';
  return judgement.level > 0 ? 'partial' : 'not_met';
}

function worst(gates: Gate[]): Gate {
  if (gates.includes('not_met')) return 'not_met';
  return gates.includes('unknown') ? 'unknown' : 'met';
}

function reviewReasonsOf(resume: Resume, gate: Gate): ReviewReason[] {
  const reasons: ReviewReason[] = [];
  if (gate === 'unknown') reasons.push('must_have_unknown');
  if (resume.integrity.some((fact) => fact.kind === 'hidden_text')) reasons.push('hidden_text');
  if (resume.integrity.some((fact) => fact.kind === 'screener_text')) reasons.push('screener_text');
  if (!resume.languageSupported) reasons.push('language_unsupported');
  if (resume.ocrConfidence !== null && resume.ocrConfidence < 0.7) reasons.push('low_confidence');
  if (resume.damaged) reasons.push('damaged');
  if (resume.unread) reasons.push('unread_text');
  if (!hasFacts(resume)) reasons.push('no_facts');
  if (resume.unmatchedCorrections?.length) reasons.push('correction_unmatched');
  return reasons;
}

/** True for one who stands among the ranked with a must-have that is unknown. */
export function isToCheck(gate: Gate, band: BandName): boolean {
  return gate === 'unknown' && band !== 'needs_review';
}

/**
 * The band of a total (hundredths of a point) under a role's thresholds; must-haves and reasons to look first win over them. What is
 * unknown, or missed by little, is possible at most.
 */
export function bandOf(
  total: number,
  gate: Gate,
  reasons: ReviewReason[],
  role: Pick<Role, 'bands'>,
  nearMiss: boolean,
): BandName {
  if (reasons.some((reason) => reason !== 'must_have_unknown')) return 'needs_review';
  if (gate === 'not_met' && !nearMiss) return 'weak';
  // What nobody has looked at is not strong yet.
  if (gate === 'met' && total >= role.bands.strong.from * 100) return 'strong';
  return total >= role.bands.possible.from * 100 ? 'possible' : 'weak';
}
