import type { Scorecard, Status, Verdict } from '../judging/score.ts';
import type { Evidence, Job, PartialDate, Resume } from '../resume.ts';

const statusWords: Record<Status, string> = {
  met: 'met',
  partial: 'partly met',
  not_met: 'not met',
  unknown: 'unknown',
};

/** A verdict in a sentence: "CI/CD: met. Built Jenkins pipelines, Northwind 2019–now, p. 1". */
export function explain(verdict: Verdict, resume: Resume): string {
  const head = `${verdict.label}: ${statusWords[verdict.status]}.`;
  const first = verdict.evidence[0];
  if (verdict.kind === 'experience')
    return `${head} ${sentence(verdict.found)}, ${verdict.wanted} wanted${where(first, resume, false)}`;
  if (first === undefined || first.source === 'answer' || first.quote === undefined)
    return `${head} ${sentence(verdict.found)}`;
  const quote = first.quote
    .replace(/^[\s•●▪·*–—-]+/u, '')
    .replace(/\s+/g, ' ')
    .trim();
  const short = quote.length > 160 ? `${quote.slice(0, 159)}…` : quote;
  const note = verdict.status === 'partial' || verdict.kind === 'skills' ? ` (${verdict.found})` : '';
  return `${head} ${short.replace(/[.,;]$/, '')}${where(first, resume, true)}${note}`;
}

/** All verdicts of a scorecard in sentences, in the order of the role. */
export function explainAll(scorecard: Pick<Scorecard, 'verdicts'>, resume: Resume): string[] {
  return scorecard.verdicts.map((verdict) => explain(verdict, resume));
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function where(evidence: Evidence | undefined, resume: Resume, withJob: boolean): string {
  if (evidence === undefined || evidence.source === 'answer') return '';
  const { start = -1, end = -1 } = evidence;
  const job = resume.jobs.find((one) => start >= one.start_at && end <= one.end_at);
  const place =
    job && withJob
      ? [job.company?.value ?? job.title?.value ?? '', years(job)].filter((part) => part !== '').join(' ')
      : '';
  const page =
    evidence.source === 'correction'
      ? `entered by ${evidence.author}`
      : evidence.page === null
        ? ''
        : `p. ${evidence.page}`;
  return [place, page]
    .filter((part) => part !== '')
    .map((part) => `, ${part}`)
    .join('');
}

function years(job: Job): string {
  if (job.start === null || job.end === null) return '';
  const end = job.end === 'present' ? 'now' : String((job.end as PartialDate).year);
  return String(job.start.year) === end ? end : `${job.start.year}–${end}`;
}
