import { doubtsOf } from '../judging/doubts.ts';
import type { ReviewReason, Scorecard } from '../judging/score.ts';
import type { Resume } from '../resume.ts';
import type { Gate, Status } from '../states.ts';
import { byEnd } from '../tenure.ts';
import type { TitleOccupation } from '../words/occupations.ts';

/**
 * What a list shows of a result. It is kept beside the scorecard, so that a page of a list opens neither scorecards nor
 * readings, which are thirty times as large.
 */
export interface Listed {
  title: string | null;
  company: string | null;
  occupation: string | null;
  /** Criterion, status and level in thousandths. */
  verdicts: [criterion: string, status: Status, level: number][];
  gates: [criterion: string, status: Gate][];
  toCheck: boolean;
  reviewReasons: ReviewReason[];
  months: number;
  /** How many of each there are. */
  findings: number;
  doubts: number;
}

/** What a list shows of a scorecard and the résumé (as it was scored) that it judges. */
export function listedOf(
  resume: Pick<Resume, 'jobs' | 'doubts' | 'statedYears'>,
  scorecard: Scorecard,
): Listed {
  const { title, company, occupation } = currentOf(resume);
  return {
    title,
    company,
    occupation: occupation?.label ?? null,
    verdicts: scorecard.verdicts.map(({ criterion, status, level }) => [criterion, status, level]),
    gates: scorecard.gates.map(({ criterion, status }) => [criterion, status]),
    toCheck: scorecard.toCheck ?? false,
    reviewReasons: scorecard.reviewReasons,
    months: scorecard.months.value,
    findings: scorecard.findings.length,
    doubts: doubtsOf(resume, scorecard).length,
  };
}

/** The newest job that is no voluntary one: its title, employer and occupation. */
export function currentOf(resume: Pick<Resume, 'jobs'>): {
  title: string | null;
  company: string | null;
  occupation: TitleOccupation | null;
} {
  const newest = [...resume.jobs]
    .filter((job) => job.kind !== 'volunteer' && job.kind !== 'none')
    .sort((a, b) => byEnd(a, b) || (a.end === 'present' ? a.start_at - b.start_at : 0))[0];
  return {
    title: newest?.title?.value ?? null,
    company: newest?.company?.value ?? null,
    // One that the whole title names: what is near to it would be a guess.
    occupation: newest?.occupations?.find(({ distance }) => distance === 0) ?? null,
  };
}
