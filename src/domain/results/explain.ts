import { kindOf } from '../judging/criteria/index.ts';
import { isSilent, quoted, type Told } from '../judging/criteria/kind.ts';
import type { Scorecard, Verdict } from '../judging/score.ts';
import type { Evidence, Job, PartialDate, Resume } from '../resume.ts';
import type { Status } from '../states.ts';
import { isolated } from '../words/isolated.ts';
import { oneLine, shortened } from '../words/one-line.ts';

const statusWords: Record<Status, string> = {
  met: 'met',
  partial: 'partly met',
  not_met: 'not met',
  unknown: 'unknown',
};

/** A verdict in a sentence: "CI/CD: met. Built Jenkins pipelines, Northwind 2019–now, p. 1". */
export function explain(verdict: Verdict, resume: Resume): string {
  const head = `${verdict.label}: ${isSilent(verdict) ? verdict.found : statusWords[verdict.status]}.`;
  const first = verdict.evidence[0];
  const told: Told = {
    status: verdict.status,
    found: verdict.found,
    wanted: verdict.wanted,
    detail: verdict.detail ?? '',
    quote: quoteOf(first),
    place: { inJob: where(first, resume, true), onPage: where(first, resume, false) },
  };
  return `${head} ${kindOf(verdict).sentence?.(told) ?? quoted(told)}`;
}

/** Characters of a quote in a sentence: as long as quotes of long paragraphs are. */
const longestQuote = 300;

/** The words of evidence on one line, without their mark of a list; null for an answer. */
function quoteOf(evidence: Evidence | undefined): string | null {
  if (evidence === undefined || evidence.source === 'answer' || evidence.quote === undefined) return null;
  const quote = oneLine(evidence.quote.replace(/^[\s•●▪·*–—-]+/u, ''));
  return shortened(quote, longestQuote).replace(/[.,;]$/, '');
}

/** All verdicts of a scorecard in sentences, in the order of the role. */
export function explainAll(scorecard: Pick<Scorecard, 'verdicts'>, resume: Resume): string[] {
  return scorecard.verdicts.map((verdict) => explain(verdict, resume));
}

function where(evidence: Evidence | undefined, resume: Resume, withJob: boolean): string {
  if (evidence === undefined || evidence.source === 'answer') return '';
  const { start = -1, end = -1 } = evidence;
  // Of jobs within one another the innermost.
  const job = resume.jobs
    .filter((one) => start >= one.start_at && end <= one.end_at)
    .sort((a, b) => b.start_at - a.start_at)[0];
  const place =
    job && withJob
      ? [isolated(job.company?.value ?? job.title?.value ?? ''), years(job)]
          .filter((part) => part !== '')
          .join(' ')
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
